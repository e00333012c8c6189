package spikeloom.ui.figure;

import java.util.List;
import spikeloom.evaluation.Disturbance;
import spikeloom.evaluation.Robustness;
import spikeloom.text.Wording;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.CurveChart;
import spikeloom.ui.chart.Points;
import spikeloom.ui.text.Quantities;
import spikeloom.ui.text.Texts;

/** The distortion against the amount of a disturbance of the latent spikes. */
public final class RobustnessCharts {
  private static final ChartTheme PAPER = ChartTheme.LIGHT;
  private static final double PERCENT = 100;

  private RobustnessCharts() {}

  /** Spikes that are dropped, and neurons that are silenced; error bars are over seeds. */
  public static CurveChart lost(Robustness.Curves curves) {
    return chart(
        Texts.FIGURE.get("robustness.lost"),
        Axis.linear(Texts.FIGURE.get("robustness.share"), "%"),
        curves,
        List.of(
            curve(curves, Disturbance.DROPPED_SPIKES, PERCENT, 0),
            curve(curves, Disturbance.SILENCED_NEURONS, PERCENT, 1)));
  }

  /** Spikes that are moved in time; error bars are over seeds. */
  public static CurveChart moved(Robustness.Curves curves) {
    return chart(
        Texts.FIGURE.get("robustness.moved"),
        new Axis(
            Texts.FIGURE.get("robustness.by"),
            Texts.FIGURE.get("robustness.steps"),
            Axis.Scale.WHOLE),
        curves,
        List.of(curve(curves, Disturbance.MOVED_SPIKES, 1, 2)));
  }

  /** Both charts, for a file. */
  public static Figure figure(Robustness.Curves curves) {
    Panels.Layout layout = new Panels.Layout(2, 420, 300);
    Figure page =
        Panels.of(
            Texts.FIGURE.get("robustness.title"),
            List.of(lost(curves), moved(curves)),
            layout,
            PAPER);
    return new Figure(
        page.title(),
        page.page(),
        PAPER,
        page.panels(),
        csv -> {
          csv.row("disturbance", "amount", "distortion", "deviation");
          curves
              .points()
              .forEach(
                  at ->
                      csv.row(
                          Wording.of(at.disturbance()),
                          at.amount(),
                          at.distortion(),
                          at.deviation()));
        });
  }

  private static CurveChart chart(
      String title, Axis x, Robustness.Curves curves, List<Curve> drawn) {
    Axis y =
        Axis.linear(Texts.FIGURE.get("robustness.distortion"), Quantities.unit(curves.measure()));
    return new CurveChart(title, x, y, drawn, List.of());
  }

  private static Curve curve(
      Robustness.Curves curves, Disturbance kind, double factor, int paletteIndex) {
    List<Robustness.Point> points = curves.of(kind);
    return new Curve(
        Texts.FIGURE.of("disturbance", kind),
        new Points(
            points.stream().mapToDouble(point -> factor * point.amount()).toArray(),
            points.stream().mapToDouble(Robustness.Point::distortion).toArray()),
        points.stream().mapToDouble(Robustness.Point::deviation).toArray(),
        Curve.Look.MARKERS,
        paletteIndex);
  }
}
