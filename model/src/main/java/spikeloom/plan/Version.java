package spikeloom.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of SpikeLoom and of the run directories that it writes. */
public final class Version {
  /**
   * Version of the run directory format. A directory of a newer format is rejected; see
   * docs/decisions for older ones.
   */
  public static final int FORMAT = 11;

  private Version() {}

  /** The product's version, for instance {@code 0.2.0}. */
  public static String current() {
    try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
      if (in == null) {
        throw new IllegalStateException("version.txt is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
