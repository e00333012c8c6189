package spikeloom.ui.screen;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.animation.PauseTransition;
import javafx.stage.Stage;
import javafx.util.Duration;
import spikeloom.ui.model.Backend;
import spikeloom.ui.model.Models;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.RunState;

/** The stage with the workbench on it, and the threads that serve it. */
public final class DesktopWindow {
  private static final Duration PATIENCE = Duration.seconds(15);

  private final Stage stage = new Stage();
  private final ExecutorService background =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "spikeloom-background");
            thread.setDaemon(true);
            return thread;
          });
  private final PlanModel plan = new PlanModel();
  private final RunControl control;
  private final Models models;
  private final ViewOptions view;
  private final Runnable closed;
  private boolean closing;

  /**
   * Makes the window on the window's thread.
   *
   * @param first the screen to begin with
   * @param closed is run when the window is gone
   */
  public DesktopWindow(Backend backend, ViewOptions view, Screen first, Runnable closed) {
    this.closed = closed;
    FrameExecutor frames = new FrameExecutor();
    this.control = new RunControl(backend, new RunModel(), background, FrameExecutor.calm());
    FaultDialog.install(backend.version());
    this.models = Models.of(backend, background, frames);
    this.view = view;
    Workbench workbench =
        new Workbench(
            new Workbench.Setting(
                plan, control, models, view, background, null, first, this::close));
    stage.setTitle("SpikeLoom " + backend.version());
    stage.setMinWidth(900);
    stage.setMinHeight(620);
    stage.setScene(workbench.scene());
    view.restore(stage);
    stage.setOnCloseRequest(
        event -> {
          event.consume();
          close();
        });
    stage.setOnShown(event -> control.listDatasets(plan::offerDatasets));
  }

  /** Shows it. */
  public void show() {
    stage.show();
  }

  /** Shows the run that lies in this directory. */
  public void open(Path runDirectory) {
    control.open(runDirectory, plan::show);
  }

  /** The stage. */
  public Stage stage() {
    return stage;
  }

  /** A run that works, or is about to, gets the time to write its checkpoint. */
  private void close() {
    if (closing) {
      return;
    }
    closing = true;
    if (!control.model().state().active()) {
      end();
      return;
    }
    control.model().stateProperty().addListener((observed, before, now) -> endUnless(now));
    PauseTransition patience = new PauseTransition(PATIENCE);
    patience.setOnFinished(event -> end());
    patience.play();
    stage.setTitle(stage.getTitle() + " – stopping …");
    control.stop();
  }

  private void endUnless(RunState now) {
    if (!now.active()) {
      end();
    }
  }

  private void end() {
    view.remember(stage);
    stage.hide();
    models.close();
    background.shutdown();
    closed.run();
  }
}
