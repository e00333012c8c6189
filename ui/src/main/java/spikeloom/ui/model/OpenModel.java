package spikeloom.ui.model;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import spikeloom.exploration.Exploration.Sample;
import spikeloom.ui.text.Texts;

/**
 * The open model and its samples, which are loaded in the background; outdated results are dropped.
 */
final class OpenModel {
  private final Explorer.Opener opener;
  private final Later later;
  private final Consumer<String> message;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private @Nullable Explorer explorer;
  private int opens; // number of requests for runs
  private int asked; // number of requests for samples
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
   * @param name what messages call it
   * @param run finds the run, in the background
   * @param closing releases what belongs to the previous model
   * @param ready receives the first sample
   */
  void open(String name, Supplier<Path> run, Runnable closing, Consumer<Sample> ready) {
    int mine = ++opens;
    cancelled = false;
    busy.set(true);
    message.accept(Texts.MODEL.get("opening", name));
    later.run(
        () -> {
          Explorer opened = opener.open(run.get());
          return new Opened(opened, opened.sample(0));
        },
        opened -> {
          if (mine != opens) {
            opened.explorer.close();
            return;
          }
          asked++; // samples of the previous model
          busy.set(false);
          closing.run();
          explorer = opened.explorer;
          ready.accept(opened.sample);
        },
        problem -> {
          if (mine == opens) {
            busy.set(false);
            closing.run(); // a sample of another run next to this message would be misleading
            message.accept(problem);
          }
        });
  }

  /** Cancels opening a model; the previous one stays open. */
  void cancel() {
    if (busy.get()) {
      opens++;
      cancelled = true;
      busy.set(false);
      message.accept(Texts.MODEL.get("cancelled"));
    }
  }

  /** Whether the last request was cancelled. */
  boolean cancelled() {
    return cancelled;
  }

  /** Whether a model is being opened. */
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Requests a sample to show; earlier requests are dropped. */
  void load(int index, Consumer<Sample> ready) {
    if (explorer != null) {
      asked++;
      also(index, ready);
    }
  }

  /** Requests another sample, which is dropped if a new one to show is requested meanwhile. */
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
