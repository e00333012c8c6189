package spikeloom.event;

import java.util.Optional;

/**
 * Events read chunk by chunk, so that a recording of any length is read in bounded memory.
 *
 * <pre>{@code
 * EventChunk chunk = new EventChunk();
 * while (source.read(chunk)) { for (int i = 0; i < chunk.count(); i++) ... }
 * }</pre>
 */
public interface EventSource extends AutoCloseable {
  /** The pixels of the sensor, if known. */
  Optional<Sensor> sensor();

  /**
   * Reads at least one next event into {@code chunk}, replacing its content.
   *
   * @return false, and the chunk is empty, when there are no more
   * @throws spikeloom.file.DataException if they cannot be read
   */
  boolean read(EventChunk chunk);

  @Override
  void close();
}
