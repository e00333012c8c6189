package spikeloom.ui.chart;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spikeloom.spike.SpikePart;

/**
 * Latent spikes to be worked on: a cell for each step and neuron, spikes the stronger the more they
 * say of the sample, what lies behind the steps seen so far pale, and a frame around one cell.
 *
 * @param title what it shows
 * @param spikes {@code [steps][neurons]}
 * @param bits what a spike in each cell says, or null where that is not known
 * @param seen steps that the decoder sees at most
 * @param brush the cells that it sees of them, or null for all
 * @param cursor the cell in the frame, or null
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record LatentChart(
    String title,
    float[][] spikes,
    float @Nullable [][] bits,
    int seen,
    @Nullable SpikePart brush,
    @Nullable Place cursor)
    implements Chart {
  private static final double LEAST_STRENGTH = 0.35;
  private static final double PALE = 0.22;
  private static final double MOST_BITS = 3;

  /**
   * A cell.
   *
   * @param step from 0
   * @param neuron from 0
   */
  public record Place(int step, int neuron) {}

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
        new AxisRange(Axis.Scale.LINEAR, 0, steps()),
        new AxisRange(Axis.Scale.LINEAR, 0, neurons()),
        theme);
  }

  /** The cell at a point of the chart that is drawn in {@code box}, if there is one. */
  public Optional<Place> at(double x, double y, Box box, ChartTheme theme) {
    Box plot = frame(box, theme).plot();
    int step = (int) Math.floor((x - plot.x()) / plot.width() * steps());
    int neuron = (int) Math.floor((plot.bottom() - y) / plot.height() * neurons());
    return step >= 0 && step < steps() && neuron >= 0 && neuron < neurons()
        ? Optional.of(new Place(step, neuron))
        : Optional.empty();
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    PlotFrame frame = frame(box, theme);
    Box plot = frame.plot();
    PlotFrame.heading(surface, box, theme, List.of(title, facts()));
    frame.grid(surface, theme);
    surface.image(pixels(theme.spike()), plot);
    double border = frame.toX(seen);
    surface.line(border, plot.y(), border, plot.bottom(), new Stroke(theme.series(1), 1.5));
    if (brush != null) {
      double left = frame.toX(brush.fromStep());
      double top = frame.toY(Math.min(brush.toNeuron(), neurons()));
      surface.outline(
          new Box(
              left,
              top,
              frame.toX(Math.min(brush.toStep(), steps())) - left,
              frame.toY(brush.fromNeuron()) - top),
          new Stroke(theme.series(0), 1.5));
    }
    if (cursor != null) {
      double width = Math.max(5, plot.width() / steps());
      double height = Math.max(5, plot.height() / neurons());
      surface.outline(
          new Box(
              frame.toX(cursor.step + 0.5) - width / 2,
              frame.toY(cursor.neuron + 0.5) - height / 2,
              width,
              height),
          new Stroke(theme.series(1), 1.5));
    }
    frame.horizontalAxis(surface, theme, "step");
  }

  private PixelImage pixels(Colour spike) {
    int[] argb = new int[steps() * neurons()];
    for (int t = 0; t < steps(); t++) {
      for (int n = 0; n < neurons(); n++) {
        if (spikes[t][n] != 0) {
          double said =
              bits == null ? 1 : Math.max(0, Math.min(1, 0.5 + bits[t][n] / (2 * MOST_BITS)));
          double strength = LEAST_STRENGTH + (1 - LEAST_STRENGTH) * said;
          double alpha = seen(t, n) ? strength : PALE * strength;
          argb[(neurons() - 1 - n) * steps() + t] = spike.withAlpha(alpha).argb();
        }
      }
    }
    return new PixelImage(steps(), neurons(), argb);
  }

  private String facts() {
    int count = 0;
    for (int t = 0; t < seen; t++) {
      for (int n = 0; n < neurons(); n++) {
        count += spikes[t][n] != 0 && seen(t, n) ? 1 : 0;
      }
    }
    String part = brush == null ? "" : ", brushed part";
    return String.format(
        Locale.ROOT, "%,d spikes in the first %d of %d steps%s", count, seen, steps(), part);
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
