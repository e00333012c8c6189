package spikeloom.ui.model;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import spikeloom.exploration.Exploration.Sample;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;
import spikeloom.ui.text.Texts;

/**
 * A signal that is drawn by hand and encoded while it changes. It is encoded in the background, one
 * state at a time; states in between are skipped, so that the spikes follow the pen as fast as the
 * model can.
 */
public final class DrawingModel {
  private final Later later;
  private final Consumer<Sample> encoded;
  private final Consumer<String> message;
  private final BooleanProperty active = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable Signal> signal = new ReadOnlyObjectWrapper<>();
  private @Nullable Explorer explorer;
  private @Nullable DrawnSignal drawn;
  private boolean busy;
  private boolean changed;

  DrawingModel(Later later, Consumer<Sample> encoded, Consumer<String> message) {
    this.later = later;
    this.encoded = encoded;
    this.message = message;
  }

  /** Draws for another model, or for none. */
  void of(@Nullable Explorer from) {
    active.set(false);
    explorer = from;
    drawn = null;
    signal.set(null);
    possible.set(from != null);
  }

  /** Begins with an empty picture, or with the series of the sample. */
  void begin(Sample sample) {
    Explorer from = explorer;
    if (from == null) {
      return;
    }
    Signal target = sample.target();
    Optional<String> problem = from.drawingProblem().or(() -> DrawnSignal.problem(target.shape()));
    if (problem.isPresent()) {
      active.set(false);
      message.accept(Texts.MODEL.get("drawing.impossible", problem.get()));
      return;
    }
    boolean empty = target.shape() instanceof SignalShape.Image;
    float[] first = empty ? new float[target.values().length] : target.values();
    drawn = new DrawnSignal(target.shape(), first);
    change();
  }

  /** Whether the sample that is shown is being drawn. */
  public BooleanProperty activeProperty() {
    return active;
  }

  /** Whether a model is open. */
  public ReadOnlyBooleanProperty possibleProperty() {
    return possible.getReadOnlyProperty();
  }

  /** What has been drawn; null while nothing is being drawn. */
  public ReadOnlyObjectProperty<@Nullable Signal> signalProperty() {
    return signal.getReadOnlyProperty();
  }

  /** What one press of an arrow key moves the pen by, in fractions of the signal. */
  public PenMove.Grid grid() {
    return drawn == null ? new PenMove.Grid(1, 1) : drawn.grid();
  }

  /** Puts the pen down, which begins a stroke. */
  public void press(PenMove dot) {
    if (drawn != null) {
      drawn.begin();
      move(dot);
    }
  }

  /** Moves the pen that is down. */
  public void move(PenMove by) {
    if (drawn != null) {
      drawn.ink(by);
      change();
    }
  }

  /** Removes the whole drawing, which can be undone. */
  public void clear() {
    if (drawn != null) {
      drawn.clear();
      change();
    }
  }

  /** Whether there is a stroke to undo. */
  boolean canUndo() {
    return active.get() && drawn != null && drawn.canUndo();
  }

  /** Undoes the last stroke. */
  void undo() {
    if (drawn != null && drawn.canUndo()) {
      drawn.undo();
      change();
    }
  }

  private void change() {
    if (drawn != null) {
      signal.set(drawn.signal());
      changed = true;
      encode();
    }
  }

  private void encode() {
    Explorer from = explorer;
    Signal now = signal.get();
    if (busy || !changed || from == null || now == null || !active.get()) {
      return;
    }
    busy = true;
    changed = false;
    later.run(
        () -> from.encode(now.values()),
        sample -> {
          busy = false;
          if (from == explorer && active.get()) {
            encoded.accept(sample);
          }
          encode();
        },
        problem -> {
          busy = false;
          if (from == explorer) {
            message.accept(problem);
          }
        });
  }
}
