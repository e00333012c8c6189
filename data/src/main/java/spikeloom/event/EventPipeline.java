package spikeloom.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A source that applies operations one after the other. */
public final class EventPipeline implements EventSource {
  private final EventSource source;
  private final List<EventOperation.Pass> passes = new ArrayList<>();
  private final Optional<Sensor> sensor;

  /** Wraps {@code source}, which is closed with this one. */
  public EventPipeline(EventSource source, List<EventOperation> operations) {
    this.source = source;
    Optional<Sensor> seen = source.sensor();
    for (EventOperation operation : operations) {
      EventOperation.Pass pass = operation.begin(seen);
      passes.add(pass);
      seen = pass.sensor();
    }
    sensor = seen;
  }

  @Override
  public Optional<Sensor> sensor() {
    return sensor;
  }

  @Override
  public boolean read(EventChunk chunk) {
    while (passes.stream().noneMatch(EventOperation.Pass::done) && source.read(chunk)) {
      passes.forEach(pass -> pass.apply(chunk));
      if (chunk.count() > 0) {
        return true;
      }
    }
    chunk.begin(0);
    return false;
  }

  @Override
  public void close() {
    source.close();
  }
}
