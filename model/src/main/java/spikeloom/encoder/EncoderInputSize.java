package spikeloom.encoder;

import java.util.Optional;
import spikeloom.spike.SignalShape;

/**
 * Size of an encoder's input, for estimates of memory.
 *
 * @param channels input channels
 * @param maps the places of the channels, if they have any
 * @param steps steps of a sample
 * @param events events of a sample
 * @param graded whether events have values or exact times
 * @param still whether every step repeats the first, which is then listed once
 */
public record EncoderInputSize(
    long channels,
    Optional<SignalShape.Image> maps,
    long steps,
    long events,
    boolean graded,
    boolean still) {
  /** The same input over a window of steps. */
  public EncoderInputSize over(long window) {
    return new EncoderInputSize(
        channels, maps, window, events * window / Math.max(1, steps), graded, still);
  }

  /** Number of events that are listed. */
  public long listed() {
    return still ? events / Math.max(1, steps) : events;
  }
}
