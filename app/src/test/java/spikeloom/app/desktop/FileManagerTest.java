package spikeloom.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.known.DataDirectory.Host;
import spikeloom.ui.error.UiException;

class FileManagerTest {
  @TempDir Path folder;

  private static FileManager of(String system) {
    return FileManager.of(new Host(Map.of(), system, Path.of("/home")));
  }

  @Test
  void everySystemHasItsProgram() {
    assertEquals(new FileManager("xdg-open", true), of("Linux"));
    assertEquals(new FileManager("open", true), of("Mac OS X"));
    assertEquals(new FileManager("explorer", false), of("Windows 11"));
  }

  @Test
  void aProgramThatFailsOrIsMissingIsASentence() {
    UiException failed =
        assertThrows(UiException.class, () -> new FileManager("false", true).show(folder));
    assertEquals(
        "false could not show the folder " + folder + ": it ended with exit code 1.",
        failed.getMessage());
    UiException missing =
        assertThrows(
            UiException.class, () -> new FileManager("spikeloom-missing", true).show(folder));
    assertEquals(
        "The folder %s cannot be shown: the program spikeloom-missing cannot be started."
            .formatted(folder),
        missing.getMessage());
    new FileManager("false", false).show(folder);
    new FileManager("true", true).show(folder);
  }

  @Test
  void aFolderThatDoesNotExistIsASentence() {
    Path gone = folder.resolve("gone");
    UiException failed =
        assertThrows(UiException.class, () -> new FileManager("true", true).show(gone));
    assertEquals("There is no folder " + gone + ".", failed.getMessage());
  }
}
