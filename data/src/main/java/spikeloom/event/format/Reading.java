package spikeloom.event.format;

import org.jspecify.annotations.Nullable;
import spikeloom.event.Sensor;
import spikeloom.file.Tolerance;

/**
 * Options for reading a recording.
 *
 * @param tolerance treatment of defects
 * @param camera the camera, or null to use that of the file
 * @param columns columns of a text, or null to detect them
 */
public record Reading(Tolerance tolerance, @Nullable Camera camera, @Nullable CsvColumns columns) {
  /** Stops at the first defect. */
  public static Reading strict() {
    return new Reading(Tolerance.STRICT, null, null);
  }

  /** Skips defects and counts them. */
  public static Reading lenient() {
    return new Reading(Tolerance.LENIENT, null, null);
  }

  /** With the given tolerance. */
  public static Reading of(Tolerance tolerance) {
    return new Reading(tolerance, null, null);
  }

  /** The same for a known camera. */
  public Reading with(Camera known) {
    return new Reading(tolerance, known, columns);
  }

  /** The same for a camera of that many pixels. */
  public Reading withSensor(Sensor pixels) {
    return with(Camera.ofSize(pixels));
  }

  /** The same for a text with known columns. */
  public Reading withColumns(CsvColumns known) {
    return new Reading(tolerance, camera, known);
  }
}
