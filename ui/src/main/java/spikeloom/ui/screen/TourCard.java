package spikeloom.ui.screen;

import java.util.function.IntConsumer;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import spikeloom.ui.text.Texts;

/**
 * The guided tour: a frame around one part of the window at a time, and a card beside it. The
 * window below stays usable. Esc leaves the tour at any time.
 */
final class TourCard extends Pane {
  private static final double WIDTH = 300;
  private static final double GAP = 10;
  private static final double MARGIN = 3; // of the frame around its part

  private final Rectangle frame = new Rectangle();
  private final Label count = new Label();
  private final Label title = new Label();
  private final Label text = new Label();
  private final Button back = new Button(Texts.SCREEN.get("tour.back"));
  private final Button next = new Button(Texts.SCREEN.get("tour.next"));
  private final VBox card = new VBox();
  private final Runnable beginning;
  private int at;

  /**
   * Creates the closed tour.
   *
   * @param beginning shows the screen that the tour is about
   */
  TourCard(Runnable beginning) {
    this.beginning = beginning;
    setId("tour-card");
    getStyleClass().add("tour-card");
    setPickOnBounds(false);
    setVisible(false);
    frame.getStyleClass().add("tour-frame");
    frame.setMouseTransparent(true);
    title.getStyleClass().add("section-title");
    title.setId("tour-title");
    count.getStyleClass().add("muted");
    text.setWrapText(true);
    text.setId("tour-text");
    text.setMinHeight(Region.USE_PREF_SIZE);
    Button leave = button(Texts.SCREEN.get("tour.leave"), "tour-leave", step -> close());
    button(back, "tour-back", step -> show(step - 1));
    button(next, "tour-next", step -> show(step + 1));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox buttons = new HBox(count, space, leave, back, next);
    buttons.getStyleClass().add("tour-buttons");
    card.getChildren().addAll(title, text, buttons);
    card.getStyleClass().add("sheet");
    card.setPrefWidth(WIDTH);
    getChildren().addAll(frame, card);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
          }
        });
  }

  private Button button(String words, String id, IntConsumer act) {
    Button button = new Button(words);
    button(button, id, act);
    return button;
  }

  private void button(Button button, String id, IntConsumer act) {
    button.setId(id);
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button
        .accessibleTextProperty()
        .bind(button.textProperty().concat(", " + Texts.SCREEN.get("tour.name")));
    button.setOnAction(event -> act.accept(at));
  }

  /** Begins the tour. */
  void open() {
    beginning.run();
    setVisible(true);
    show(0);
    next.requestFocus();
  }

  /** Leaves it. */
  void close() {
    setVisible(false);
  }

  private void show(int stop) {
    if (stop >= TourStop.ALL.size()) {
      close();
      return;
    }
    at = Math.max(0, stop);
    TourStop shown = TourStop.ALL.get(at);
    title.setText(shown.title());
    text.setText(shown.text());
    count.setText(Texts.SCREEN.get("tour.count", at + 1, TourStop.ALL.size()));
    back.setDisable(at == 0);
    next.setText(
        at == TourStop.ALL.size() - 1
            ? Texts.SCREEN.get("tour.done")
            : Texts.SCREEN.get("tour.next"));
    card.setAccessibleText(shown.title() + ". " + shown.text());
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double height = card.prefHeight(WIDTH);
    card.resize(WIDTH, height);
    Bounds about = bounds(anchor());
    frame.setVisible(about != null);
    if (about == null) {
      card.relocate((getWidth() - WIDTH) / 2, (getHeight() - height) / 2);
      return;
    }
    frame.setX(about.getMinX() - MARGIN);
    frame.setY(about.getMinY() - MARGIN);
    frame.setWidth(about.getWidth() + 2 * MARGIN);
    frame.setHeight(about.getHeight() + 2 * MARGIN);
    Point2D place = beside(about, height);
    card.relocate(place.getX(), place.getY());
  }

  private @Nullable Node anchor() {
    return getScene() == null ? null : getScene().lookup("#" + TourStop.ALL.get(at).anchor());
  }

  private @Nullable Bounds bounds(@Nullable Node node) {
    return node == null ? null : sceneToLocal(node.localToScene(node.getLayoutBounds()));
  }

  /** To the right, to the left, below or above a part, wherever the card has space first. */
  private Point2D beside(Bounds about, double height) {
    double x = about.getMaxX() + GAP;
    double y = about.getMinY();
    if (x + WIDTH > getWidth()) {
      x = about.getMinX() - GAP - WIDTH;
    }
    if (x < 0) {
      x = (about.getMinX() + about.getMaxX() - WIDTH) / 2;
      y = about.getMaxY() + GAP;
      y = y + height > getHeight() ? about.getMinY() - GAP - height : y;
    }
    return new Point2D(inside(x, getWidth() - WIDTH), inside(y, getHeight() - height));
  }

  private static double inside(double value, double most) {
    return Math.max(0, Math.min(most, value));
  }
}
