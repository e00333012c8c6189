package spikeloom.kernel;

/** The vector unit that the kernels use. */
public final class VectorUnit {
  private VectorUnit() {}

  /** The width in words, for reports. */
  public static String describe() {
    return VectorMath.F.length() + " floats (" + VectorMath.F.vectorBitSize() + " bits)";
  }
}
