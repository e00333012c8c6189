package spikeloom.app.reproduce;

import java.util.Locale;

/** The unit of a figure, and how it is written. */
public enum PaperUnit {
  /** A share of 1, written in percent. */
  PERCENT("%.2f", 100, " %"),
  /** A number without a unit. */
  NUMBER("%.4f", 1, ""),
  /** A very small number. */
  SMALL("%.1e", 1, ""),
  /** A count. */
  WHOLE("%,.0f", 1, ""),
  /** A mean of counts. */
  COUNT("%,.1f", 1, ""),
  /** Nats per pixel. */
  NATS("%.4f", 1, " nats"),
  /** Bytes, written in megabytes. */
  MEGABYTES("%,.1f", 1e-6, " MB");

  private final String format;
  private final double factor;
  private final String sign;

  PaperUnit(String format, double factor, String sign) {
    this.format = format;
    this.factor = factor;
    this.sign = sign;
  }

  /** A figure, with its standard deviation if that is a number. */
  String text(double value, double deviation) {
    String spread =
        Double.isFinite(deviation)
            ? " +- " + String.format(Locale.ROOT, format, factor * deviation)
            : "";
    return String.format(Locale.ROOT, format, factor * value) + spread + sign;
  }
}
