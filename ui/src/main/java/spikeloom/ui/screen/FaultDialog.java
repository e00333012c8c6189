package spikeloom.ui.screen;

import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import spikeloom.ui.error.ErrorReport;
import spikeloom.ui.text.Texts;

/**
 * Shows an unexpected error of the window's thread: a message, and details to copy. Further errors
 * while the dialog is open are not shown.
 */
final class FaultDialog implements Thread.UncaughtExceptionHandler {
  private final String version;
  private boolean open;

  private FaultDialog(String version) {
    this.version = version;
  }

  /** Catches exceptions that the current thread, the window's, does not handle. */
  static void install(String version) {
    Thread.currentThread().setUncaughtExceptionHandler(new FaultDialog(version));
  }

  @Override
  public void uncaughtException(Thread thread, Throwable fault) {
    if (open) {
      return;
    }
    open = true;
    ErrorReport report = ErrorReport.of(fault, version);
    ButtonType close = new ButtonType(Texts.SCREEN.get("close"), ButtonBar.ButtonData.CANCEL_CLOSE);
    ButtonType copy = new ButtonType(Texts.SCREEN.get("fault.copy"), ButtonBar.ButtonData.LEFT);
    Alert alert = new Alert(Alert.AlertType.ERROR, report.sentence(), copy, close);
    alert.setTitle("SpikeLoom");
    alert.setHeaderText(null);
    alert.setOnHidden(
        event -> {
          open = false;
          if (alert.getResult() == copy) {
            ClipboardContent content = new ClipboardContent();
            content.putString(report.details());
            Clipboard.getSystemClipboard().setContent(content);
          }
        });
    alert.show();
  }
}
