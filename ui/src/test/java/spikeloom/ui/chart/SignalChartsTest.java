package spikeloom.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;

class SignalChartsTest {
  @Test
  void aRowOfATableHasAMarkForEachNamedColumnAndNoLineThatJoinsThem() {
    SignalShape.Series row = new SignalShape.Series(1, 3, List.of("mass", "height", "age"));
    Chart chart =
        SignalCharts.pair(
            "Target and reconstruction",
            new Signal(row, new float[] {0.1f, 0.5f, 0.9f}),
            new Signal(row, new float[] {0.2f, 0.4f, 0.8f}));
    Recording drawn = draw(chart);
    for (String word :
        List.of("mass", "height", "age", "target", "reconstruction", "scaled value, 0 to 1")) {
      assertTrue(words(drawn).contains(word), word + " in " + words(drawn));
    }
    assertEquals(0, drawn.polylines.size());
  }

  @Test
  void variablesInTimeHavePanelsOfTheirOwnOverCommonSteps() {
    SignalShape.Series series = new SignalShape.Series(4, 2, List.of("flow", "pressure"));
    float[] values = {0, 1, 0.2f, 0.8f, 0.4f, 0.6f, 0.6f, 0.4f};
    Recording drawn =
        draw(SignalCharts.pair("Both", new Signal(series, values), new Signal(series, values)));
    assertEquals(4, drawn.polylines.size(), "two variables of two series");
    for (String word : List.of("flow", "pressure", "step", "target", "reconstruction")) {
      assertTrue(words(drawn).contains(word), word + " in " + words(drawn));
    }
  }

  @Test
  void anEffectIsSignedAndItsScaleReachesAsFarBelow0AsAbove() {
    SignalShape.Image image = new SignalShape.Image(1, 1, 2);
    Chart chart = SignalCharts.effect("Effect", new Signal(image, new float[] {-0.5f, 0.25f}));
    ScaledPicture picture = assertInstanceOf(ScaledPicture.class, chart);
    assertEquals(-0.5, picture.scale().low(), 1e-9);
    assertEquals(0.5, picture.scale().high(), 1e-9);
    assertEquals(ColourMap.SIGNED, picture.scale().map());
    assertTrue(words(draw(chart)).contains("change of the value"));
    assertEquals(ColourMap.SIGNED_DARK, picture.scale().in(ChartTheme.DARK).map());
    int middle = picture.scale().in(ChartTheme.DARK).argb(0);
    assertTrue((middle & 0xff) < 64, "nothing changes: the colour of the page");
  }

  @Test
  void coloursOfAnErrorHaveAScale() {
    SignalShape.Image image = new SignalShape.Image(3, 1, 2);
    Recording drawn =
        draw(SignalCharts.error("Error", new Signal(image, new float[] {0, 1, 0, 1, 0, 1})));
    assertTrue(
        words(drawn).containsAll(List.of("Error", "absolute error", "0.0", "1.0")),
        words(drawn).toString());
  }

  @Test
  void targetsOfPicturesAreNotLaidOverEachOther() {
    assertFalse(SignalCharts.overlaid(new SignalShape.Image(1, 4, 4)));
    assertFalse(SignalCharts.overlaid(new SignalShape.Series(64, 40)));
    assertTrue(SignalCharts.overlaid(new SignalShape.Series(64, 4)));
    assertTrue(SignalCharts.overlaid(new SignalShape.Series(1, 40)));
  }

  @Test
  void namesAreShortenedInTheMiddle() {
    String name = "a-run-of-strokes-with-beta-0.01-2026-11-29";
    String shorter = Shortened.middle(name, 20, String::length);
    assertEquals("a-run-of-s…026-11-29", shorter);
    assertEquals(name, Shortened.middle(name, 100, String::length));
  }

  private static Recording draw(Chart chart) {
    return Recording.of(chart, 400, 300);
  }

  private static List<String> words(Recording drawn) {
    return drawn.texts.stream().map(Recording.Text::text).toList();
  }
}
