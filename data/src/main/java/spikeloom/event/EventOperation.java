package spikeloom.event;

import java.util.Optional;

/** Something done to the events of a recording on their way, such as cutting or filtering. */
public interface EventOperation {
  /**
   * Begins with a recording.
   *
   * @param sensor its pixels as far as they are known
   */
  Pass begin(Optional<Sensor> sensor);

  /** An operation at work on one recording; it keeps what it must know of earlier events. */
  interface Pass {
    /** The pixels of what comes out. */
    Optional<Sensor> sensor();

    /** Changes the events of a chunk; it may drop some or all. */
    void apply(EventChunk chunk);

    /** Whether nothing can come out any more, so that the rest need not be read. */
    default boolean done() {
      return false;
    }
  }
}
