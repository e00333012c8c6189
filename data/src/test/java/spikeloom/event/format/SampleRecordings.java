package spikeloom.event.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Valid recordings of event cameras in every format, as the tests of the decoders write them. */
public final class SampleRecordings {
  private SampleRecordings() {}

  /**
   * Writes 400 events.
   *
   * @param sample name of a constant of {@link SampleFiles}
   */
  public static void write(String sample, Path file) throws IOException {
    SampleFiles format = SampleFiles.valueOf(sample);
    Files.write(file, format.bytes(SampleEvents.random(400, format.sensor, 1)));
  }
}
