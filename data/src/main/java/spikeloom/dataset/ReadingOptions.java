package spikeloom.dataset;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import spikeloom.event.format.Camera;
import spikeloom.event.format.Reading;
import spikeloom.file.Tolerance;

/**
 * How recordings of sound and events are read.
 *
 * @param tolerance what is done about defects
 * @param camera what is known of an event camera, or null to take what each file says
 * @param warnings receives a sentence about every file that has defects and was read all the same
 */
public record ReadingOptions(
    Tolerance tolerance, @Nullable Camera camera, Consumer<String> warnings) {
  /** Receives warnings and drops them. */
  public static final Consumer<String> SILENT = warning -> {};

  /** Defects are refused, cameras are those of the files. */
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
