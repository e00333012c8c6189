package spikeloom.ui.model;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import spikeloom.event.EventStream;
import spikeloom.plan.TrainingPlan;
import spikeloom.ui.text.Texts;

/**
 * The selected data set, and an event recording to play. Called on the window's thread; reading
 * happens in the background, and the last request counts.
 */
public final class DataModel {
  private final Function<TrainingPlan, DataSummary> describe;
  private final Function<Path, EventStream> read;
  private final Later later;
  private final ReadOnlyObjectWrapper<@Nullable DataSummary> summary =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final EventPlayer player = new EventPlayer();
  private Optional<Path> shown = Optional.empty();
  private int asked;
  private int played;

  /**
   * Creates an empty model.
   *
   * @param describe reads a data set; may take long
   * @param read reads a recording; may take long
   */
  public DataModel(
      Function<TrainingPlan, DataSummary> describe,
      Function<Path, EventStream> read,
      Executor background,
      Executor windowThread) {
    this.describe = describe;
    this.read = read;
    later = new Later(background, windowThread);
  }

  /** Reads the data set of a plan. */
  public void open(TrainingPlan plan) {
    int mine = ++asked;
    message.set(Texts.MODEL.get("reading", plan.data().name()));
    busy.set(true);
    later.run(
        () -> describe.apply(plan),
        found -> {
          if (mine == asked) {
            busy.set(false);
            message.set("");
            summary.set(found);
          }
        },
        problem -> {
          if (mine == asked) {
            busy.set(false);
            summary.set(null);
            message.set(problem);
          }
        });
  }

  /** Reads a recording for the player. */
  public void play(Path recording) {
    int mine = ++played;
    message.set(Texts.MODEL.get("reading", recording.getFileName()));
    later.run(
        () -> read.apply(recording),
        events -> {
          if (mine == played) {
            message.set("");
            player.load(String.valueOf(recording.getFileName()), events);
            shown = Optional.of(recording);
          }
        },
        problem -> {
          if (mine == played) {
            message.set(problem);
          }
        });
  }

  /** The recording in the player, if one was read. */
  public Optional<Path> recording() {
    return shown;
  }

  /** Cancels the pending request. */
  public void cancel() {
    asked++;
    busy.set(false);
    message.set(Texts.MODEL.get("cancelled"));
  }

  /** What is in the set, once it is read. */
  public Optional<DataSummary> summary() {
    return Optional.ofNullable(summary.get());
  }

  /** Holds what is in the set. */
  public ReadOnlyObjectProperty<@Nullable DataSummary> summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  /** Whether a set is being read. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Progress or error message. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** Plays the recording. */
  public EventPlayer player() {
    return player;
  }
}
