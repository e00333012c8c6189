package spikeloom.ui.chart;

import java.util.List;
import spikeloom.ui.text.Texts;

/**
 * Events of a camera below a heading, with a legend of the polarities.
 *
 * @param facts what is shown of the recording, in a few words, or empty
 * @param events the events
 * @param view the part that is shown
 */
public record RecordedPicture(String facts, PolarityChart events, Viewport view)
    implements PictureChart {
  private static final double GAP = 10;
  private static final double PATCH = 12;
  private static final double ROW = 18;

  /** The whole sensor. */
  public RecordedPicture(String facts, PolarityChart events) {
    this(facts, events, Viewport.whole());
  }

  @Override
  public String title() {
    return events.title();
  }

  @Override
  public String description() {
    return Texts.CHART.get("recorded.description", title(), facts);
  }

  @Override
  public RecordedPicture within(Viewport newView) {
    return new RecordedPicture(facts, events, newView);
  }

  @Override
  public int width() {
    return events.width();
  }

  @Override
  public int height() {
    return events.height();
  }

  @Override
  public Box plot(Box box, ChartTheme theme) {
    return PicturePlace.beside(box, width(), height());
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    PlotFrame.heading(
        surface, box, theme, List.of(title(), facts, PicturePart.magnification(view)));
    Box picture = plot(box, theme);
    new PicturePart(events.pixels(theme), view).draw(surface, picture, theme);
    key(surface, picture, 0, Texts.CHART.get("recorded.on"), theme.series(PolarityChart.ON), theme);
    key(
        surface,
        picture,
        1,
        Texts.CHART.get("recorded.off"),
        theme.series(PolarityChart.OFF),
        theme);
  }

  private static void key(
      Surface surface, Box picture, int row, String name, Colour colour, ChartTheme theme) {
    double x = picture.right() + GAP;
    double y = picture.y() + row * ROW;
    surface.rectangle(new Box(x, y, PATCH, PATCH), colour);
    surface.text(name, x + PATCH + GAP / 2, y + PATCH - 2, theme.labelStyle());
  }

  @Override
  public void writeTo(CsvWriter csv) {
    events.writeTo(csv);
  }
}
