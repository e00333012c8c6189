package spikeloom.ui.help;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Node;

/**
 * A packed page of the documentation, or a section of it.
 *
 * @param page file name
 * @param anchor of the section's heading, as in links; empty for the whole page
 */
public record HelpPlace(String page, String anchor) {
  /** The technical terms. */
  public static final HelpPlace GLOSSARY = new HelpPlace("glossary.md", "");

  /** Problems and their remedies. */
  public static final HelpPlace PROBLEMS = new HelpPlace("problems.md", "");

  private static final URI FOLDER = URI.create("docs/reference/");

  /** The section of the window's page with this heading. */
  public static HelpPlace ofWindow(String heading) {
    return new HelpPlace("window.md", Markdown.anchor(heading));
  }

  /** The place that a link leads to; empty if its page is not packed. */
  public Optional<HelpPlace> follow(String link) {
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    String name = file.isEmpty() ? page : file;
    String heading = hash < 0 ? "" : link.substring(hash + 1);
    return PackedPages.hold(name) ? Optional.of(new HelpPlace(name, heading)) : Optional.empty();
  }

  /** The address of a link to a page that is not packed; files are named from the root folder. */
  public static String address(String link) {
    return FOLDER.resolve(link).toString();
  }

  /** Whether the page is packed and has the section. */
  public boolean exists() {
    return !blocks().isEmpty();
  }

  /** Its blocks, the heading first; none if there is no such page or section. */
  List<Node> blocks() {
    List<Node> all = PackedPages.text(page).map(Markdown::blocks).orElse(List.of());
    return anchor.isEmpty() ? all : Markdown.section(all, anchor);
  }
}
