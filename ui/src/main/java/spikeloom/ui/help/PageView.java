package spikeloom.ui.help;

import java.util.function.Consumer;
import javafx.scene.layout.VBox;

/** Shows a page of the documentation, or a section of it. */
public final class PageView extends VBox {
  private final Consumer<HelpPlace> open;

  /**
   * Creates an empty view.
   *
   * @param open is called with the place of a link that the user follows
   */
  public PageView(Consumer<HelpPlace> open) {
    this.open = open;
    getStyleClass().add("help-page");
  }

  /** Shows a place; nothing if it does not exist. */
  public void show(HelpPlace place) {
    getChildren().setAll(BlockNodes.of(place.blocks(), new Links(place, open)));
  }
}
