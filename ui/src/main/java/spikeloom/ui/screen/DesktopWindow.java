package spikeloom.ui.screen;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import javafx.util.Duration;
import spikeloom.ui.DesktopApp;
import spikeloom.ui.model.Backend;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.RunState;
import spikeloom.ui.model.SampleModel;
import spikeloom.ui.model.ViewModels;
import spikeloom.ui.text.Texts;

/** The stage with the workbench and its threads. */
public final class DesktopWindow {
  private static final Duration PATIENCE = Duration.seconds(15);
  private static final Duration SHORT_PATIENCE = Duration.seconds(2);

  private final Stage stage = new Stage();
  private final ExecutorService background =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "spikeloom-background");
            thread.setDaemon(true);
            return thread;
          });
  private final Backend backend;
  private final PlanModel plan = new PlanModel();
  private final RunControl control;
  private final ViewModels models;
  private final ViewOptions view;
  private final Runnable closed;
  private final Workbench workbench;
  private boolean closing;
  private boolean asking;
  private boolean closeWhenDone;
  private boolean ended;

  /**
   * Makes the window on the window's thread.
   *
   * @param first the first screen
   * @param closed is run when the window is gone
   */
  public DesktopWindow(Backend backend, ViewOptions view, Screen first, Runnable closed) {
    this.backend = backend;
    this.closed = closed;
    FrameExecutor frames = new FrameExecutor();
    this.control = new RunControl(backend, new RunModel(), background, FrameExecutor.calm());
    FaultDialog.install(backend.version());
    this.models = ViewModels.of(backend, background, frames);
    this.view = view;
    this.workbench =
        new Workbench(
            new Workbench.Setting(
                plan, control, models, view, background, null, first, this::close));
    stage.setTitle("SpikeLoom " + backend.version());
    stage.getIcons().add(icon());
    stage.setScene(workbench.scene());
    view.restore(stage);
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          close();
        });
    control
        .model()
        .stateProperty()
        .addListener((observed, before, now) -> Platform.runLater(this::endIfDone));
    models
        .export()
        .busyProperty()
        .addListener((observed, before, now) -> Platform.runLater(this::endIfDone));
    stage
        .iconifiedProperty()
        .addListener(
            (observed, before, now) -> {
              if (!now) {
                closeWhenDone = false; // restoring the window also shows it
              }
            });
    stage.setOnShown(event -> control.listDatasets(plan::offerDatasets));
  }

  private static Image icon() {
    var resource = DesktopApp.class.getResource("spikeloom.png");
    if (resource == null) {
      throw new IllegalStateException("spikeloom.png is missing from the program");
    }
    return new Image(resource.toExternalForm());
  }

  /** Shows it. */
  public void show() {
    stage.show();
  }

  /** Shows what a path holds: a run directory, or data. */
  public void open(Path path) {
    workbench.open(path);
  }

  /** Where nobody has trained a run yet, shows a model that ships with the program to draw for. */
  public void welcome() {
    var unused =
        CompletableFuture.supplyAsync(() -> backend.runs(warning -> {}).isEmpty(), background)
            .thenAcceptAsync(this::welcome, Platform::runLater);
  }

  private void welcome(boolean first) {
    List<SampleModel> shipped = backend.sampleModels();
    if (first && !shipped.isEmpty()) {
      workbench.show(Screen.EXPLORE);
      models.explore().open(shipped.get(0));
    }
  }

  RunState state() {
    return control.model().state();
  }

  ViewModels models() {
    return models;
  }

  /** The stage. */
  public Stage stage() {
    return stage;
  }

  /** Asks first if there is unfinished work. */
  private void close() {
    if (closing || asking) {
      return;
    }
    CloseDialog.Question question = question().orElse(null);
    if (question == null) {
      end();
      return;
    }
    asking = true;
    CloseDialog.ask(
        stage,
        question,
        answer -> {
          asking = false;
          obey(answer);
        });
  }

  private void obey(CloseDialog.Answer answer) {
    boolean done = question().isEmpty();
    switch (answer) {
      case CANCEL -> {}
      case KEEP -> {
        closeWhenDone = true;
        stage.setIconified(true);
        endIfDone();
      }
      case STOP -> {
        closing = true;
        if (done) {
          end();
        } else {
          stopWork();
        }
      }
    }
  }

  /** A training run may write its checkpoint; a run in preparation has none to write. */
  private void stopWork() {
    boolean preparing = control.model().state() == RunState.PREPARING;
    PauseTransition patience = new PauseTransition(preparing ? SHORT_PATIENCE : PATIENCE);
    patience.setOnFinished(event -> end());
    patience.play();
    stage.setTitle(stage.getTitle() + " – " + Texts.SCREEN.get("window.stopping"));
    control.stop();
    models.export().cancel();
  }

  private void endIfDone() {
    if ((closing || closeWhenDone) && question().isEmpty()) {
      end();
    }
  }

  /** The question about unfinished work, if any. */
  private Optional<CloseDialog.Question> question() {
    RunState state = control.model().state();
    if (state.active()) {
      boolean preparing = state == RunState.PREPARING;
      return Optional.of(
          new CloseDialog.Question(
              preparing ? Texts.SCREEN.get("close.preparing") : Texts.SCREEN.get("close.training"),
              Texts.SCREEN.get("close.keep-training"),
              preparing
                  ? Texts.SCREEN.get("close.preparing-choices")
                  : Texts.SCREEN.get("close.training-choices")));
    }
    if (models.export().busyProperty().get()) {
      return Optional.of(
          new CloseDialog.Question(
              Texts.SCREEN.get("close.exporting"),
              Texts.SCREEN.get("close.keep-exporting"),
              Texts.SCREEN.get("close.exporting-choices")));
    }
    return Optional.empty();
  }

  private void end() {
    if (ended) {
      return;
    }
    ended = true;
    closing = true;
    view.remember(stage);
    stage.hide();
    models.close();
    // A run's thread draws its last figures after it has reported its end.
    background.execute(
        () -> {
          control.awaitEnd();
          closed.run();
        });
  }
}
