package spikeloom.ui.help;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import spikeloom.ui.text.Texts;

/**
 * Makes nodes of links: those to packed pages open them, others have their address beside them, as
 * text that can be copied.
 *
 * @param here the place that has the links
 * @param open opens a packed page
 */
record Links(HelpPlace here, Consumer<HelpPlace> open) {
  private static final int MOST_COLUMNS = 48;

  /** The node that opens a packed page; empty for a link to another page. */
  Optional<Node> inside(String link, String words) {
    return here.follow(link)
        .map(
            place -> {
              Hyperlink node = new Hyperlink(words);
              node.setAccessibleText(words);
              node.setOnAction(event -> open.accept(place));
              return node;
            });
  }

  /** The address of another page. */
  List<Node> outside(String link, String words) {
    String text = HelpPlace.address(link);
    TextField address = new TextField(text);
    address.setEditable(false);
    address.setPrefColumnCount(Math.min(text.length(), MOST_COLUMNS));
    address.setAccessibleText(Texts.HELP.get("address", words));
    address.getStyleClass().add("help-address");
    return List.of(address);
  }
}
