package spikeloom.ui.screen;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Product name, menus, the current run, and two switches. */
final class TopBar extends HBox {
  /** Narrower bars show the icon without the product name, and less space around words. */
  private static final double WIDE = 1180;

  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

  /** A narrower name would be unreadable. */
  private static final double LEAST_NAME = 60;

  TopBar(Desk desk, List<Action> actions, Menu recent, ObjectProperty<Screen> screen) {
    getStyleClass().add("top-bar");
    setMinWidth(0); // it becomes narrow by its style
    widthProperty().addListener(observed -> pseudoClassStateChanged(NARROW, getWidth() < WIDE));
    Node mark = Icon.LOOM.node();
    mark.getStyleClass().add("mark");
    Label name = new Label("SpikeLoom", mark);
    name.getStyleClass().add("product");
    Label run = new Label();
    run.getStyleClass().add("muted");
    run.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> desk.run().directory().map(path -> path.getFileName().toString()).orElse(""),
                desk.run().directoryProperty()));
    run.setId("shown-run");
    run.setMaxWidth(Double.MAX_VALUE);
    run.setAlignment(Pos.CENTER_RIGHT);
    HBox.setHgrow(run, Priority.ALWAYS);
    ShortName.in(run);
    run.visibleProperty().bind(run.widthProperty().greaterThan(LEAST_NAME));
    name.setMinWidth(Region.USE_PREF_SIZE);
    name.contentDisplayProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> getWidth() < WIDE ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT,
                widthProperty()));
    getChildren()
        .addAll(
            name,
            Menus.bar(actions, recent),
            tabs(actions, screen),
            run,
            Buttons.iconic(WorkbenchActions.named(actions, "theme"), Icon.CONTRAST),
            Buttons.iconic(WorkbenchActions.named(actions, "help"), Icon.HELP));
  }

  private static HBox tabs(List<Action> actions, ObjectProperty<Screen> screen) {
    HBox tabs = new HBox();
    tabs.getStyleClass().add("screen-tabs");
    for (Screen each : Screen.values()) {
      String id = each.action();
      Action action = WorkbenchActions.named(actions, id);
      ToggleButton tab = new ToggleButton(each.title());
      tab.setId(id);
      tab.setSelected(screen.get() == each);
      tab.setOnAction(
          event -> {
            action.run();
            tab.setSelected(true);
          });
      screen.addListener((observed, before, now) -> tab.setSelected(now == each));
      Buttons.describe(tab, action);
      tab.setMinWidth(Region.USE_PREF_SIZE);
      tabs.getChildren().add(tab);
    }
    return tabs;
  }
}
