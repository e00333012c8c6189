package spikeloom.ui.model;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import spikeloom.evaluation.EvaluationWatch;
import spikeloom.ui.text.Texts;

/**
 * A measurement of the open model: computed in the background, once per model and only on request.
 * Its progress is a message, and it can be cancelled.
 *
 * @param <T> the result
 */
public final class Measurement<T> {
  private final Later later;
  private final Consumer<String> message;
  private final String title;
  private final Work<T> work;
  private final ReadOnlyObjectWrapper<@Nullable T> result = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private @Nullable Explorer explorer;
  private @Nullable Explorer measured; // whose result is there, being computed, or cancelled
  private @Nullable Progress running;

  /** What is computed. */
  @FunctionalInterface
  interface Work<T> {
    /** Measures a model; takes a while. */
    T of(Explorer explorer, EvaluationWatch watch);
  }

  /**
   * A measurement.
   *
   * @param title what is done, for messages
   */
  Measurement(Later later, Consumer<String> message, String title, Work<T> work) {
    this.later = later;
    this.message = message;
    this.title = title;
    this.work = work;
  }

  /** Drops the result; the next one is of this model, or of none. */
  void of(@Nullable Explorer newExplorer) {
    end();
    explorer = newExplorer;
    measured = null;
    result.set(null);
  }

  /** Requests the result, unless it is available or was cancelled. */
  public void request() {
    Explorer from = explorer;
    if (from == null || from == measured) {
      return;
    }
    measured = from;
    Progress mine = new Progress();
    running = mine;
    busy.set(true);
    message.accept(title + " …");
    later.run(
        () -> work.of(from, mine),
        found -> {
          if (mine == running) {
            end();
            message.accept("");
            result.set(found);
          }
        },
        problem -> {
          if (mine == running) {
            end();
            message.accept(problem);
          }
        });
  }

  /** Requests the result, even if it was cancelled before. */
  public void requestAgain() {
    if (!busy.get() && result.get() == null) {
      measured = null;
    }
    request();
  }

  /** Cancels the computation. */
  void cancel() {
    if (busy.get()) {
      end();
      message.accept(Texts.MODEL.get("cancelled"));
    }
  }

  private void end() {
    if (running != null) {
      running.cancelled = true;
      running = null;
    }
    busy.set(false);
  }

  /** Whether it is being computed. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Holds the result, once it is asked for and there. */
  public ReadOnlyObjectProperty<@Nullable T> resultProperty() {
    return result.getReadOnlyProperty();
  }

  /** Passes the progress on, from the thread of the computation. */
  private final class Progress implements EvaluationWatch {
    private volatile boolean cancelled;
    private int shown;

    @Override
    public void at(int done, int samples) {
      if (cancelled) {
        throw new CancellationException();
      }
      int percent = (int) (100L * done / Math.max(1, samples));
      if (percent != shown) {
        shown = percent;
        later.windowThread().execute(() -> show(percent));
      }
    }

    private void show(int percent) {
      if (this == running) {
        message.accept(title + " … " + percent + " %");
      }
    }
  }
}
