package spikeloom.event;

import java.util.Optional;

/** The events of an {@link EventStream} as a source. Not thread safe. */
public final class HeldEvents implements EventSource {
  private final EventStream events;
  private int next;

  /** All events of a recording. */
  public HeldEvents(EventStream events) {
    this.events = events;
  }

  @Override
  public Optional<Sensor> sensor() {
    return Optional.of(events.sensor());
  }

  @Override
  public boolean read(EventChunk chunk) {
    chunk.begin(next);
    for (int i = 0; next < events.count() && chunk.remaining() > 0; i++, next++) {
      chunk.add(events.time(next), events.x(next), events.y(next), events.on(next) ? 1 : 0, i);
    }
    return chunk.count() > 0;
  }

  @Override
  public void close() {}
}
