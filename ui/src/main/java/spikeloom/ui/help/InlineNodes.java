package spikeloom.ui.help;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/** Makes the text of a paragraph, heading or cell. HTML is left out. */
final class InlineNodes extends AbstractVisitor {
  private final TextFlow flow = new TextFlow();
  private final Deque<String> styles = new ArrayDeque<>();
  private final Links links;

  private InlineNodes(Links links) {
    this.links = links;
  }

  /** The text within a block. */
  static TextFlow of(Node block, Links links) {
    InlineNodes nodes = new InlineNodes(links);
    nodes.visitChildren(block);
    nodes.flow.getStyleClass().add("help-text");
    return nodes.flow;
  }

  @Override
  public void visit(org.commonmark.node.Text text) {
    add(text.getLiteral());
  }

  @Override
  public void visit(Code code) {
    styles.push("help-code");
    add(code.getLiteral());
    styles.pop();
  }

  @Override
  public void visit(Emphasis emphasis) {
    styled("help-emphasis", emphasis);
  }

  @Override
  public void visit(StrongEmphasis strong) {
    styled("help-strong", strong);
  }

  @Override
  public void visit(SoftLineBreak end) {
    add(" ");
  }

  @Override
  public void visit(HardLineBreak end) {
    add("\n");
  }

  @Override
  public void visit(Link link) {
    String words = Markdown.words(link);
    links
        .inside(link.getDestination(), words)
        .ifPresentOrElse(
            flow.getChildren()::add,
            () -> {
              visitChildren(link);
              add(" ");
              flow.getChildren().addAll(links.outside(link.getDestination(), words));
            });
  }

  private void styled(String style, Node parent) {
    styles.push(style);
    visitChildren(parent);
    styles.pop();
  }

  private void add(String words) {
    Text text = new Text(words);
    text.getStyleClass().add("text");
    text.getStyleClass().addAll(styles);
    flow.getChildren().add(text);
  }
}
