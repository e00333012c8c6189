package spikeloom.export;

/** The operators of {@link OnnxRun} on feature maps, {@code [sample, map, row, column]}. */
final class OnnxMaps {
  private OnnxMaps() {}

  /**
   * The attributes of a convolution.
   *
   * @param size of the kernel, rows and columns
   * @param strides rows and columns
   * @param pads above, left, below, right
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Kernel(int[] size, int[] strides, int[] pads) {
    int outputs(int side, int length) {
      return (length + pads[side] + pads[side + 2] - size[side]) / strides[side] + 1;
    }
  }

  static OnnxTensor convolution(OnnxTensor x, OnnxTensor weights, float[] bias, Kernel kernel) {
    int outputs = weights.shape()[0];
    int rows = kernel.outputs(0, x.shape()[2]);
    int columns = kernel.outputs(1, x.shape()[3]);
    float[] y = new float[x.shape()[0] * outputs * rows * columns];
    int at = 0;
    for (int b = 0; b < x.shape()[0]; b++) {
      for (int o = 0; o < outputs; o++) {
        for (int row = 0; row < rows; row++) {
          for (int column = 0; column < columns; column++) {
            int top = row * kernel.strides()[0] - kernel.pads()[0];
            int left = column * kernel.strides()[1] - kernel.pads()[1];
            y[at++] = (float) (bias[o] + sum(x, b, top, left, weights, o));
          }
        }
      }
    }
    return new OnnxTensor(new int[] {x.shape()[0], outputs, rows, columns}, y);
  }

  private static double sum(OnnxTensor x, int b, int top, int left, OnnxTensor weights, int o) {
    int inputs = x.shape()[1];
    int height = x.shape()[2];
    int width = x.shape()[3];
    int[] size = {weights.shape()[2], weights.shape()[3]};
    double sum = 0;
    for (int c = 0; c < inputs; c++) {
      for (int i = 0; i < size[0]; i++) {
        int row = top + i;
        for (int j = 0; row >= 0 && row < height && j < size[1]; j++) {
          int column = left + j;
          if (column >= 0 && column < width) {
            sum +=
                (double) x.values()[((b * inputs + c) * height + row) * width + column]
                    * weights.values()[((o * inputs + c) * size[0] + i) * size[1] + j];
          }
        }
      }
    }
    return sum;
  }

  /** Every value in a square of 2 x 2. */
  static OnnxTensor doubled(OnnxTensor x) {
    int[] shape = x.shape().clone();
    int height = 2 * shape[2];
    int width = 2 * shape[3];
    float[] y = new float[4 * x.values().length];
    for (int i = 0; i < y.length; i++) {
      int row = i / width;
      int map = row / height;
      y[i] = x.values()[(map * shape[2] + row % height / 2) * shape[3] + i % width / 2];
    }
    shape[2] = height;
    shape[3] = width;
    return new OnnxTensor(shape, y);
  }

  /** The upper left parts of that height and width. */
  static OnnxTensor cropped(OnnxTensor x, float[] sides) {
    int[] shape = x.shape().clone();
    shape[2] = (int) sides[0];
    shape[3] = (int) sides[1];
    float[] y = new float[shape[0] * shape[1] * shape[2] * shape[3]];
    for (int i = 0; i < y.length; i++) {
      int row = i / shape[3];
      int map = row / shape[2];
      y[i] = x.values()[(map * x.shape()[2] + row % shape[2]) * x.shape()[3] + i % shape[3]];
    }
    return new OnnxTensor(shape, y);
  }
}
