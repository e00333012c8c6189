package spikeloom.ui.screen;

import java.nio.file.Path;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import spikeloom.plan.DataPlan;
import spikeloom.ui.model.RunState;
import spikeloom.ui.model.ViewModels;

/**
 * Updates the model of a screen from the form and the run when the screen is shown; hidden screens
 * are not updated.
 */
final class ScreenFollower {
  private final Desk desk;
  private final ViewModels models;
  private final ObservableValue<Screen> screen;
  private @Nullable DataPlan described;
  private @Nullable DataPlan coded;
  private @Nullable Path explored;

  ScreenFollower(Desk desk, ViewModels models, ObservableValue<Screen> screen) {
    this.desk = desk;
    this.models = models;
    this.screen = screen;
    InvalidationListener follow = observed -> follow();
    screen.addListener(follow);
    desk.run().directoryProperty().addListener(follow);
    desk.run().stateProperty().addListener(follow);
    desk.run()
        .stateProperty()
        .addListener((observed, before, now) -> ended(before.active() && !now.active(), now));
    desk.plan().planProperty().addListener(follow);
    follow();
  }

  private void ended(boolean ended, RunState now) {
    if (ended && now != RunState.FAILED) {
      explored = null; // the folder now holds another model
      models.runs().refresh();
      follow();
    }
  }

  private void follow() {
    switch (screen.getValue()) {
      case DATA ->
          desk.plan()
              .plan()
              .filter(plan -> !plan.data().equals(described))
              .ifPresent(
                  plan -> {
                    described = plan.data();
                    models.data().open(plan);
                  });
      case ENCODE ->
          desk.plan()
              .plan()
              .filter(plan -> coded == null || !plan.data().name().equals(coded.name()))
              .ifPresent(
                  plan -> {
                    coded = plan.data();
                    models.encode().open(plan);
                  });
      case EXPLORE -> explore();
      case START, COMPARE, TRAIN, EXPORT -> {}
    }
  }

  /** The shown run is explored once it is no longer active. */
  private void explore() {
    if (desk.run().state().active()) {
      return;
    }
    desk.run()
        .directory()
        .filter(directory -> !directory.equals(explored) || models.explore().cancelled())
        .ifPresent(
            directory -> {
              explored = directory;
              models.explore().open(directory);
            });
  }
}
