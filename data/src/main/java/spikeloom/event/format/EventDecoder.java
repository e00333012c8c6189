package spikeloom.event.format;

import java.util.Optional;
import spikeloom.event.EventChunk;
import spikeloom.event.Sensor;

/** Turns the bytes of one format into events. */
interface EventDecoder {
  /** The pixels, if the file names them. */
  Optional<Sensor> sensor();

  /** The camera in words, where the format tells more than its pixels. */
  default Optional<String> camera() {
    return Optional.empty();
  }

  /**
   * Fills an empty chunk with the next events, in the order of the file and unchecked.
   *
   * @return false at the end of the file; with true the chunk may still be empty
   */
  boolean fill(EventChunk chunk);
}
