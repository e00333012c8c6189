package spikeloom.ui.screen;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import spikeloom.ui.help.HelpPlace;
import spikeloom.ui.help.PageView;
import spikeloom.ui.text.Texts;

/** Shows pages of the documentation beside a screen; what it does not cover remains usable. */
final class HelpPanel extends VBox {
  private final PageView page = new PageView(this::follow);
  private final ScrollPane scroll = new ScrollPane(page);
  private final Deque<HelpPlace> before = new ArrayDeque<>();
  private final BooleanProperty canReturn = new SimpleBooleanProperty(this, "canReturn");
  private @Nullable HelpPlace shown;
  private @Nullable Node focusedBefore;

  HelpPanel() {
    setId("help-panel");
    getStyleClass().add("help-panel");
    setVisible(false);
    scroll.setId("help-scroll");
    scroll.setAccessibleText(Texts.SCREEN.get("help.title"));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(header(), scroll);
  }

  private Node header() {
    Label title = new Label(Texts.SCREEN.get("help.title"));
    title.getStyleClass().add("section-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Action back =
        Action.of("help-back", MenuSection.HELP, Texts.SCREEN.get("help.back"), this::back)
            .when(canReturn);
    Action close =
        Action.of("help-close", MenuSection.HELP, Texts.SCREEN.get("close"), this::close);
    HBox header =
        new HBox(
            Buttons.iconic(back, Icon.PREVIOUS), title, space, Buttons.iconic(close, Icon.CLOSE));
    header.getStyleClass().add("section-header");
    return header;
  }

  /** The section of a screen. */
  static HelpPlace of(Screen screen) {
    return HelpPlace.ofWindow(screen.heading());
  }

  /** Opens the help on a screen, or closes the help. */
  void toggle(Screen screen) {
    if (isVisible()) {
      close();
    } else {
      open(of(screen));
    }
  }

  /** Shows a place and takes the focus, so that keys scroll. */
  void open(HelpPlace place) {
    if (isVisible()) {
      follow(place);
      return;
    }
    focusedBefore = getScene() == null ? null : getScene().getFocusOwner();
    before.clear();
    shown = null;
    setVisible(true);
    follow(place);
  }

  /** Closes it; the focus returns, unless it has left the panel. */
  void close() {
    if (isVisible()) {
      if (focusedBefore != null && holdsFocus()) {
        focusedBefore.requestFocus();
      }
      focusedBefore = null;
      setVisible(false);
      page.getChildren().clear();
    }
  }

  private boolean holdsFocus() {
    for (Node node = getScene().getFocusOwner(); node != null; node = node.getParent()) {
      if (node == this) {
        return true;
      }
    }
    return false;
  }

  private void follow(HelpPlace place) {
    if (shown != null && !shown.equals(place)) {
      before.push(shown);
    }
    show(place);
  }

  private void back() {
    if (!before.isEmpty()) {
      show(before.pop());
    }
  }

  private void show(HelpPlace place) {
    shown = place;
    canReturn.set(!before.isEmpty());
    page.show(place);
    scroll.setVvalue(0);
    scroll.requestFocus();
  }
}
