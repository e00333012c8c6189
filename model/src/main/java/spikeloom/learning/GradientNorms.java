package spikeloom.learning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.kernel.FpttUpdate;

/** Adds up the squares of a gradient part by part, for each slice of the parameters. */
final class GradientNorms {
  private final List<Parameters.Slice> slices;
  private final double[][] squares; // [worker][slice]: every sum is computed in a fixed order

  GradientNorms(Parameters parameters, int workers) {
    slices = parameters.slices();
    squares = new double[workers][slices.size()];
  }

  /** Adds whole rows of a slice, the first at {@code at}; padding does not count. */
  void add(Parameters.Slice slice, float[] gradient, int at, int rows, int worker) {
    double sum = 0;
    for (int r = 0; r < rows; r++) {
      int from = at + r * slice.stride();
      sum += FpttUpdate.squares(gradient, new Range(from, from + slice.columns()));
    }
    squares[worker][slices.indexOf(slice)] += sum;
  }

  /** The Euclidean norm of the gradient of every slice, by its name. */
  Map<String, Double> bySlice() {
    Map<String, Double> norms = new LinkedHashMap<>();
    for (int s = 0; s < slices.size(); s++) {
      double sum = 0;
      for (double[] ofWorker : squares) {
        sum += ofWorker[s];
      }
      norms.put(slices.get(s).name(), Math.sqrt(sum));
    }
    return norms;
  }
}
