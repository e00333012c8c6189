package spikeloom.numpy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers in little-endian order, as arrays store them. */
public final class NumpyBytes {
  private NumpyBytes() {}

  /** The bytes of floats. */
  public static byte[] of(float[] values) {
    byte[] bytes = new byte[Math.multiplyExact(Float.BYTES, values.length)];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return bytes;
  }

  /** The bytes of whole numbers. */
  public static byte[] of(int[] values) {
    byte[] bytes = new byte[Math.multiplyExact(Integer.BYTES, values.length)];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(values);
    return bytes;
  }
}
