package spikeloom.nir;

import java.util.List;
import java.util.function.Function;
import spikeloom.file.DataException;
import spikeloom.nir.NirGraph.Node;
import spikeloom.nir.NirGraph.Values;

/**
 * The computation of a node Conv2d: a cross-correlation of maps, one whole map after another.
 *
 * @param weights {@code [out][in][kernel height][kernel width]}
 * @param bias of every output map
 * @param height rows of the input
 * @param width columns of the input
 * @param stride in both directions
 * @param padding zeros in both directions
 */
@SuppressWarnings("ArrayRecordComponent") // computed with, never compared
record Convolution(
    Values weights, double[] bias, int height, int width, Pair stride, Pair padding) {
  /** Rows and columns. */
  record Pair(int rows, int columns) {
    static Pair of(Values values) {
      return new Pair((int) values.at(0), (int) values.at(1));
    }
  }

  /**
   * The convolution of a node.
   *
   * @throws DataException if it has dilation or groups, or a value is missing
   */
  static Convolution of(String name, Node node) {
    Function<String, Values> get =
        key ->
            node.find(key)
                .orElseThrow(
                    () ->
                        new DataException(
                            "Node '%s' has no %s; check the file.".formatted(name, key)));
    Values weights = get.apply("weight");
    Values input = get.apply("input_shape");
    boolean plain =
        node.find("groups").map(v -> v.at(0) == 1).orElse(true)
            && node.find("dilation").map(v -> v.at(0) == 1 && v.at(1) == 1).orElse(true);
    if (weights.shape().size() != 4 || !plain) {
      throw new DataException(
          "Node '%s' is a convolution with groups or dilation, which is not supported."
              .formatted(name));
    }
    return new Convolution(
        weights,
        node.find("bias").map(Values::numbers).orElse(new double[weights.shape().get(0)]),
        (int) input.at(0),
        (int) input.at(1),
        Pair.of(get.apply("stride")),
        Pair.of(get.apply("padding")));
  }

  private int outHeight() {
    return (height + 2 * padding.rows() - weights.shape().get(2)) / stride.rows() + 1;
  }

  private int outWidth() {
    return (width + 2 * padding.columns() - weights.shape().get(3)) / stride.columns() + 1;
  }

  /** Number of outputs. */
  int size() {
    return weights.shape().get(0) * outHeight() * outWidth();
  }

  void apply(double[] in, double[] out) {
    int at = 0;
    for (int d = 0; d < weights.shape().get(0); d++) {
      for (int y = 0; y < outHeight(); y++) {
        for (int x = 0; x < outWidth(); x++) {
          out[at++] = bias[d] + patch(in, d, y, x);
        }
      }
    }
  }

  private double patch(double[] in, int d, int y, int x) {
    List<Integer> shape = weights.shape();
    double sum = 0;
    for (int c = 0; c < shape.get(1); c++) {
      for (int ky = 0; ky < shape.get(2); ky++) {
        for (int kx = 0; kx < shape.get(3); kx++) {
          int row = y * stride.rows() - padding.rows() + ky;
          int column = x * stride.columns() - padding.columns() + kx;
          if (row >= 0 && row < height && column >= 0 && column < width) {
            int weight = ((d * shape.get(1) + c) * shape.get(2) + ky) * shape.get(3) + kx;
            sum += weights.numbers()[weight] * in[(c * height + row) * width + column];
          }
        }
      }
    }
    return sum;
  }
}
