package spikeloom.ui.chart;

import java.util.List;
import spikeloom.ui.text.Texts;

/**
 * Potentials of a few neurons over the steps of a trial, one below the other on one scale: the
 * threshold dashed, a tick above the curve for each spike, and a line behind the steps seen so far.
 *
 * @param title the title
 * @param quantity what a potential is, with its unit if it has one
 * @param threshold where a neuron fires
 * @param traces the neurons
 * @param seen steps that the decoder sees
 */
public record TraceChart(
    String title, String quantity, double threshold, List<Trace> traces, int seen)
    implements Chart {
  private static final double GAP = 6;
  private static final double TICK = 5;

  /** Copies its list. */
  public TraceChart {
    traces = List.copyOf(traces);
  }

  /**
   * One neuron.
   *
   * @param neuron its index in its layer
   * @param potential of every step
   * @param spikes of every step, 0 for none
   */
  @SuppressWarnings("ArrayRecordComponent") // drawn, never compared
  public record Trace(int neuron, float[] potential, float[] spikes) {}

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    if (traces.isEmpty()) {
      PlotFrame.heading(surface, box, theme, List.of(title, quantity));
      PlotFrame.noData(surface, box, theme);
      return;
    }
    Extent extent = new Extent(Axis.Scale.LINEAR);
    extent.add(threshold);
    for (Trace trace : traces) {
      for (float value : trace.potential) {
        extent.add(value);
      }
    }
    AxisRange potentials = extent.padded();
    String facts = Texts.CHART.get("trace.facts", quantity, potentials.low(), potentials.high());
    PlotFrame.heading(surface, box, theme, List.of(title, facts));
    AxisRange steps = new AxisRange(Axis.Scale.LINEAR, 0, traces.get(0).potential.length);
    PlotFrame whole = PlotFrame.within(box, steps, potentials, theme);
    Box plot = whole.plot();
    double height = plot.height() / traces.size();
    for (int i = 0; i < traces.size(); i++) {
      Box row = new Box(plot.x(), plot.y() + i * height, plot.width(), height - GAP);
      row(surface, new PlotFrame(row, whole.x(), whole.y()), traces.get(i), theme);
    }
    double border = whole.toX(seen);
    surface.line(border, plot.y(), border, plot.bottom(), new Stroke(theme.series(1), 1.5));
    whole.horizontalAxis(surface, theme, Texts.CHART.get("step"));
  }

  private void row(Surface surface, PlotFrame frame, Trace trace, ChartTheme theme) {
    Box row = frame.plot();
    TextStyle label = theme.labelStyle();
    surface.text(
        Integer.toString(trace.neuron),
        row.x() - 6,
        row.centreY() + 4,
        label.at(TextStyle.Anchor.END));
    double firing = frame.toY(threshold);
    surface.dashed(
        new Points(new double[] {row.x(), row.right()}, new double[] {firing, firing}),
        new Stroke(theme.muted().withAlpha(0.7), 1));
    int steps = trace.potential.length;
    double[] x = new double[steps];
    double[] y = new double[steps];
    for (int t = 0; t < steps; t++) {
      x[t] = frame.toX(t + 0.5);
      y[t] = frame.toY(trace.potential[t]);
      if (trace.spikes[t] > 0) {
        surface.line(x[t], row.y(), x[t], row.y() + TICK, new Stroke(theme.spike(), 2));
      }
    }
    surface.polyline(new Points(x, y), new Stroke(theme.series(0), 1.5));
  }

  @Override
  public void writeTo(CsvWriter csv) {
    csv.row("neuron", "step", quantity, "spike");
    for (Trace trace : traces) {
      for (int t = 0; t < trace.potential.length; t++) {
        csv.row(trace.neuron, t, trace.potential[t], trace.spikes[t]);
      }
    }
  }
}
