package spikeloom.kernel;

/**
 * The vector unit that the kernels use. It needs the module {@value #MODULE}, which must be added
 * at JVM start and may be missing in later JDKs. Without it the kernels run plain loops; their
 * results are the same up to rounding.
 *
 * <p>A kernel is a public class that uses vectors or plain loops depending on {@link #PRESENT}.
 * Only the classes of vectors know the module, and they are not loaded without it.
 */
public final class VectorUnit {
  private static final String MODULE = "jdk.incubator.vector";
  private static final boolean ADDED = ModuleLayer.boot().findModule(MODULE).isPresent();

  /**
   * Whether the kernels use vectors: if the module is present, unless the system property {@code
   * spikeloom.vectors} is {@code off}. A constant to C2, so the choice costs nothing.
   */
  public static final boolean PRESENT =
      ADDED && !"off".equals(System.getProperty("spikeloom.vectors"));

  private VectorUnit() {}

  /** The width in short form, for narrow lines. */
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
