package spikeloom.ui.chart;

import java.util.List;
import spikeloom.spike.SignalShape;

/**
 * Pictures of one kind below a heading, in as many columns as make them largest.
 *
 * @param title the title
 * @param facts what they are, in a few words, or empty
 * @param shape the shape of all pictures
 * @param pictures values of each
 */
public record PictureGrid(String title, String facts, SignalShape shape, List<float[]> pictures)
    implements Enlargeable {
  private static final double HEADING = 24;
  private static final double EDGE = 1;

  /** Copies its list. */
  public PictureGrid {
    pictures = List.copyOf(pictures);
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    PlotFrame.heading(surface, box, theme, List.of(title, facts));
    Box below = box.inset(HEADING, EDGE, EDGE, EDGE);
    ImageGrid best = grid(1);
    for (int columns = 2; columns <= pictures.size(); columns++) {
      ImageGrid other = grid(columns);
      best = other.pictureWidth(below) > best.pictureWidth(below) ? other : best;
    }
    best.draw(surface, below, theme);
  }

  /** The same grid, whose pictures are as large as there is space. */
  @Override
  public Chart enlarged() {
    return this;
  }

  private ImageGrid grid(int columns) {
    List<ImageGrid.Group> groups =
        pictures.stream().map(picture -> new ImageGrid.Group(List.of(picture), "")).toList();
    return new ImageGrid(title, List.of(), groups, columns, shape);
  }

  @Override
  public void writeTo(CsvWriter csv) {
    grid(1).writeTo(csv);
  }
}
