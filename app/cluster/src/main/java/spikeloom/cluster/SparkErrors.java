package spikeloom.cluster;

/** Reads the errors of Spark. */
final class SparkErrors {
  private static final int LONGEST = 200;

  private SparkErrors() {}

  /** The first line of the innermost message, shortened. */
  static String reason(Throwable error) {
    Throwable inner = error;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    String message = inner.getMessage() == null ? inner.toString() : inner.getMessage();
    String line = message.lines().findFirst().orElse("no reason given").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
  }
}
