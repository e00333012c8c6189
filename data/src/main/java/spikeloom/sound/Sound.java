package spikeloom.sound;

/**
 * A recording of one channel.
 *
 * @param rate samples per second
 * @param samples sound pressure relative to full scale, -1 .. 1; not copied, callers do not change
 *     them
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: recordings are not compared
public record Sound(int rate, float[] samples) {
  /** Length in seconds. */
  public double seconds() {
    return (double) samples.length / rate;
  }
}
