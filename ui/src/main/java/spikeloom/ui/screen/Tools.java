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

  /** Creates a row of controls that wraps in a narrow window. */
  static FlowPane row(Node... controls) {
    FlowPane row = new FlowPane(controls);
    row.getStyleClass().add("explore-tools");
    return row;
  }

  /** Creates a group of controls that stays together when its row wraps. */
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

  /** Creates a wrapped message, which takes no space while empty. */
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

  /** Creates content that fills its area, and scrolls if the area is too low. */
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
