package spikeloom.event.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spikeloom.event.EventChunk;
import spikeloom.event.EventSource;
import spikeloom.event.Sensor;
import spikeloom.random.FastRandom;

/** Events as values, made at random and taken from sources. */
final class SampleEvents {
  /** One event. */
  record Event(long time, int x, int y, int polarity) {}

  private SampleEvents() {}

  /** Events of a sensor with ascending times that begin at 0 .. 99. */
  static List<Event> random(int count, Sensor sensor, long seed) {
    FastRandom random = new FastRandom(seed);
    List<Event> events = new ArrayList<>();
    long time = random.nextInt(100);
    for (int i = 0; i < count; i++) {
      events.add(
          new Event(
              time,
              random.nextInt(sensor.width()),
              random.nextInt(sensor.height()),
              random.nextInt(2)));
      time += random.nextInt(10) == 0 ? random.nextInt(9_000) : random.nextInt(3);
    }
    return events;
  }

  /** All events of a source, which is not closed. */
  static List<Event> all(EventSource source) {
    List<Event> events = new ArrayList<>();
    EventChunk chunk = new EventChunk();
    while (source.read(chunk)) {
      for (int i = 0; i < chunk.count(); i++) {
        events.add(new Event(chunk.time(i), chunk.x(i), chunk.y(i), chunk.on(i) ? 1 : 0));
      }
    }
    return events;
  }

  /** A source of these events, a few at a time. */
  static EventSource source(List<Event> events, Optional<Sensor> sensor) {
    return new EventSource() {
      private int next;

      @Override
      public Optional<Sensor> sensor() {
        return sensor;
      }

      @Override
      public boolean read(EventChunk chunk) {
        chunk.begin(next);
        for (int i = 0; i < 7 && next < events.size(); i++, next++) {
          Event e = events.get(next);
          chunk.add(e.time, e.x, e.y, e.polarity, i);
        }
        return chunk.count() > 0;
      }

      @Override
      public void close() {}
    };
  }
}
