package spikeloom.kernel;

import spikeloom.array.MapSize;

/**
 * The shape of a two-dimensional convolution, a cross-correlation as in Deeplearning4j and ONNX:
 * with s the stride, p the padding and zeros outside of the input,
 *
 * <pre>{@code
 * out[y, x, d] = sum over ky, kx, c of W[(ky * kernel + kx) * C + c, d] in[y * s - p + ky, x * s - p + kx, c]
 * }</pre>
 *
 * <p>The inputs of an output position are its patch: {@code kernel * kernel * C} of them, each with
 * a row of weights.
 *
 * @param input the maps that it reads
 * @param kernel height and width of the kernel, at least 1
 * @param stride step between patches, at least 1
 * @param padding zeros around the input, from 0 to below {@code kernel}
 * @param channels number of maps that it writes
 */
public record ConvolutionShape(MapSize input, int kernel, int stride, int padding, int channels) {
  /** Checks the shape. */
  public ConvolutionShape {
    if (kernel < 1 || stride < 1 || padding < 0 || padding >= kernel || channels < 1) {
      throw new IllegalArgumentException(
          "no convolution: kernel %d, stride %d, padding %d, channels %d"
              .formatted(kernel, stride, padding, channels));
    }
    if (kernel > Math.min(input.height(), input.width()) + 2 * padding) {
      throw new IllegalArgumentException(
          "a kernel of %1$d x %1$d is larger than maps of %2$s with a padding of %3$d"
              .formatted(kernel, input, padding));
    }
    Math.multiplyExact(kernel * kernel, input.channels());
  }

  /** The maps that it writes. */
  public MapSize output() {
    return new MapSize(outputs(input.height()), outputs(input.width()), channels);
  }

  private int outputs(int inputs) {
    return (inputs + 2 * padding - kernel) / stride + 1;
  }

  /** Number of inputs of a patch, and of rows of weights. */
  public int patch() {
    return kernel * kernel * input.channels();
  }

  /** Mean number of output neurons that an input neuron reaches. */
  public double fanOut() {
    long pairs = places(input.height()) * places(input.width());
    return (double) pairs * channels / input.positions();
  }

  /**
   * The places of patches at which an input position lies.
   *
   * @param places {@code kernel * kernel}, overwritten by 1 where there is such a patch, else 0
   */
  public void reached(int y, int x, int[] places) {
    MapSize output = output();
    for (int ky = 0; ky < kernel; ky++) {
      for (int kx = 0; kx < kernel; kx++) {
        int row = y + padding - ky;
        int column = x + padding - kx;
        boolean hit =
            row >= 0
                && column >= 0
                && row % stride == 0
                && column % stride == 0
                && row / stride < output.height()
                && column / stride < output.width();
        places[ky * kernel + kx] = hit ? 1 : 0;
      }
    }
  }

  // Number of places of all patches along a side that lie within the input.
  private long places(int inputs) {
    long sum = 0;
    for (int o = 0; o < outputs(inputs); o++) {
      int first = o * stride - padding;
      sum += Math.min(inputs, first + kernel) - Math.max(0, first);
    }
    return sum;
  }

  /** Row of the input at which a patch begins; negative in the padding. */
  int firstRow(int position) {
    return position / outputs(input.width()) * stride - padding;
  }

  /** Column of the input at which a patch begins; negative in the padding. */
  int firstColumn(int position) {
    return position % outputs(input.width()) * stride - padding;
  }
}
