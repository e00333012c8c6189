package spikeloom.ui.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Reads Markdown with tables. */
final class Markdown {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  private Markdown() {}

  /** The blocks of a text, from top to bottom. */
  static List<Node> blocks(String text) {
    return children(PARSER.parse(text));
  }

  static List<Node> children(Node parent) {
    List<Node> children = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      children.add(child);
    }
    return List.copyOf(children);
  }

  /**
   * The heading with this anchor and what follows, up to the next heading of its level or above.
   */
  static List<Node> section(List<Node> blocks, String anchor) {
    List<Node> section = new ArrayList<>();
    int level = 0;
    for (Node block : blocks) {
      int here = level(block);
      if (level == 0) {
        level = here > 0 && anchor(words(block)).equals(anchor) ? here : 0;
      } else if (here > 0 && here <= level) {
        break;
      }
      if (level > 0) {
        section.add(block);
      }
    }
    return List.copyOf(section);
  }

  /** Level of a heading, from 1; 0 for other blocks. */
  private static int level(Node block) {
    return block instanceof Heading heading ? heading.getLevel() : 0;
  }

  /** The anchor that links use for a heading, as GitHub makes it. */
  static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  /** The words of a node without markup. */
  static String words(Node node) {
    StringBuilder words = new StringBuilder();
    node.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            words.append(text.getLiteral());
          }

          @Override
          public void visit(Code code) {
            words.append(code.getLiteral());
          }

          @Override
          public void visit(SoftLineBreak end) {
            words.append(' ');
          }
        });
    return words.toString();
  }
}
