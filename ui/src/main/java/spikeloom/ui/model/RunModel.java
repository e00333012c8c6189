package spikeloom.ui.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.Progress;
import spikeloom.run.RunHistory;
import spikeloom.run.ValidationPoint;
import spikeloom.training.Snapshot;
import spikeloom.ui.text.Texts;

/**
 * The state of the run that the window shows. It belongs to the window's thread; {@link RunControl}
 * changes it.
 */
public final class RunModel {
  private final ReadOnlyObjectWrapper<RunState> state =
      new ReadOnlyObjectWrapper<>(this, "state", RunState.IDLE);
  private final ReadOnlyStringWrapper message =
      new ReadOnlyStringWrapper(this, "message", Texts.MODEL.get("run.begin"));
  private final ReadOnlyObjectWrapper<@Nullable TrainingPlan> plan =
      new ReadOnlyObjectWrapper<>(this, "plan");
  private final ReadOnlyObjectWrapper<@Nullable Path> directory =
      new ReadOnlyObjectWrapper<>(this, "directory");
  private final ReadOnlyObjectWrapper<@Nullable Snapshot> snapshot =
      new ReadOnlyObjectWrapper<>(this, "snapshot");
  private final ReadOnlyObjectWrapper<@Nullable MissingData> missingData =
      new ReadOnlyObjectWrapper<>(this, "missingData");
  private final ObservableList<Progress> metrics = FXCollections.observableArrayList();
  private final List<ValidationPoint> validation = new ArrayList<>();
  private final LayerHistory layers = new LayerHistory();
  private final ObservableList<Progress> metricsView =
      FXCollections.unmodifiableObservableList(metrics);

  /** Shows an inactive run. */
  public void show(Path runDirectory, OpenedRun run) {
    String opened = Texts.MODEL.get("run.opened", runDirectory);
    begin(
        run.plan(),
        RunState.IDLE,
        Stream.concat(Stream.of(opened), run.notes().stream()).collect(Collectors.joining(" ")));
    directory.set(runDirectory);
    validation.addAll(run.history().validation());
    metrics.setAll(run.history().metrics());
    layers.show(run.history().layers());
    snapshot.set(run.snapshot());
  }

  /** State of the run. */
  public ReadOnlyObjectProperty<RunState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** State of the run. */
  public RunState state() {
    return state.get();
  }

  /** A sentence for the user. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** The plan of the run, if there is a run. */
  public Optional<TrainingPlan> plan() {
    return Optional.ofNullable(plan.get());
  }

  /** Holds the plan of the run, or nothing. */
  public ReadOnlyObjectProperty<@Nullable TrainingPlan> planProperty() {
    return plan.getReadOnlyProperty();
  }

  /** Directory of the run, once known. */
  public Optional<Path> directory() {
    return Optional.ofNullable(directory.get());
  }

  /** Holds the run's directory, or nothing. */
  public ReadOnlyObjectProperty<@Nullable Path> directoryProperty() {
    return directory.getReadOnlyProperty();
  }

  /** Holds the run whose data were missing when it was opened or resumed, or nothing. */
  public ReadOnlyObjectProperty<@Nullable MissingData> missingDataProperty() {
    return missingData.getReadOnlyProperty();
  }

  void miss(@Nullable MissingData missing) {
    missingData.set(missing);
  }

  /** All reports, oldest first. */
  public ObservableList<Progress> metrics() {
    return metricsView;
  }

  /** All figures on validation samples, oldest first. */
  public List<ValidationPoint> validation() {
    return List.copyOf(validation);
  }

  /** Reports, figures on validation samples and layers so far. */
  public RunHistory history() {
    return new RunHistory(metrics, validation, layers.moments());
  }

  /** The newest report. */
  public Optional<Progress> progress() {
    return metrics.isEmpty() ? Optional.empty() : Optional.of(metrics.get(metrics.size() - 1));
  }

  /** The model's output for the gallery samples, if available. */
  public Optional<Snapshot> snapshot() {
    return Optional.ofNullable(snapshot.get());
  }

  /** Activity of the layers up to the newest snapshot. */
  public LayerHistory layers() {
    return layers;
  }

  /** Holds the newest snapshot, or nothing. */
  public ReadOnlyObjectProperty<@Nullable Snapshot> snapshotProperty() {
    return snapshot.getReadOnlyProperty();
  }

  void begin(@Nullable TrainingPlan newPlan, RunState newState, String sentence) {
    plan.set(newPlan);
    directory.set(null);
    validation.clear();
    metrics.clear();
    layers.clear();
    snapshot.set(null);
    state.set(newState);
    message.set(sentence);
  }

  void enter(RunState newState, String sentence) {
    state.set(newState);
    message.set(sentence);
  }

  void showMessage(String sentence) {
    message.set(sentence);
  }

  /** Sets the plan with which the run is resumed. */
  void changeTo(TrainingPlan newPlan) {
    plan.set(newPlan);
  }

  void lieIn(Path runDirectory) {
    directory.set(runDirectory);
  }

  void lieNowhere() {
    directory.set(null);
  }

  void receive(Mailbox.Mail mail) {
    if (mail.plan != null) {
      plan.set(mail.plan);
    }
    if (mail.restart != null) {
      validation.clear();
      validation.addAll(mail.restart.validation());
      metrics.setAll(mail.restart.metrics());
      layers.show(mail.restart.layers());
      if (state.get() == RunState.PREPARING) {
        state.set(RunState.RUNNING);
      }
    }
    validation.addAll(mail.validation); // before the reports, which trigger drawing
    if (!mail.reports.isEmpty()) {
      metrics.addAll(List.copyOf(mail.reports));
    }
    if (mail.snapshot != null) {
      layers.add(mail.snapshot.moment());
      snapshot.set(mail.snapshot);
    }
    if (mail.note != null) {
      message.set(mail.note);
    }
    if (mail.ending != null) {
      state.set(mail.ending);
    }
  }
}
