package spikeloom.ui.screen;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Rows of controls, messages and scrolled content that keep their size in a small window. */
final class Tools {
  private Tools() {}

  /** Controls in a row that is broken where the window is too narrow for it. */
  static FlowPane row(Node... controls) {
    FlowPane row = new FlowPane(controls);
    row.getStyleClass().add("explore-tools");
    return row;
  }

  /** Controls that are not parted when their row is broken. */
  static HBox together(Node... controls) {
    HBox box = new HBox(controls);
    box.getStyleClass().add("tools-together");
    for (Node control : controls) {
      if (control instanceof Region region) {
        region.setMinWidth(Region.USE_PREF_SIZE);
      }
    }
    return box;
  }

  /** A sentence on as many lines as it needs; it takes no space while there is none. */
  static Label message(ReadOnlyStringProperty text) {
    Label message = new Label();
    message.textProperty().bind(text);
    message.setWrapText(true);
    message.setMinHeight(Region.USE_PREF_SIZE);
    message.setMaxWidth(Double.MAX_VALUE);
    message.managedProperty().bind(message.textProperty().isNotEmpty());
    HBox.setHgrow(message, Priority.ALWAYS);
    return message;
  }

  /** Content that fills its place, and is scrolled where that is lower than the content needs. */
  static ScrollPane scrolled(Region content, double leastHeight) {
    content.setMinHeight(leastHeight);
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("plain-scroll");
    return scroll;
  }
}
