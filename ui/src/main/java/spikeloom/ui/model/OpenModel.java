package spikeloom.ui.model;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import spikeloom.exploration.Exploration.Sample;

/**
 * The trained model that is open and its samples, which arrive later: what was asked for first and
 * arrives last is dropped.
 */
final class OpenModel {
  private final Explorer.Opener opener;
  private final Later later;
  private final Consumer<String> message;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private @Nullable Explorer explorer;
  private int opens; // runs asked for
  private int asked; // samples asked for
  private boolean cancelled;

  OpenModel(Explorer.Opener opener, Later later, Consumer<String> message) {
    this.opener = opener;
    this.later = later;
    this.message = message;
  }

  private record Opened(Explorer explorer, Sample sample) {}

  /**
   * Opens the model of a run.
   *
   * @param closing lets go of what belongs to the model before it
   * @param ready takes the first sample
   */
  void open(Path run, Runnable closing, Consumer<Sample> ready) {
    int mine = ++opens;
    cancelled = false;
    busy.set(true);
    message.accept("Opening " + run.getFileName() + " …");
    later.run(
        () -> {
          Explorer opened = opener.open(run);
          return new Opened(opened, opened.sample(0));
        },
        opened -> {
          if (mine != opens) {
            opened.explorer.close();
            return;
          }
          asked++; // samples of the model before
          busy.set(false);
          closing.run();
          explorer = opened.explorer;
          ready.accept(opened.sample);
        },
        problem -> {
          if (mine == opens) {
            busy.set(false);
            closing.run(); // the sample of another run beside this sentence would mislead
            message.accept(problem);
          }
        });
  }

  /** Forgets the model that is being opened; the one before it stays. */
  void cancel() {
    if (busy.get()) {
      opens++;
      cancelled = true;
      busy.set(false);
      message.accept("Cancelled.");
    }
  }

  /** Whether the model that was asked for last was forgotten. */
  boolean cancelled() {
    return cancelled;
  }

  /** Whether a model is being opened. */
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Asks for the sample to show now; earlier wishes are void. */
  void load(int index, Consumer<Sample> ready) {
    if (explorer != null) {
      asked++;
      also(index, ready);
    }
  }

  /** Asks for one more sample, which is dropped if another is asked for to show meanwhile. */
  void also(int index, Consumer<Sample> ready) {
    Explorer from = explorer;
    if (from != null) {
      int mine = asked;
      later.run(
          () -> from.sample(index),
          loaded -> {
            if (from == explorer && mine == asked) {
              ready.accept(loaded);
            }
          },
          message);
    }
  }

  @Nullable Explorer explorer() {
    return explorer;
  }

  int samples() {
    return explorer == null ? 0 : explorer.samples();
  }

  void close() {
    if (explorer != null) {
      explorer.close();
      explorer = null;
    }
  }
}
