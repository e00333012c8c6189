package spikeloom.ui.screen;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import spikeloom.ui.model.RunState;
import spikeloom.ui.text.Texts;

/** Start, Pause and Stop, and the equivalent command. */
final class RunPane extends VBox {

  RunPane(Desk desk, List<Action> actions) {
    getStyleClass().add("run-pane");
    setMinHeight(Region.USE_PREF_SIZE);
    getChildren()
        .addAll(
            buttons(desk, actions), new LiveSettings(desk), commandHeader(actions), command(desk));
  }

  private static Node buttons(Desk desk, List<Action> actions) {
    Button start = Buttons.labelled(WorkbenchActions.named(actions, "start"), Icon.PLAY);
    Button pause = Buttons.labelled(WorkbenchActions.named(actions, "pause"), Icon.PAUSE);
    Button stop = Buttons.labelled(WorkbenchActions.named(actions, "stop"), Icon.STOP);
    start.getStyleClass().add(Styles.ACCENT);
    HBox row = new HBox(start, pause, stop);
    row.getStyleClass().add("run-buttons");
    for (Button button : List.of(start, pause, stop)) {
      HBox.setHgrow(button, Priority.ALWAYS);
      button.setMaxWidth(Double.MAX_VALUE);
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
    desk.run()
        .stateProperty()
        .addListener(
            (observed, before, now) -> {
              boolean held = now == RunState.PAUSED;
              pause.setText(
                  held ? Texts.SCREEN.get("run.resume") : Texts.SCREEN.get("action.pause"));
              pause.setGraphic((held ? Icon.PLAY : Icon.PAUSE).node());
            });
    return row;
  }

  private static Node commandHeader(List<Action> actions) {
    Label title = new Label(Texts.SCREEN.get("command-line"));
    title.getStyleClass().add("form-heading");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox header =
        new HBox(
            title,
            space,
            Buttons.iconic(WorkbenchActions.named(actions, "copy-command"), Icon.COPY));
    header.getStyleClass().add("command-header");
    return header;
  }

  private static Node command(Desk desk) {
    TextArea command = new TextArea();
    command.textProperty().bind(desk.plan().commandLineProperty());
    command.disableProperty().bind(desk.plan().planProperty().isNull());
    command.setEditable(false);
    command.setWrapText(true);
    command.setPrefRowCount(3);
    command.setId("command-line");
    command.setAccessibleText(Texts.SCREEN.get("run.command"));
    command.getStyleClass().add("command");
    return command;
  }
}
