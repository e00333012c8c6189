package spikeloom.ui.screen;

import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import spikeloom.ui.text.Texts;

/** Asks about unfinished work when the window is closed. */
final class CloseDialog {
  /** What the user wants. */
  enum Answer {
    /** The work continues in the minimised window, which closes at its end. */
    KEEP,
    /** The work stops, then the window closes. */
    STOP,
    /** The window stays as it is. */
    CANCEL
  }

  /**
   * The unfinished work.
   *
   * @param title heading
   * @param keep the button that lets it finish
   * @param words explanation of the answers
   */
  record Question(String title, String keep, String words) {}

  private CloseDialog() {}

  /** Shows the dialog; {@code then} receives the answer on the window's thread. */
  static void ask(Stage owner, Question question, Consumer<Answer> then) {
    ButtonType keep = new ButtonType(question.keep(), ButtonBar.ButtonData.YES);
    ButtonType stop = new ButtonType(Texts.SCREEN.get("close.stop"), ButtonBar.ButtonData.NO);
    ButtonType cancel =
        new ButtonType(Texts.SCREEN.get("cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
    Alert alert = new Alert(Alert.AlertType.CONFIRMATION, question.words(), keep, stop, cancel);
    alert.initOwner(owner);
    alert.setTitle("SpikeLoom");
    alert.setHeaderText(question.title());
    alert.getDialogPane().setId("close-dialog");
    alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
    name(alert, keep, "close-keep");
    name(alert, stop, "close-stop");
    name(alert, cancel, "close-cancel");
    alert.setOnHidden(
        event -> {
          ButtonType chosen = alert.getResult();
          Answer answer =
              chosen == keep ? Answer.KEEP : chosen == stop ? Answer.STOP : Answer.CANCEL;
          Platform.runLater(() -> then.accept(answer)); // after the dialog has closed
        });
    alert.show();
  }

  /** Enter presses the focused button. */
  private static void name(Alert alert, ButtonType type, String id) {
    Button button = (Button) alert.getDialogPane().lookupButton(type);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.defaultButtonProperty().bind(button.focusedProperty());
  }
}
