package spikeloom.event.format;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spikeloom.event.Sensor;
import spikeloom.event.Sensors;
import spikeloom.file.DataException;

/**
 * A camera given by the user, by size in pixels or by name.
 *
 * @param name its name, or its size as text
 * @param sensor its pixels
 */
public record Camera(String name, Sensor sensor) {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})\\s*[xX]\\s*(\\d{1,5})");

  /** Creates a camera with a known size only. */
  public static Camera ofSize(Sensor sensor) {
    return new Camera(sensor.width() + "x" + sensor.height(), sensor);
  }

  /**
   * Parses a camera by size, such as {@code 346x260}, or by name, such as {@code Davis346blue}.
   *
   * @throws DataException if it is neither
   */
  public static Camera parse(String text) {
    String plain = text.strip();
    Matcher size = SIZE.matcher(plain);
    Optional<Camera> camera =
        size.matches()
            ? Sensors.of(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)))
                .map(Camera::ofSize)
            : JaerChip.named(plain).map(chip -> new Camera(chip.name(), chip.sensor()));
    return camera.orElseThrow(
        () ->
            new DataException(
                "sensor '%s' is neither a size in pixels such as 346x260 nor the name of a camera: %s."
                    .formatted(text, JaerChip.names())));
  }

  /** The chip, if the camera was named. */
  Optional<JaerChip> chip() {
    return JaerChip.named(name);
  }
}
