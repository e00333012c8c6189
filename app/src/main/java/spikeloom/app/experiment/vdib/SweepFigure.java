package spikeloom.app.experiment.vdib;

import java.util.List;
import spikeloom.app.experiment.vdib.RateDistortion.Point;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Front;
import spikeloom.ui.chart.Guide;
import spikeloom.ui.chart.PointGroup;
import spikeloom.ui.chart.Points;
import spikeloom.ui.figure.ExperimentFigures;
import spikeloom.ui.figure.Figure;

/** The rate-distortion plane of a sweep. */
final class SweepFigure {
  private SweepFigure() {}

  static Figure of(List<Point> points, List<Point> front, String unit) {
    List<PointGroup.Place> places =
        points.stream()
            .map(
                p ->
                    new PointGroup.Place(
                        "beta " + p.beta(),
                        p.rate().value(),
                        p.distortion().value(),
                        p.rate().deviation(),
                        p.distortion().deviation()))
            .toList();
    double[] rates = front.stream().mapToDouble(p -> p.rate().value()).toArray();
    double[] distortions = front.stream().mapToDouble(p -> p.distortion().value()).toArray();
    Guide edge = new Front("front", new Points(rates, distortions), Front.Shape.STRAIGHT);
    double least = points.stream().mapToDouble(p -> p.rate().value()).min().orElse(0);
    double most = points.stream().mapToDouble(p -> p.rate().value()).max().orElse(1);
    Axis.Scale scale = least > 0 && most > 30 * least ? Axis.Scale.LOG : Axis.Scale.LINEAR;
    return ExperimentFigures.rateDistortion(
        List.of(new PointGroup("runs", places, 0)), List.of(edge), scale, unit);
  }
}
