package spikeloom.event;

import java.util.Optional;

/** An operation on the events of a recording, such as cutting or filtering. */
public interface EventOperation {
  /**
   * Starts a recording.
   *
   * @param sensor its pixels, if known
   */
  Pass begin(Optional<Sensor> sensor);

  /** An operation on one recording, with the state of earlier events. */
  interface Pass {
    /** The pixels of the output. */
    Optional<Sensor> sensor();

    /** Edits the events of a chunk; may drop some or all. */
    void apply(EventChunk chunk);

    /** Whether no further events are possible, so that the rest need not be read. */
    default boolean done() {
      return false;
    }
  }
}
