package spikeloom.event.format;

import java.util.Optional;
import spikeloom.event.EventChunk;
import spikeloom.event.Sensor;

/** Turns the bytes of one format into events. */
public interface EventDecoder {
  /** The pixels, if given in the file. */
  Optional<Sensor> sensor();

  /** Description of the camera, if the format has more than its pixels. */
  default Optional<String> camera() {
    return Optional.empty();
  }

  /**
   * Fills an empty chunk with the next events, in the order of the file and unchecked.
   *
   * @return false at the end of the file; if true, the chunk may still be empty
   */
  boolean fill(EventChunk chunk);
}
