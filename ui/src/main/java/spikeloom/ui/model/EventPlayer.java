package spikeloom.ui.model;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import spikeloom.event.EventStream;
import spikeloom.event.Sensor;
import spikeloom.ui.text.Texts;

/**
 * An event recording in time. Times are in milliseconds since the first event; called on the
 * window's thread.
 */
public final class EventPlayer {
  /** Number of time constants of fading shown; older events have a weight below 1 %. */
  private static final double FADED = 5;

  /** Which events are shown. */
  public enum Look {
    /** All events since the start. */
    ACCUMULATE,
    /** Recent events, fading with age. */
    FADE,
    /** The events of one window. */
    SLIDE;

    @Override
    public String toString() {
      return Texts.MODEL.of("events", this);
    }
  }

  /**
   * The events shown at one time.
   *
   * @param name of the recording
   * @param sensor its pixels
   * @param on weight of the events of rising brightness for each pixel, row by row
   * @param off of falling brightness
   * @param events number of events shown
   */
  @SuppressWarnings("ArrayRecordComponent") // drawn, never compared
  public record Frame(String name, Sensor sensor, float[] on, float[] off, int events) {}

  private final ObjectProperty<Look> look = new SimpleObjectProperty<>(Look.SLIDE);
  private final DoubleProperty window = new SimpleDoubleProperty(20);
  private final DoubleProperty position = new SimpleDoubleProperty();
  private final DoubleProperty speed = new SimpleDoubleProperty(1);
  private final BooleanProperty playing = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<@Nullable Frame> frame = new ReadOnlyObjectWrapper<>();
  private @Nullable EventStream events;
  private String name = "";

  EventPlayer() {
    look.addListener(observed -> draw());
    window.addListener(observed -> draw());
    position.addListener(observed -> draw());
  }

  /** Sets the recording and shows its first window. */
  void load(String newName, EventStream newEvents) {
    playing.set(false);
    name = newName;
    events = newEvents;
    double first = Math.min(duration(), window.get());
    if (position.get() == first) {
      draw();
    } else {
      position.set(first);
    }
  }

  /** Closes the recording. */
  public void close() {
    playing.set(false);
    events = null;
    draw();
  }

  private void draw() {
    EventStream all = events;
    if (all == null || all.count() == 0) {
      frame.set(null);
      return;
    }
    long now = all.time(0) + Math.round(position.get() * 1000);
    double width = Math.max(1, window.get() * 1000);
    Look seen = look.get();
    double back = seen == Look.FADE ? FADED * width : width;
    int from = seen == Look.ACCUMULATE ? 0 : all.firstFrom(now - Math.round(back) + 1);
    int to = all.firstFrom(now + 1);
    Sensor sensor = all.sensor();
    float[] on = new float[sensor.pixels()];
    float[] off = new float[sensor.pixels()];
    for (int i = from; i < to; i++) {
      float weight = seen == Look.FADE ? (float) Math.exp((all.time(i) - now) / width) : 1;
      (all.on(i) ? on : off)[all.y(i) * sensor.width() + all.x(i)] += weight;
    }
    frame.set(new Frame(name, sensor, on, off, to - from));
  }

  /** Advances by some real time in milliseconds while playing; stops at the end. */
  public void advance(double milliseconds) {
    if (playing.get()) {
      double next = position.get() + milliseconds * speed.get();
      position.set(Math.min(next, duration()));
      if (next >= duration()) {
        playing.set(false);
      }
    }
  }

  /** Moves by whole windows, backwards for negative numbers. */
  public void step(int windows) {
    position.set(Math.max(0, Math.min(duration(), position.get() + windows * window.get())));
  }

  /** Length of the recording, ms. */
  public double duration() {
    EventStream all = events;
    return all == null || all.count() == 0 ? 0 : (all.time(all.count() - 1) - all.time(0)) / 1000.0;
  }

  /** The events shown, if there is a recording. */
  public Optional<Frame> frame() {
    return Optional.ofNullable(frame.get());
  }

  /** Holds what is seen. */
  public ReadOnlyObjectProperty<@Nullable Frame> frameProperty() {
    return frame.getReadOnlyProperty();
  }

  /** Which events are seen. */
  public ObjectProperty<Look> lookProperty() {
    return look;
  }

  /** Width of the window, or time constant of fading, ms. */
  public DoubleProperty windowProperty() {
    return window;
  }

  /** Current position, ms since the first event. */
  public DoubleProperty positionProperty() {
    return position;
  }

  /** Milliseconds of the recording per millisecond. */
  public DoubleProperty speedProperty() {
    return speed;
  }

  /** Whether the recording is playing. */
  public BooleanProperty playingProperty() {
    return playing;
  }
}
