package spikeloom.ui.chart;

import java.util.List;

/**
 * A text in place of a chart that has no data yet.
 *
 * @param title the heading
 * @param words what to do to see something
 */
public record Remark(String title, String words) implements Chart {
  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    PlotFrame.heading(surface, box, theme, List.of(title));
    TextStyle style = theme.labelStyle().at(TextStyle.Anchor.MIDDLE);
    surface.text(
        Shortened.middle(words, box.width(), text -> surface.widthOf(text, style)),
        box.centreX(),
        box.centreY(),
        style);
  }

  @Override
  public void writeTo(CsvWriter csv) {
    csv.row("remark");
    csv.row(words);
  }
}
