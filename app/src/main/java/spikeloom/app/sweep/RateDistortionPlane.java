package spikeloom.app.sweep;

import java.util.List;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Front;
import spikeloom.ui.chart.Guide;
import spikeloom.ui.chart.PointGroup;
import spikeloom.ui.chart.Points;
import spikeloom.ui.figure.ExperimentFigures;
import spikeloom.ui.figure.Figure;

/** The rate-distortion plane of a sweep. */
final class RateDistortionPlane {
  private static final double WIDE = 30;

  private RateDistortionPlane() {}

  /**
   * Draws points and the line through those of the front.
   *
   * @param places all points, rate to the right
   * @param front those that no other dominates, the smallest rate first
   * @param unit unit of the distortion
   */
  static Figure of(List<PointGroup.Place> places, List<PointGroup.Place> front, String unit) {
    double[] rates = front.stream().mapToDouble(PointGroup.Place::x).toArray();
    double[] distortions = front.stream().mapToDouble(PointGroup.Place::y).toArray();
    Guide edge = new Front("front", new Points(rates, distortions), Front.Shape.STRAIGHT);
    double least = places.stream().mapToDouble(PointGroup.Place::x).min().orElse(0);
    double most = places.stream().mapToDouble(PointGroup.Place::x).max().orElse(1);
    Axis.Scale scale = least > 0 && most > WIDE * least ? Axis.Scale.LOG : Axis.Scale.LINEAR;
    return ExperimentFigures.rateDistortion(
        List.of(new PointGroup("runs", places, 0)), List.of(edge), scale, unit);
  }
}
