package spikeloom.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spikeloom.ui.screen.FxExtension.on;
import static spikeloom.ui.screen.FxExtension.run;
import static spikeloom.ui.screen.FxExtension.until;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.TilePane;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import spikeloom.ui.fake.FakeBackend;

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
  void aRunNamedAtTheStartIsShown() {
    run(
        () -> {
          window.show();
          window.open(Path.of("runs/old"));
        });
    until(
        "the gallery is full",
        () -> ((TilePane) window.stage().getScene().lookup("#gallery")).getChildren().size() == 16);
    close();
    until("it is closed", () -> closed.getCount() == 0);
  }

  @Test
  void closingStopsTheTrainingFirst() {
    run(window::show);
    run(() -> ((Button) window.stage().getScene().lookup("#start")).fire());
    until("a run goes", () -> !backend.started().isEmpty() && backend.started().get(0).running());
    close();
    assertTrue(on(() -> window.stage().getTitle()).endsWith("stopping …"));
    until("it is closed", () -> closed.getCount() == 0);

    assertFalse(backend.started().get(0).running());
    assertFalse(on(() -> window.stage().isShowing()));
  }

  @Test
  void anUnforeseenFaultIsToldInWordsAndOnlyOnce() {
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
