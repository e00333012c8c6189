package spikeloom.export;

import java.util.Arrays;

/**
 * An array as input or output of an ONNX model.
 *
 * @param shape its dimensions, the batch first
 * @param values row-major; not copied
 * @param whole whether the model takes them as 64-bit whole numbers
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OnnxTensor(int[] shape, float[] values, boolean whole) {
  /** An array of floats. */
  OnnxTensor(int[] shape, float[] values) {
    this(shape, values, false);
  }

  /** Floats 0. */
  static OnnxTensor zeros(int... shape) {
    return new OnnxTensor(shape, new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)]);
  }

  /** Values of the last dimension. */
  int width() {
    return shape[shape.length - 1];
  }

  /** Number of rows along the last dimension. */
  int rows() {
    return values.length / width();
  }

  /** The shape as ONNX Runtime takes it. */
  long[] sizes() {
    return Arrays.stream(shape).asLongStream().toArray();
  }
}
