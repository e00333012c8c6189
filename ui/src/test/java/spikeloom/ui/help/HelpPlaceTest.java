package spikeloom.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.commonmark.node.Node;
import org.junit.jupiter.api.Test;

class HelpPlaceTest {
  @Test
  void aSectionEndsAtTheNextHeadingOfItsLevel() {
    List<Node> page = Markdown.blocks("# A\n\n## B c\n\none\n\n### D\n\ntwo\n\n## E\n\nthree\n");
    List<String> words =
        Markdown.section(page, "b-c").stream().map(node -> Markdown.words(node)).toList();
    assertEquals(List.of("B c", "one", "D", "two"), words);
    assertEquals(List.of(), Markdown.section(page, "missing"));
    assertEquals(page.size(), Markdown.section(page, "a").size());
  }

  @Test
  void linksToPackedPagesAreFollowedAndOthersHaveAnAddress() {
    HelpPlace here = new HelpPlace("window.md", "train");
    assertEquals(Optional.of(new HelpPlace("plan.md", "presets")), here.follow("plan.md#presets"));
    assertEquals(Optional.of(new HelpPlace("window.md", "data")), here.follow("#data"));
    for (String other : List.of("../how-to/export.md", "https://example.org/a.md", "absent.md")) {
      assertEquals(Optional.empty(), here.follow(other), other);
    }
    assertEquals("docs/how-to/export.md", HelpPlace.address("../how-to/export.md"));
    assertEquals("https://example.org/a.md", HelpPlace.address("https://example.org/a.md"));
  }

  @Test
  void placesThatAreNotPackedDoNotExist() {
    assertTrue(HelpPlace.GLOSSARY.exists());
    assertTrue(new HelpPlace("shortcuts.md", "charts").exists());
    assertFalse(new HelpPlace("shortcuts.md", "absent").exists());
    assertFalse(new HelpPlace("../screen/workbench.css", "").exists());
  }
}
