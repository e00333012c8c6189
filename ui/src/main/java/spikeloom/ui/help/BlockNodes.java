package spikeloom.ui.help;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;

/** Makes a node of every block: headings, paragraphs, lists, code and tables. HTML is left out. */
final class BlockNodes extends AbstractVisitor {
  private final List<Node> nodes = new ArrayList<>();
  private final Links links;

  private BlockNodes(Links links) {
    this.links = links;
  }

  static List<Node> of(List<org.commonmark.node.Node> blocks, Links links) {
    BlockNodes made = new BlockNodes(links);
    blocks.forEach(block -> block.accept(made));
    return List.copyOf(made.nodes);
  }

  @Override
  public void visit(Heading heading) {
    TextFlow flow = InlineNodes.of(heading, links);
    flow.getStyleClass().addAll("help-heading", "help-heading-" + heading.getLevel());
    nodes.add(flow);
  }

  @Override
  public void visit(Paragraph paragraph) {
    nodes.add(InlineNodes.of(paragraph, links));
  }

  @Override
  public void visit(BulletList list) {
    VBox items = items();
    Markdown.children(list).forEach(item -> items.getChildren().add(item("•", item)));
  }

  @Override
  public void visit(OrderedList list) {
    Integer first = list.getMarkerStartNumber();
    int number = first == null ? 1 : first;
    VBox items = items();
    for (org.commonmark.node.Node item : Markdown.children(list)) {
      items.getChildren().add(item(number + ".", item));
      number++;
    }
  }

  private VBox items() {
    VBox items = new VBox();
    items.getStyleClass().add("help-list");
    nodes.add(items);
    return items;
  }

  private Node item(String mark, org.commonmark.node.Node item) {
    Label label = new Label(mark);
    label.setMinWidth(Region.USE_PREF_SIZE);
    VBox content = new VBox();
    content.getChildren().setAll(of(Markdown.children(item), links));
    content.getStyleClass().add("help-list");
    HBox.setHgrow(content, Priority.ALWAYS);
    HBox row = new HBox(label, content);
    row.getStyleClass().add("help-item");
    return row;
  }

  @Override
  public void visit(FencedCodeBlock code) {
    code(code.getLiteral());
  }

  @Override
  public void visit(IndentedCodeBlock code) {
    code(code.getLiteral());
  }

  private void code(String text) {
    Label label = new Label(text.stripTrailing());
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    label.getStyleClass().add("help-block");
    nodes.add(label);
  }

  /** Tables are the only blocks of an extension. */
  @Override
  public void visit(CustomBlock table) {
    nodes.add(TableNode.of(table, links));
  }
}
