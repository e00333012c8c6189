package spikeloom.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowPlaceTest {
  private static final Rectangle2D LEFT = new Rectangle2D(0, 30, 1280, 770);
  private static final Rectangle2D RIGHT = new Rectangle2D(1280, 0, 1920, 1080);

  @Test
  void aWindowThatFitsStaysWhereItIs() {
    Rectangle2D place = new Rectangle2D(1400, 20, 1000, 700);
    assertEquals(place, WindowPlace.fitted(place, List.of(LEFT, RIGHT)));
  }

  @Test
  void aWindowThatIsLargerThanItsScreenIsMadeAsLargeAsThat() {
    Rectangle2D small = new Rectangle2D(0, 0, 960, 540);
    assertEquals(small, WindowPlace.fitted(new Rectangle2D(100, 50, 1280, 800), List.of(small)));
  }

  @Test
  void aWindowOnAScreenThatIsGoneComesToThePrimaryOne() {
    assertEquals(
        new Rectangle2D(280, 100, 1000, 700),
        WindowPlace.fitted(new Rectangle2D(2000, 300, 1000, 700), List.of(LEFT)));
    assertEquals(
        new Rectangle2D(0, 30, 1000, 700),
        WindowPlace.fitted(new Rectangle2D(-3000, -900, 1000, 700), List.of(LEFT, RIGHT)));
  }

  @Test
  void aWindowBetweenTwoScreensComesToTheOneThatItCoversMostOf() {
    assertEquals(
        new Rectangle2D(1280, 100, 1000, 700),
        WindowPlace.fitted(new Rectangle2D(1100, 100, 1000, 700), List.of(LEFT, RIGHT)));
    assertEquals(
        new Rectangle2D(280, 100, 1000, 700),
        WindowPlace.fitted(new Rectangle2D(500, 100, 1000, 700), List.of(LEFT, RIGHT)));
  }
}
