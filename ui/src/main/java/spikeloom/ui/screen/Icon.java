package spikeloom.ui.screen;

import javafx.scene.Node;
import javafx.scene.shape.SVGPath;

/** Icons on a grid of 16 x 16. */
enum Icon {
  PLAY("M4 2.5 L13.5 8 L4 13.5 Z"),
  PAUSE("M4 3 H7 V13 H4 Z M9 3 H12 V13 H9 Z"),
  STOP("M3.5 3.5 H12.5 V12.5 H3.5 Z"),
  FOLDER("M1.5 3 H6 L7.5 4.8 H14.5 V13 H1.5 Z"),
  COPY("M5.5 1.5 H14 V11 H11 V14.5 H2.5 V5 H5.5 Z M5.5 6.3 H3.8 V13.2 H9.7 V11 H5.5 Z"),
  CONTRAST("M8 1 A7 7 0 1 1 7.99 1 Z M8 2.6 V13.4 A5.4 5.4 0 0 0 8 2.6 Z"),
  HELP(
      "M5.2 5.6 A2.8 2.8 0 1 1 9.6 7.8 C8.9 8.3 8.8 8.7 8.8 9.8 H7.2 C7.2 8 7.5 7.3 8.6 6.6"
          + " A1.2 1.2 0 1 0 6.8 5.6 Z M7.2 11.2 H8.8 V12.9 H7.2 Z"),
  CLOSE(
      "M3.6 2.5 L8 6.9 L12.4 2.5 L13.5 3.6 L9.1 8 L13.5 12.4 L12.4 13.5 L8 9.1 L3.6 13.5"
          + " L2.5 12.4 L6.9 8 L2.5 3.6 Z"),
  PREVIOUS("M10.5 2.5 L11.6 3.6 L7.2 8 L11.6 12.4 L10.5 13.5 L5 8 Z"),
  NEXT("M5.5 2.5 L11 8 L5.5 13.5 L4.4 12.4 L8.8 8 L4.4 3.6 Z"),
  PEN("M2 14 L2.9 10.4 L11.2 2.1 L13.9 4.8 L5.6 13.1 Z M3.6 11.4 L4.6 12.4 L3.3 12.7 Z"),
  STAR(
      "M8 1 L10.2 5.7 L15.2 6.3 L11.5 9.8 L12.5 14.8 L8 12.3 L3.5 14.8 L4.5 9.8 L0.8 6.3 L5.8 5.7 Z"),
  /** Three dots. */
  MORE("M2 6.8 H4.4 V9.2 H2 Z M6.8 6.8 H9.2 V9.2 H6.8 Z M11.6 6.8 H14 V9.2 H11.6 Z"),
  /** Spikes on three threads. */
  LOOM(
      "M1 3.4 H15 V4.4 H1 Z M1 7.5 H15 V8.5 H1 Z M1 11.6 H15 V12.6 H1 Z M3 1.6 H4.4 V6.2 H3 Z"
          + " M10.6 1.6 H12 V6.2 H10.6 Z M6.4 5.7 H7.8 V10.3 H6.4 Z M12.4 5.7 H13.8 V10.3 H12.4 Z"
          + " M3 9.8 H4.4 V14.4 H3 Z M8.6 9.8 H10 V14.4 H8.6 Z");

  private final String path;

  Icon(String path) {
    this.path = path;
  }

  Node node() {
    SVGPath shape = new SVGPath();
    shape.setContent(path);
    shape.getStyleClass().add("icon");
    return shape;
  }
}
