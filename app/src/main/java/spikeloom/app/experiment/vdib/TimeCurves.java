package spikeloom.app.experiment.vdib;

import java.util.List;
import java.util.function.ToDoubleFunction;
import spikeloom.evaluation.CausalDecoding;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.Points;

/** Curves of the decoder's output after each step. */
public final class TimeCurves {
  private TimeCurves() {}

  /** Distortion against the number of steps read. */
  public static List<Curve> distortion(List<CausalDecoding.Point> curve) {
    return List.of(curve("distortion", curve, CausalDecoding.Point::distortion));
  }

  /** Rate up to each step. */
  public static List<Curve> rate(List<CausalDecoding.Point> curve) {
    return List.of(curve("rate", curve, CausalDecoding.Point::rateBits));
  }

  private static Curve curve(
      String name, List<CausalDecoding.Point> curve, ToDoubleFunction<CausalDecoding.Point> y) {
    double[] steps = curve.stream().mapToDouble(CausalDecoding.Point::steps).toArray();
    double[] values = curve.stream().mapToDouble(y).toArray();
    return Curve.of(name, new Points(steps, values), Curve.Look.MARKERS, 0);
  }

  /** Transposes steps x neurons to neurons x steps. */
  public static float[][] neuronsBySteps(float[][] map) {
    float[][] turned = new float[map[0].length][map.length];
    for (int t = 0; t < map.length; t++) {
      for (int n = 0; n < map[t].length; n++) {
        turned[n][t] = map[t][n];
      }
    }
    return turned;
  }
}
