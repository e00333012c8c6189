package spikeloom.ui.text;

import org.jspecify.annotations.Nullable;
import spikeloom.objective.Distortion;
import spikeloom.text.Wording;

/** Distortions, rates and durations for the screen. */
public final class Quantities {
  private Quantities() {}

  /** A distortion with its unit: {@code 0.0834 nats per value}. */
  public static String distortion(Distortion measure, double value) {
    return number(value) + " " + unit(measure);
  }

  /** The same in short form: {@code 0.0834 nats}. */
  public static String briefly(Distortion measure, double value) {
    return number(value) + " " + briefUnit(measure);
  }

  /** The unit of a distortion: {@code nats per value}. */
  public static String unit(Distortion measure) {
    return Texts.TEXT.of("unit", measure);
  }

  /** The same in short form: {@code nats}. */
  public static String briefUnit(Distortion measure) {
    return Texts.TEXT.of("brief-unit", measure);
  }

  /** An information rate in short form: {@code 1,234 bits}. */
  public static String rate(double bits) {
    return Double.isNaN(bits) ? Texts.TEXT.get("rate.none") : Texts.TEXT.get("rate.brief", bits);
  }

  /** An information rate in full, if there is one: {@code 1,234.5 bits per example}. */
  public static String fullRate(@Nullable Double bits) {
    return bits == null || Double.isNaN(bits)
        ? Texts.TEXT.get("rate.unavailable")
        : Texts.TEXT.get("rate.full", bits);
  }

  /** Seconds: {@code 3 min 5 s}. */
  public static String duration(double seconds) {
    return seconds >= 0 && !Double.isInfinite(seconds)
        ? Wording.duration(seconds)
        : Texts.TEXT.get("duration.unknown");
  }

  /** Small distortions have more decimals. */
  private static String number(double distortion) {
    boolean small = distortion > 0 && distortion < 0.01;
    return LocalNumbers.format(small ? "%.6f" : "%.4f", distortion);
  }
}
