package spikeloom.dataset;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import spikeloom.event.format.Camera;
import spikeloom.event.format.Reading;
import spikeloom.file.Tolerance;

/**
 * Options for reading recordings of sound and events.
 *
 * @param tolerance treatment of defects
 * @param camera the event camera, or null to use that of each file
 * @param warnings receives a sentence about every file with defects that was read
 */
public record ReadingOptions(
    Tolerance tolerance, @Nullable Camera camera, Consumer<String> warnings) {
  /** Drops warnings. */
  public static final Consumer<String> SILENT = warning -> {};

  /** Rejects defects, and uses the cameras of the files. */
  public static ReadingOptions strict() {
    return new ReadingOptions(Tolerance.STRICT, null, SILENT);
  }

  /** The same with another receiver of warnings. */
  ReadingOptions warning(Consumer<String> receiver) {
    return new ReadingOptions(tolerance, camera, receiver);
  }

  /** The same for event recordings. */
  public Reading events() {
    Reading reading = Reading.of(tolerance);
    return camera == null ? reading : reading.with(camera);
  }
}
