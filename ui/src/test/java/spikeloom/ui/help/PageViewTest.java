package spikeloom.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import spikeloom.ui.screen.FxExtension;

@ExtendWith(FxExtension.class)
class PageViewTest {
  private final List<HelpPlace> opened = new ArrayList<>();
  private final Links links = new Links(new HelpPlace("window.md", ""), opened::add);

  @Test
  void headingsAndParagraphsAreTextOfTheirStyle() {
    List<Node> nodes = nodes("## Train\n\nA **bold** and\n*slanted* `--beta 1`.");
    assertTrue(nodes.get(0).getStyleClass().contains("help-heading-2"));
    assertEquals("Train", words(nodes.get(0)));
    assertEquals("A bold and slanted --beta 1.", words(nodes.get(1)));
    assertEquals(List.of("bold"), styled(nodes.get(1), "help-strong"));
    assertEquals(List.of("slanted"), styled(nodes.get(1), "help-emphasis"));
    assertEquals(List.of("--beta 1"), styled(nodes.get(1), "help-code"));
  }

  @Test
  void listsHaveAMarkForEveryItem() {
    VBox bullets = (VBox) nodes("- one\n- two\n").get(0);
    assertEquals(List.of("•", "•"), marks(bullets));
    VBox numbers = (VBox) nodes("3. one\n4. two\n\n       code\n").get(0);
    assertEquals(List.of("3.", "4."), marks(numbers));
    VBox second = (VBox) ((HBox) numbers.getChildren().get(1)).getChildren().get(1);
    assertEquals("two", words(second.getChildren().get(0)));
    assertEquals(2, second.getChildren().size());
  }

  @Test
  void codeKeepsItsLines() {
    List<Node> nodes = nodes("    ./spikeloom\n    ls\n\n```\na  b\n```\n");
    assertEquals("./spikeloom\nls", ((Label) nodes.get(0)).getText());
    assertEquals("a  b", ((Label) nodes.get(1)).getText());
  }

  @Test
  void tablesAreGridsAndTheirEmptyRowsAreLeftOut() {
    GridPane empty = (GridPane) nodes("| | |\n|---|---|\n| <img> | |\n| a | *b* |\n").get(0);
    assertEquals(1, empty.getRowCount());
    GridPane table = (GridPane) nodes("| key | does |\n|---|---|\n| `F1` | help |\n").get(0);
    assertEquals(2, table.getRowCount());
    assertEquals(
        List.of("key", "does", "F1", "help"),
        table.getChildren().stream().map(PageViewTest::words).toList());
    assertTrue(table.getChildren().get(0).getStyleClass().contains("help-header"));
    double widths =
        table.getColumnConstraints().stream().mapToDouble(each -> each.getPercentWidth()).sum();
    assertEquals(100, widths, 1e-9);
  }

  @Test
  void aLinkToAPackedPageOpensItAndAnyOtherShowsItsAddress() {
    TextFlow inside = (TextFlow) nodes("See [presets](plan.md#presets).").get(0);
    ((Hyperlink) inside.getChildren().get(1)).fire();
    assertEquals(List.of(new HelpPlace("plan.md", "presets")), opened);

    TextFlow outside = (TextFlow) nodes("See [export](../how-to/export.md).").get(0);
    assertEquals("See export .", words(outside));
    TextField address = (TextField) outside.getChildren().get(3);
    assertEquals("docs/how-to/export.md", address.getText());
    assertEquals(false, address.isEditable());
  }

  @Test
  void everyPackedPageIsShown() {
    for (String page :
        List.of(
            "codes.md",
            "data-sets.md",
            "encoders-and-rules.md",
            "glossary.md",
            "metrics.md",
            "plan.md",
            "shortcuts.md",
            "window.md")) {
      PageView view = new PageView(opened::add);
      view.show(new HelpPlace(page, ""));
      assertTrue(view.getChildren().size() > 4, page);
    }
  }

  private List<Node> nodes(String markdown) {
    return BlockNodes.of(Markdown.blocks(markdown), links);
  }

  private static List<Text> texts(Node flow) {
    return ((TextFlow) flow)
        .getChildren().stream().filter(Text.class::isInstance).map(Text.class::cast).toList();
  }

  private static String words(Node flow) {
    return texts(flow).stream().map(Text::getText).collect(Collectors.joining());
  }

  private static List<String> styled(Node flow, String style) {
    return texts(flow).stream()
        .filter(text -> text.getStyleClass().contains(style))
        .map(Text::getText)
        .toList();
  }

  private static List<String> marks(VBox list) {
    return list.getChildren().stream()
        .map(item -> ((Label) ((HBox) item).getChildren().get(0)).getText())
        .toList();
  }
}
