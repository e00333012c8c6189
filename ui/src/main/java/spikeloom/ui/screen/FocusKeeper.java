package spikeloom.ui.screen;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the focus in the content of the screen that is shown. When a control is disabled, hidden or
 * removed, the toolkit moves the focus to the next one, where a key press could stop a run or leave
 * the screen. This class moves it to the content instead, and restores the focus of each screen.
 */
final class FocusKeeper {
  private final Scene scene;
  private final Map<Screen, Node> panes;
  private final Map<Screen, Node> remembered = new EnumMap<>(Screen.class);
  private final List<ObservableValue<?>> watched = new ArrayList<>();
  private final ChangeListener<Object> lost = (observed, before, now) -> check();
  private @Nullable Screen shown;

  /** Watches a scene whose screens are added to {@code panes} as they are built. */
  FocusKeeper(Scene scene, Map<Screen, Node> panes) {
    this.scene = scene;
    this.panes = panes;
    scene.focusOwnerProperty().addListener((observed, before, now) -> watch(now));
  }

  /** Call before the screen changes. */
  void leave() {
    Node owner = scene.getFocusOwner();
    if (shown != null && owner != null && within(owner, panes.get(shown)) && !acts(owner)) {
      remembered.put(shown, owner);
    }
    shown = null; // ignore focus changes of hidden nodes from now on
  }

  /** Call when a screen has become visible. */
  void enter(Screen screen) {
    shown = screen;
    focusContent();
  }

  /** Call when the current screen is selected again. */
  void stay() {
    Node owner = scene.getFocusOwner();
    if (shown != null && (owner == null || !within(owner, panes.get(shown)))) {
      focusContent();
    }
  }

  /** A key press on a button acts at once, so buttons never get the focus automatically. */
  private static boolean acts(Node node) {
    return node.getStyleClass().contains("button") && !node.getStyleClass().contains("sample-tile");
  }

  private void focusContent() {
    Screen screen = shown;
    Node pane = screen == null ? null : panes.get(screen);
    if (screen == null || pane == null) {
      return;
    }
    Node before = remembered.get(screen);
    if (before != null && usable(before)) {
      before.requestFocus();
      return;
    }
    Node content = find(pane, screen.content());
    if (content == null) {
      pane.applyCss(); // split panes and tabs have their content only after styling
      content = find(pane, screen.content());
    }
    if (content != null && usable(content)) {
      content.requestFocus();
    }
  }

  private void watch(@Nullable Node owner) {
    watched.forEach(each -> each.removeListener(lost));
    watched.clear();
    if (owner == null) {
      return;
    }
    watched.add(owner.disabledProperty());
    watched.add(owner.sceneProperty());
    for (Node node = owner; node != null; node = node.getParent()) {
      watched.add(node.visibleProperty());
    }
    watched.forEach(each -> each.addListener(lost));
  }

  private void check() {
    Node owner = scene.getFocusOwner();
    if (shown == null || owner == null || usable(owner)) {
      return;
    }
    boolean gone = owner.getScene() != scene;
    String id = owner.getId();
    focusContent();
    if (gone && id != null) {
      Node content = scene.getFocusOwner();
      Platform.runLater(() -> replace(id, content));
    }
  }

  /** A rebuilt list has a new control for the same item. */
  private void replace(String id, @Nullable Node content) {
    Node again = find(scene.getRoot(), id);
    if (again != null && usable(again) && scene.getFocusOwner() == content) {
      again.requestFocus();
    }
  }

  private boolean usable(Node node) {
    if (node.getScene() != scene || node.isDisabled()) {
      return false;
    }
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private static boolean within(Node node, @Nullable Node pane) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each == pane) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Node find(Node node, String id) {
    if (id.equals(node.getId())) {
      return node;
    }
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        Node found = find(child, id);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
