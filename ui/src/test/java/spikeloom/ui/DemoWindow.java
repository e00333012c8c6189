package spikeloom.ui;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;
import spikeloom.ui.fake.FakeBackend;

/** The window with a fake training, to be looked at; prints how long the first frame took. */
public final class DemoWindow {
  private DemoWindow() {}

  public static void main(String[] arguments) {
    DesktopApp.launch(new FakeBackend(400), Optional.empty(), DemoWindow::time);
  }

  private static void time(Stage stage) {
    long born = ManagementFactory.getRuntimeMXBean().getStartTime();
    System.out.printf("shown after %d ms%n", System.currentTimeMillis() - born);
    new AnimationTimer() {
      private int frames;

      @Override
      public void handle(long now) {
        // The timer is called before a frame is drawn: at the second call one has been.
        if (++frames == 2) {
          System.out.printf(
              "%s: first frame after %d ms%n", stage.getTitle(), System.currentTimeMillis() - born);
          stop();
        }
      }
    }.start();
  }
}
