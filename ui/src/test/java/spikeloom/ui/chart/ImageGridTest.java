package spikeloom.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.spike.SignalShape;

final class ImageGridTest {
  private static final SignalShape SHAPE = new SignalShape.Image(1, 2, 2);

  private static List<Recording.Text> captions(String caption) {
    ImageGrid.Group group = new ImageGrid.Group(List.of(new float[4], new float[4]), caption);
    ImageGrid grid = new ImageGrid("", List.of(), Collections.nCopies(4, group), 4, SHAPE);
    return Recording.of(grid, 700, 130).texts;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class 3  ·  0.0834 nats",
        "class airplane  ·  0.004331 squared error",
        "class of a very long name that nobody can read in such a narrow place  ·  0.004331 nats"
      })
  void captionsDoNotOverlap(String caption) {
    List<Recording.Text> texts = captions(caption);
    assertEquals(4, texts.size());
    for (int i = 1; i < texts.size(); i++) {
      assertTrue(texts.get(i - 1).box().right() < texts.get(i).box().x(), caption);
    }
  }

  @Test
  void shortCaptionsKeepTheirSizeAndLongOnesTheirEnds() {
    assertEquals(ChartTheme.LIGHT.labelStyle().size(), captions("class 3").get(0).style().size());
    String shortened =
        captions("class of a very long name that nobody can read in such a place · 0.1 nats")
            .get(0)
            .text();
    assertTrue(shortened.startsWith("class") && shortened.endsWith("nats"), shortened);
  }
}
