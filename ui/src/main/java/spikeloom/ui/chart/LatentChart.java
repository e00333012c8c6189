package spikeloom.ui.chart;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spikeloom.spike.Cell;
import spikeloom.spike.SpikePart;
import spikeloom.ui.text.Texts;

/**
 * An editable chart of latent spikes: a cell for each step and neuron, spikes coloured by their
 * information about the sample, so that expected ones are pale, later steps paler, and a frame
 * around one cell.
 *
 * @param title the title
 * @param spikes {@code [steps][neurons]}
 * @param bits information of a spike in each cell, or null if unknown
 * @param seen maximum number of steps that the decoder reads
 * @param brush the cells that it reads, or null for all
 * @param cursor the cell in the frame, or null
 * @param view the part that is shown
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record LatentChart(
    String title,
    float[][] spikes,
    float @Nullable [][] bits,
    int seen,
    @Nullable SpikePart brush,
    @Nullable Cell cursor,
    Viewport view)
    implements Zoomable {
  private static final double LEAST_STRENGTH = 0.35;
  private static final double PALE = 0.22;
  private static final double MOST_BITS = 3;

  @Override
  public LatentChart within(Viewport newView) {
    return new LatentChart(title, spikes, bits, seen, brush, cursor, newView);
  }

  @Override
  public Viewport.Cells cells() {
    return new Viewport.Cells(steps(), neurons());
  }

  @Override
  public Box plot(Box box, ChartTheme theme) {
    return frame(box, theme).plot();
  }

  private boolean seen(int step, int neuron) {
    return step < seen && (brush == null || brush.holds(step, neuron));
  }

  private int steps() {
    return spikes.length;
  }

  private int neurons() {
    return spikes[0].length;
  }

  private PlotFrame frame(Box box, ChartTheme theme) {
    return PlotFrame.within(
            box,
            new AxisRange(Axis.Scale.WHOLE, 0, steps()),
            new AxisRange(Axis.Scale.WHOLE, 0, neurons()),
            theme)
        .part(view);
  }

  /** The cell at a point of the chart that is drawn in {@code box}, if there is one. */
  public Optional<Cell> at(double x, double y, Box box, ChartTheme theme) {
    PlotFrame frame = frame(box, theme);
    Box plot = frame.plot();
    if (x < plot.x() || x >= plot.right() || y <= plot.y() || y > plot.bottom()) {
      return Optional.empty();
    }
    double step = frame.x().value((x - plot.x()) / plot.width());
    double neuron = frame.y().value((plot.bottom() - y) / plot.height());
    return Optional.of(
        new Cell(Math.min(steps() - 1, (int) step), Math.min(neurons() - 1, (int) neuron)));
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    PlotFrame frame = frame(box, theme);
    PlotFrame.heading(surface, box, theme, List.of(title, facts()));
    frame.grid(surface, theme);
    frame.cut(surface, view, () -> cells(surface, frame, theme));
    frame.horizontalAxis(surface, theme, Texts.CHART.get("step"));
  }

  private void cells(Surface surface, PlotFrame frame, ChartTheme theme) {
    surface.image(pixels(theme.spike()), area(frame, 0, steps(), 0, neurons()));
    double border = frame.toX(seen);
    Box plot = frame.plot();
    surface.line(border, plot.y(), border, plot.bottom(), new Stroke(theme.series(1), 1.5));
    if (brush != null) {
      int toStep = Math.min(brush.toStep(), steps());
      int toNeuron = Math.min(brush.toNeuron(), neurons());
      surface.outline(
          area(frame, brush.fromStep(), toStep, brush.fromNeuron(), toNeuron),
          new Stroke(theme.series(0), 1.5));
    }
    if (cursor != null) {
      Box cell =
          area(frame, cursor.step(), cursor.step() + 1, cursor.neuron(), cursor.neuron() + 1);
      double width = Math.max(5, cell.width());
      double height = Math.max(5, cell.height());
      surface.outline(
          new Box(cell.centreX() - width / 2, cell.centreY() - height / 2, width, height),
          new Stroke(theme.series(1), 1.5));
    }
  }

  /** Where cells are drawn. */
  private static Box area(PlotFrame frame, int fromX, int toX, int fromY, int toY) {
    double left = frame.toX(fromX);
    double top = frame.toY(toY);
    return new Box(left, top, frame.toX(toX) - left, frame.toY(fromY) - top);
  }

  private PixelImage pixels(Colour spike) {
    int[] argb = new int[steps() * neurons()];
    for (int t = 0; t < steps(); t++) {
      for (int n = 0; n < neurons(); n++) {
        if (spikes[t][n] != 0) {
          double news = bits == null ? 1 : Math.max(0, Math.min(1, bits[t][n] / MOST_BITS));
          double strength = LEAST_STRENGTH + (1 - LEAST_STRENGTH) * news;
          double alpha = seen(t, n) ? strength : PALE * strength;
          argb[(neurons() - 1 - n) * steps() + t] = spike.withAlpha(alpha).premultiplied();
        }
      }
    }
    return PixelImage.of(steps(), neurons(), argb);
  }

  private String facts() {
    int count = 0;
    for (int t = 0; t < seen; t++) {
      for (int n = 0; n < neurons(); n++) {
        count += spikes[t][n] != 0 && seen(t, n) ? 1 : 0;
      }
    }

    return Texts.CHART.get(
        brush == null ? "latent.facts" : "latent.part-facts", count, seen, steps());
  }

  @Override
  public void writeTo(CsvWriter csv) {
    csv.row("step", "neuron", "value", "bits", "seen");
    for (int t = 0; t < steps(); t++) {
      for (int n = 0; n < neurons(); n++) {
        if (spikes[t][n] != 0) {
          csv.row(t, n, spikes[t][n], bits == null ? "" : bits[t][n], seen(t, n) ? 1 : 0);
        }
      }
    }
  }
}
