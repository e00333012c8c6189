package spikeloom.event.format;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import spikeloom.event.Sensor;
import spikeloom.file.DataException;

/** What a user says of a camera: its size in pixels, or its name where that tells more. */
public final class Camera {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})\\s*[xX]\\s*(\\d{1,5})");

  private final Sensor sensor;
  private final @Nullable JaerChip chip;

  private Camera(Sensor sensor, @Nullable JaerChip chip) {
    this.sensor = sensor;
    this.chip = chip;
  }

  /** A camera of which only the size is known. */
  public static Camera ofSize(Sensor sensor) {
    return new Camera(sensor, null);
  }

  /**
   * A camera by size, such as {@code 346x260}, or by name, such as {@code Davis346blue}.
   *
   * @throws DataException if it is neither
   */
  public static Camera parse(String text) {
    Matcher size = SIZE.matcher(text.strip());
    if (size.matches()) {
      return Sensors.of(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)))
          .map(Camera::ofSize)
          .orElseThrow(() -> refused(text));
    }
    return JaerChip.named(text.strip())
        .map(known -> new Camera(known.sensor(), known))
        .orElseThrow(() -> refused(text));
  }

  private static DataException refused(String text) {
    return new DataException(
        "sensor '%s' is neither a size in pixels such as 346x260 nor the name of a camera: %s."
            .formatted(text, JaerChip.names()));
  }

  /** Its pixels. */
  public Sensor sensor() {
    return sensor;
  }

  /** The chip, if it was named. */
  Optional<JaerChip> chip() {
    return Optional.ofNullable(chip);
  }
}
