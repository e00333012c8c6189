package spikeloom.event;

import java.util.Optional;

/**
 * Events that come chunk by chunk, so that a recording of any length is read in bounded memory.
 *
 * <pre>{@code
 * EventChunk chunk = new EventChunk();
 * while (source.read(chunk)) { for (int i = 0; i < chunk.count(); i++) ... }
 * }</pre>
 */
public interface EventSource extends AutoCloseable {
  /** The pixels that the events come from, where that is known. */
  Optional<Sensor> sensor();

  /**
   * Replaces the content of {@code chunk} by the next events, at least one.
   *
   * @return false, and the chunk is empty, when there are no more
   * @throws spikeloom.file.DataException if they cannot be had
   */
  boolean read(EventChunk chunk);

  @Override
  void close();
}
