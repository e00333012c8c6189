package spikeloom.cluster;

import java.util.concurrent.locks.LockSupport;
import org.apache.spark.api.java.JavaSparkContext;

/** Reads the errors of Spark. */
final class SparkErrors {
  private static final int LONGEST = 200;
  private static final long NANOS_TO_STOP = 500_000_000;

  private SparkErrors() {}

  /**
   * The sentence for a connection that has ended. Ctrl-C ends Spark and the training at the same
   * time, in any order, so it waits a moment.
   */
  static String ended(JavaSparkContext context) {
    LockSupport.parkNanos(NANOS_TO_STOP);
    return "Apache Spark at %s cannot be reached, or has ended: check the address and the master; nothing that was saved is lost."
        .formatted(context.master());
  }

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
