package spikeloom.event.format;

import org.jspecify.annotations.Nullable;
import spikeloom.event.Sensor;
import spikeloom.file.Tolerance;

/**
 * How a recording is to be read.
 *
 * @param tolerance what is done about defects
 * @param camera what is known of the camera, or null to take what the file says
 * @param columns of a text, or null to find out
 */
public record Reading(Tolerance tolerance, @Nullable Camera camera, @Nullable CsvColumns columns) {
  /** Stops at the first defect. */
  public static Reading strict() {
    return new Reading(Tolerance.STRICT, null, null);
  }

  /** Reads what can be read and counts defects. */
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
