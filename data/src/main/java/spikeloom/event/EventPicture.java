package spikeloom.event;

import spikeloom.file.DataException;

/**
 * The number of events of every pixel, row by row from the top.
 *
 * @param sensor the pixels
 * @param darker events of polarity off, by pixel
 * @param brighter events of polarity on, by pixel
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record EventPicture(Sensor sensor, float[] darker, float[] brighter) {
  private static final int MOST_PIXELS = 1 << 23;

  /**
   * Counts the events of a source, which stays open; those outside {@code sensor} are skipped.
   *
   * @throws DataException if the picture would need more than 64 MB
   */
  public static EventPicture of(EventSource source, Sensor sensor) {
    if (sensor.pixels() > MOST_PIXELS) {
      throw new DataException(
          "an image of %s pixels is too large to draw; crop or downsample the recording."
              .formatted(sensor));
    }
    float[] darker = new float[sensor.pixels()];
    float[] brighter = new float[sensor.pixels()];
    EventChunk chunk = new EventChunk();
    while (source.read(chunk)) {
      for (int i = 0; i < chunk.count(); i++) {
        if (sensor.contains(chunk.x(i), chunk.y(i))) {
          float[] plane = chunk.on(i) ? brighter : darker;
          plane[chunk.y(i) * sensor.width() + chunk.x(i)]++;
        }
      }
    }
    return new EventPicture(sensor, darker, brighter);
  }
}
