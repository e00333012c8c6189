package spikeloom.file;

import java.util.Locale;

/** Messages for exhausted memory or stack. */
public final class Exhaustion {
  private Exhaustion() {}

  /** Returns the message for {@code OutOfMemoryError} or {@code StackOverflowError}. */
  public static String sentence(VirtualMachineError error) {
    if (error instanceof StackOverflowError) {
      return "The stack of the Java virtual machine is exhausted: the input is nested too deeply or too long for this step. Simplify it, or set JAVA_TOOL_OPTIONS=-Xss16m for a larger stack.";
    }
    return String.format(
        Locale.ROOT,
        "There is not enough memory: the heap of the Java virtual machine is limited to %s. Use fewer or smaller samples, a smaller --batch, --steps, --hidden, --latent or --decoder-hidden, or set JAVA_TOOL_OPTIONS=-Xmx%dg for a larger heap.",
        megabytes(Runtime.getRuntime().maxMemory()),
        larger(Runtime.getRuntime().maxMemory()));
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MB", bytes >> 20);
  }

  private static long larger(long bytes) {
    return Math.max(1, 2 * ((bytes >> 30) + 1));
  }
}
