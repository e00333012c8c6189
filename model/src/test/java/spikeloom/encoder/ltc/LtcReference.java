package spikeloom.encoder.ltc;

import java.util.Arrays;
import spikeloom.array.Parameters;
import spikeloom.neuron.LiquidTimeConstant;
import spikeloom.neuron.LiquidWeights;

/** A layer of liquid time-constant neurons in double precision, with the weights of a fused one. */
public final class LtcReference {
  public final LiquidTimeConstant neuron;
  public final double[][] input; // [to][from]
  public final LiquidWeights weights;

  public LtcReference(LtcLayer layer, float[] values) {
    neuron = layer.shape().constants();
    input = matrix(layer.weights(), values);
    double[] bias = row(layer.bias(), values);
    LiquidWeights.Gate membrane = gate(layer.membrane(), values);
    LiquidWeights.Gate adaptation =
        layer.shape().adapts()
            ? gate(layer.adaptation(), values)
            : LiquidWeights.Gate.constant(new double[bias.length]);
    weights = new LiquidWeights(matrix(layer.recurrent(), values), bias, membrane, adaptation);
  }

  private static LiquidWeights.Gate gate(LtcLayer.Gate gate, float[] values) {
    return new LiquidWeights.Gate(
        matrix(gate.drive(), values), matrix(gate.state(), values), row(gate.bias(), values));
  }

  static double[][] matrix(Parameters.Slice slice, float[] values) {
    double[][] matrix = new double[slice.columns()][slice.rows()];
    for (int to = 0; to < slice.columns(); to++) {
      for (int from = 0; from < slice.rows(); from++) {
        matrix[to][from] = values[slice.at(from, to)];
      }
    }
    return matrix;
  }

  static double[] row(Parameters.Slice slice, float[] values) {
    double[] row = new double[slice.columns()];
    Arrays.setAll(row, c -> values[slice.at(0, c)]);
    return row;
  }

  /** Input currents of signals {@code [steps][inputs]}. */
  public double[][] currents(double[][] signal) {
    double[][] currents = new double[signal.length][input.length];
    for (int t = 0; t < signal.length; t++) {
      for (int n = 0; n < input.length; n++) {
        for (int i = 0; i < signal[t].length; i++) {
          currents[t][n] += input[n][i] * signal[t][i];
        }
      }
    }
    return currents;
  }
}
