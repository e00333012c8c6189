package spikeloom.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spikeloom.ui.screen.FxExtension.on;
import static spikeloom.ui.screen.FxExtension.run;
import static spikeloom.ui.screen.FxExtension.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.TilePane;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.ui.fake.FakeBackend;
import spikeloom.ui.model.RunState;

@ExtendWith(FxExtension.class)
class DesktopWindowTest {
  private final FakeBackend backend = new FakeBackend(5);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final DesktopWindow window =
      on(() -> new DesktopWindow(backend, new ViewOptions(), Screen.TRAIN, closed::countDown));

  @Test
  void theWindowOffersTheBackendsDataSets() {
    run(window::show);
    until(
        "data sets are listed",
        () -> ((ComboBox<?>) window.stage().getScene().lookup("#data")).getItems().size() == 3);
    close();
    until("it is closed", () -> closed.getCount() == 0);
  }

  @Test
  void aRunNamedAtTheStartIsShown(@TempDir Path folder) throws IOException {
    Path old = Files.createDirectories(folder.resolve("old"));
    Files.writeString(old.resolve("plan.json"), "{}");
    run(
        () -> {
          window.show();
          window.open(old);
        });
    until(
        "the gallery is full",
        () -> ((TilePane) window.stage().getScene().lookup("#gallery")).getChildren().size() == 16);
    close();
    until("it is closed", () -> closed.getCount() == 0);
  }

  @Test
  void closingWhileTrainingAsksAndStopsTheRunFirst() {
    train();
    close();
    until("it asks", () -> dialog("close-stop").isPresent());
    close();
    assertEquals(2, on(() -> Window.getWindows().size()), "it asks once");
    press("close-stop", KeyCode.ENTER);
    assertTrue(on(() -> window.stage().getTitle()).endsWith("stopping …"));
    until("it is closed", () -> closed.getCount() == 0);

    assertFalse(backend.started().get(0).running());
    assertFalse(on(() -> window.stage().isShowing()));
  }

  @Test
  void closingCanBeCancelled() {
    train();
    close();
    until("it asks", () -> dialog("close-cancel").isPresent());
    press("close-cancel", KeyCode.ESCAPE);
    until("the dialog is gone", () -> dialog("close-cancel").isEmpty());

    assertTrue(backend.started().get(0).running());
    assertTrue(on(() -> window.stage().isShowing()));
    assertEquals(1, closed.getCount());
    close();
    until("it asks again", () -> dialog("close-stop").isPresent());
    press("close-stop", KeyCode.SPACE);
    until("it is closed", () -> closed.getCount() == 0);
  }

  @Test
  void aRunThatIsKeptEndsBeforeTheWindowCloses() {
    train();
    close();
    until("it asks", () -> dialog("close-keep").isPresent());
    assertTrue(
        on(() -> dialog("close-keep").orElseThrow().isFocused()),
        "the first key does not lose anything");
    press("close-keep", KeyCode.ENTER);
    assertEquals(1, closed.getCount());
    run(this::pauseOrResume);
    until("it is closed", () -> closed.getCount() == 0);

    assertEquals(RunState.FINISHED, on(window::state));
  }

  @Test
  void closingWhileARunIsPreparedAsksToo() {
    CountDownLatch data = new CountDownLatch(1);
    backend.prepareUntil(data);
    run(window::show);
    run(() -> ((Button) window.stage().getScene().lookup("#start")).fire());
    assertEquals(RunState.PREPARING, on(window::state));
    close();
    until("it asks", () -> dialog("close-stop").isPresent());
    press("close-stop", KeyCode.ENTER);
    data.countDown();
    until("it is closed", () -> closed.getCount() == 0);
  }

  @Test
  void closingWhileAnExportIsWrittenAsksToo() {
    CountDownLatch written = new CountDownLatch(1);
    backend.exportUntil(written);
    run(
        () -> {
          window.show();
          window.models().export().write(Path.of("runs/old"), Path.of("a.onnx"));
        });
    close();
    until("it asks", () -> dialog("close-keep").isPresent());
    assertEquals("Keep exporting", on(() -> dialog("close-keep").orElseThrow().getText()));
    press("close-keep", KeyCode.ENTER);
    assertEquals(1, closed.getCount());
    written.countDown();
    until("it is closed", () -> closed.getCount() == 0);
    assertTrue(on(() -> window.models().export().written().isPresent()));
  }

  private void train() {
    backend.holdRuns(); // however long the window takes, the run does not end before it is held
    run(window::show);
    run(() -> ((Button) window.stage().getScene().lookup("#start")).fire());
    until(
        "a run is held",
        () -> {
          if (window.state() == RunState.RUNNING) {
            pauseOrResume(); // a run that is held does not end by itself
          }
          return window.state() == RunState.PAUSED;
        });
  }

  private void pauseOrResume() {
    ((Button) window.stage().getScene().lookup("#pause")).fire();
  }

  private Optional<Button> dialog(String id) {
    return Window.getWindows().stream()
        .map(open -> (Button) open.getScene().getRoot().lookup("#" + id))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private void press(String id, KeyCode key) {
    run(
        () -> {
          Button button = dialog(id).orElseThrow();
          button.requestFocus();
          for (EventType<KeyEvent> type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            Event.fireEvent(button, new KeyEvent(type, "", "", key, false, false, false, false));
          }
        });
  }

  @Test
  void anUnforeseenFaultIsReportedInWordsAndOnlyOnce() {
    run(
        () -> {
          window.show();
          Thread.UncaughtExceptionHandler handler =
              Thread.currentThread().getUncaughtExceptionHandler();
          handler.uncaughtException(Thread.currentThread(), new IllegalStateException("a"));
          handler.uncaughtException(Thread.currentThread(), new IllegalStateException("b"));
        });
    List<Window> open = on(() -> List.copyOf(Window.getWindows()));
    assertEquals(2, open.size(), "the window and one dialog");
    run(() -> open.forEach(Window::hide));
    assertTrue(on(Window::getWindows).isEmpty());
  }

  private void close() {
    run(
        () ->
            window
                .stage()
                .fireEvent(new WindowEvent(window.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
  }
}
