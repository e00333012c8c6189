package spikeloom.ui.screen;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import spikeloom.run.RunLabel;
import spikeloom.run.RunMoves;
import spikeloom.run.RunOverview;
import spikeloom.ui.text.Texts;

/** Asks for the name and the note of a run, and before a run is moved to the trash. */
final class RunDialogs {

  private static final double WIDTH = 420;
  private static final int NOTE_ROWS = 6;

  private RunDialogs() {}

  private static ButtonType cancel() {
    return new ButtonType(Texts.SCREEN.get("cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
  }

  /** Asks for another name; {@code then} receives it on the window's thread. */
  static void rename(Window owner, RunOverview run, Consumer<String> then) {
    TextField name = new TextField(run.name());
    name.setId("rename-name");
    name.setAccessibleText(Texts.SCREEN.get("rename.name"));
    StringBinding problem =
        Bindings.createStringBinding(
            () -> RunMoves.problem(name.getText().strip()).orElse(""), name.textProperty());
    Label reason = new Label();
    reason.setId("rename-problem");
    reason.getStyleClass().add("dialog-problem");
    reason.setWrapText(true);
    reason.textProperty().bind(problem);
    ButtonType cancel = cancel();
    ButtonType done = new ButtonType(Texts.SCREEN.get("rename.done"), ButtonBar.ButtonData.OK_DONE);
    Dialog<ButtonType> dialog =
        dialog(
            owner,
            Texts.SCREEN.get("rename.title", run.name()),
            new VBox(name, reason),
            done,
            cancel);
    dialog.getDialogPane().setId("rename-dialog");
    button(dialog, done, "rename-done")
        .disableProperty()
        .bind(problem.isNotEmpty().or(name.textProperty().isEqualTo(run.name())));
    button(dialog, cancel, "rename-cancel");
    show(dialog, name, done, then);
  }

  /** Asks for the note; {@code then} receives it on the window's thread. */
  static void note(Window owner, RunOverview run, Consumer<String> then) {
    TextArea text = new TextArea(run.label().note());
    text.setId("note-text");
    text.setAccessibleText(Texts.SCREEN.get("note.text"));
    text.setWrapText(true);
    text.setPrefRowCount(NOTE_ROWS);
    text.setTextFormatter(
        new TextFormatter<>(
            change -> change.getControlNewText().length() <= RunLabel.LONGEST ? change : null));
    ButtonType cancel = cancel();
    ButtonType done = new ButtonType(Texts.SCREEN.get("note.done"), ButtonBar.ButtonData.OK_DONE);
    Dialog<ButtonType> dialog =
        dialog(owner, Texts.SCREEN.get("note.title", run.name()), text, done, cancel);
    dialog.getDialogPane().setId("note-dialog");
    button(dialog, done, "note-done");
    button(dialog, cancel, "note-cancel");
    show(dialog, text, done, then);
  }

  /** Asks before a run is moved to the trash; {@code then} is run if it shall be. */
  static void trash(Window owner, RunOverview run, Runnable then) {
    ButtonType cancel = cancel();
    ButtonType done = new ButtonType(Texts.SCREEN.get("trash.done"), ButtonBar.ButtonData.OK_DONE);
    Alert alert =
        new Alert(Alert.AlertType.CONFIRMATION, Texts.SCREEN.get("trash.restore"), done, cancel);
    prepare(alert, owner, Texts.SCREEN.get("trash.title", run.name()));
    alert.getDialogPane().setId("trash-dialog");
    button(alert, done, "trash-done");
    button(alert, cancel, "trash-cancel");
    alert.setOnHidden(event -> answered(alert, done, then));
    alert.show();
  }

  private static Dialog<ButtonType> dialog(
      Window owner, String title, Node content, ButtonType done, ButtonType cancel) {
    Dialog<ButtonType> dialog = new Dialog<>();
    DialogPane pane = dialog.getDialogPane();
    pane.setContent(content);
    pane.setPrefWidth(WIDTH);
    pane.getButtonTypes().setAll(done, cancel);
    prepare(dialog, owner, title);
    return dialog;
  }

  private static void prepare(Dialog<ButtonType> dialog, Window owner, String title) {
    dialog.initOwner(owner);
    dialog.setTitle("SpikeLoom");
    dialog.setHeaderText(title);
    dialog.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
  }

  private static Button button(Dialog<ButtonType> dialog, ButtonType type, String id) {
    Button button = (Button) dialog.getDialogPane().lookupButton(type);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private static void show(
      Dialog<ButtonType> dialog, TextInputControl input, ButtonType done, Consumer<String> then) {
    dialog.setOnShown(
        event -> {
          input.requestFocus();
          input.selectAll();
        });
    dialog.setOnHidden(event -> answered(dialog, done, () -> then.accept(input.getText())));
    dialog.show();
  }

  /** Acts after the dialog has closed. */
  private static void answered(Dialog<ButtonType> dialog, ButtonType done, Runnable then) {
    Optional.ofNullable(dialog.getResult())
        .filter(done::equals)
        .ifPresent(chosen -> Platform.runLater(then));
  }
}
