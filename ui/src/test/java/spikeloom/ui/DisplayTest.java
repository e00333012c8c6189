package spikeloom.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DisplayTest {
  @Test
  void aLinuxWithoutADisplayIsRecognised() {
    Optional<String> words = Display.problem("Linux", Map.of(), Optional.empty());

    assertTrue(words.orElseThrow().contains("DISPLAY is not set"));
  }

  @Test
  void aDisplayThatNobodyServesIsRecognised() {
    Optional<String> words =
        Display.problem("Linux", Map.of("DISPLAY", ":98765.0"), Optional.empty());

    assertTrue(
        words.isEmpty() || words.get().contains(":98765.0"),
        "only reported where sockets can be seen");
  }

  @Test
  void otherSystemsAndHeadlessToolkitsNeedNoDisplay() {
    assertEquals(Optional.empty(), Display.problem("Mac OS X", Map.of(), Optional.empty()));
    assertEquals(Optional.empty(), Display.problem("Linux", Map.of(), Optional.of("Monocle")));
  }

  @Test
  void aMissingLibraryIsNamed() {
    assertTrue(DesktopApp.why("Unable to load glass GTK library.").contains("libgtk-3-0"));
  }
}
