package spikeloom.decoder.dl4j;

import java.nio.DoubleBuffer;
import org.bytedeco.javacpp.DoublePointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Copies between arrays of single precision and contiguous ones of Deeplearning4j. */
final class NetworkArrays {
  private NetworkArrays() {}

  /** Writes {@code length} values from {@code from[at ..]} to the start of an array. */
  static void put(float[] from, int at, int length, INDArray to) {
    if (to.dataType() == DataType.FLOAT) {
      Dl4jDecoder.buffer(to).put(from, at, length);
      return;
    }
    DoubleBuffer buffer = doubles(to);
    for (int i = 0; i < length; i++) {
      buffer.put(from[at + i]);
    }
  }

  /** Reads {@code length} values from the start of an array to {@code to[at ..]}. */
  static void get(INDArray from, float[] to, int at, int length) {
    if (from.dataType() == DataType.FLOAT) {
      Dl4jDecoder.buffer(from).get(to, at, length);
      return;
    }
    DoubleBuffer buffer = doubles(from);
    for (int i = 0; i < length; i++) {
      to[at + i] = (float) buffer.get();
    }
  }

  private static DoubleBuffer doubles(INDArray array) {
    DoublePointer pointer = (DoublePointer) array.data().addressPointer();
    return pointer.capacity(array.length()).asBuffer();
  }
}
