package spikeloom.evaluation.neurobench;

import java.util.Arrays;
import java.util.Optional;
import spikeloom.array.MapSize;
import spikeloom.array.Parameters;
import spikeloom.kernel.ConvolutionShape;
import spikeloom.kernel.SpikeBits;

/**
 * The connections from inputs to the outputs of a layer.
 *
 * @param all number of connections, zero or not
 * @param fanOut connections of every input whose weight is not zero
 */
@SuppressWarnings("ArrayRecordComponent") // counted with, never compared
record Connections(long all, int[] fanOut) {
  /** Connections of which none is zero. */
  static Connections full(int inputs, int outputs) {
    int[] fanOut = new int[inputs];
    Arrays.fill(fanOut, outputs);
    return new Connections((long) inputs * outputs, fanOut);
  }

  /** The connections of a matrix of weights, a row per input; empty if there is none. */
  static Optional<Connections> of(Parameters parameters, String name) {
    return parameters.slices().stream()
        .filter(slice -> slice.name().equals(name))
        .findFirst()
        .map(slice -> of(parameters, slice));
  }

  /**
   * The connections of a convolution with the weights {@code matrix} of a patch.
   *
   * @param planes whether the inputs are one plane after another, or the channels of a position
   *     after those of another
   */
  static Connections of(ConvolutionShape shape, Connections matrix, boolean planes) {
    MapSize in = shape.input();
    int[] fanOut = new int[in.neurons()];
    int[] reached = new int[shape.kernel() * shape.kernel()];
    long all = 0;
    for (int p = 0; p < in.positions(); p++) {
      shape.reached(p / in.width(), p % in.width(), reached);
      for (int c = 0; c < in.channels(); c++) {
        int n = planes ? c * in.positions() + p : p * in.channels() + c;
        for (int k = 0; k < reached.length; k++) {
          fanOut[n] += reached[k] * matrix.fanOut()[k * in.channels() + c];
          all += (long) reached[k] * shape.channels();
        }
      }
    }
    return new Connections(all, fanOut);
  }

  private static Connections of(Parameters parameters, Parameters.Slice weights) {
    int[] fanOut = new int[weights.rows()];
    for (int i = 0; i < weights.rows(); i++) {
      for (int j = 0; j < weights.columns(); j++) {
        fanOut[i] += parameters.values()[weights.at(i, j)] != 0 ? 1 : 0;
      }
    }
    return new Connections((long) weights.rows() * weights.columns(), fanOut);
  }

  int inputs() {
    return fanOut.length;
  }

  /** Those whose weight is not zero. */
  long nonZero() {
    return Arrays.stream(fanOut).asLongStream().sum();
  }

  /** Operations for spikes of every input. */
  double operations(SpikeBits spikes) {
    double sum = 0;
    for (int i = 0; i < fanOut.length; i++) {
      sum += (double) spikes.count(i) * fanOut[i];
    }
    return sum;
  }

  /** Operations for inputs that are not 0. */
  double operations(float[] inputs) {
    double sum = 0;
    for (int i = 0; i < fanOut.length; i++) {
      sum += inputs[i] != 0 ? fanOut[i] : 0;
    }
    return sum;
  }

  /** Operations for so many spikes of unknown inputs: exact if no weight is zero, else a mean. */
  double operations(double spikes) {
    return spikes * nonZero() / inputs();
  }
}
