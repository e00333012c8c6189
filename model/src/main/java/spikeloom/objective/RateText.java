package spikeloom.objective;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Formats information rates. An encoder without noise has no rate, because its latent values can
 * carry any amount of information.
 */
public final class RateText {
  private RateText() {}

  /** Short, for instance {@code 1,234 bits}. */
  public static String brief(double bits) {
    return Double.isNaN(bits) ? "no rate" : String.format(Locale.ROOT, "%,.0f bits", bits);
  }

  /** In full, for instance {@code 1,234.5 bits per example}. */
  public static String full(double bits) {
    return Double.isNaN(bits)
        ? "not available (the encoder has no noise: no bound)"
        : String.format(Locale.ROOT, "%,.1f bits per example", bits);
  }

  /** The same of a rate that may be absent. */
  public static String full(@Nullable Double bits) {
    return full(bits == null ? Double.NaN : bits.doubleValue());
  }
}
