package spikeloom.ui.screen;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import spikeloom.run.Progress;
import spikeloom.ui.model.RunState;
import spikeloom.ui.model.RunWords;
import spikeloom.ui.text.Quantities;
import spikeloom.ui.text.Texts;

/** The state of the run in one line. */
final class StatusBar extends HBox {
  private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

  private static final double LEAST_MESSAGE = 160;

  /** Narrower bars omit the compute unit. */
  private static final double WIDE = 1100;

  private final Desk desk;
  private final Region lamp = new Region();
  private final Label state = new Label();
  private final Label message = new Label();
  private final Label figures = new Label();
  private final ProgressBar bar = new ProgressBar(0);

  StatusBar(Desk desk) {
    this.desk = desk;
    getStyleClass().add("status-bar");
    setId("status");
    lamp.getStyleClass().add("lamp");
    state.getStyleClass().add("state");
    message.getStyleClass().add("muted");
    message.setId("message");
    message.setWrapText(true);
    message.setMinHeight(Region.USE_PREF_SIZE);
    message.setMinWidth(LEAST_MESSAGE);
    HBox.setHgrow(message, Priority.ALWAYS);
    message.setMaxWidth(Double.MAX_VALUE);
    figures.setId("figures");
    for (Label fixed : List.of(state, figures)) {
      fixed.setMinWidth(Region.USE_PREF_SIZE);
    }
    bar.setAccessibleText(Texts.SCREEN.get("status.progress"));
    getChildren().addAll(lamp, state, message, bar, figures);
    InvalidationListener redraw = observed -> draw();
    desk.run().stateProperty().addListener(redraw);
    desk.run().messageProperty().addListener(redraw);
    desk.run().metrics().addListener(redraw);
    desk.notices().textProperty().addListener(redraw);
    widthProperty().addListener(redraw);
    draw();
  }

  private void draw() {
    RunState now = desk.run().state();
    String notice = desk.notices().textProperty().get();
    state.setText(now.words());
    message.setText(notice.isEmpty() ? desk.run().messageProperty().get() : notice);
    lamp.pseudoClassStateChanged(ACTIVE, now.active());
    lamp.pseudoClassStateChanged(FAILED, now == RunState.FAILED);
    Progress progress = desk.run().progress().orElse(null);
    boolean shown = progress != null || now == RunState.PREPARING;
    bar.setVisible(shown);
    bar.setManaged(shown);
    bar.setProgress(progress == null ? ProgressBar.INDETERMINATE_PROGRESS : progress.fraction());
    figures.setText(progress == null ? "" : words(progress, now));
  }

  private String words(Progress progress, RunState now) {
    StringBuilder words = new StringBuilder();
    words.append(
        Texts.SCREEN.get(
            "status.figures",
            100 * progress.fraction(),
            RunWords.epoch(progress),
            progress.examplesPerSecond()));
    if (now.active()) {
      words
          .append("     ")
          .append(Texts.SCREEN.get("status.left", Quantities.duration(progress.secondsLeft())));
    }
    desk.run()
        .plan()
        .filter(plan -> getWidth() >= WIDE)
        .ifPresent(
            plan ->
                words
                    .append("     ")
                    .append(Texts.SCREEN.get("status.threads", plan.threads()))
                    .append(", ")
                    .append(desk.control().unit()));
    return words.toString();
  }
}
