package spikeloom.kernel;

/**
 * The vector unit that the kernels use. It is reached through the module {@value #MODULE}, which a
 * JVM has only if it was asked for at start, and which later JDKs may not have at all. Without it
 * the kernels run plain loops; their results are the same up to rounding.
 *
 * <p>A kernel is a public class that looks at {@link #PRESENT} and goes on to its vectors or to its
 * plain loops. Only the classes of vectors know the module, and they are not loaded without it.
 */
public final class VectorUnit {
  private static final String MODULE = "jdk.incubator.vector";
  private static final boolean ADDED = ModuleLayer.boot().findModule(MODULE).isPresent();

  /**
   * Whether the kernels use vectors: where the module is there, unless the system property {@code
   * spikeloom.vectors} is {@code off}. A constant to C2, so the choice costs nothing.
   */
  public static final boolean PRESENT =
      ADDED && !"off".equals(System.getProperty("spikeloom.vectors"));

  private VectorUnit() {}

  /** The width in two words, for a line that has no room for more. */
  public static String inShort() {
    return PRESENT ? VectorMath.bits() + "-bit vectors" : "plain loops";
  }

  /** The width in words, for reports. */
  public static String describe() {
    if (PRESENT) {
      return VectorMath.describe();
    }
    return ADDED
        ? "none (plain loops, because spikeloom.vectors=off)"
        : "none (plain loops; start with --add-modules " + MODULE + " for full speed)";
  }
}
