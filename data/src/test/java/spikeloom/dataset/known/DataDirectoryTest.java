package spikeloom.dataset.known;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.known.DataDirectory.Host;
import spikeloom.dataset.known.DataDirectory.Origin;
import spikeloom.file.DataException;

class DataDirectoryTest {
  @TempDir Path home;

  @Test
  void theFolderOfTheOptionIsTaken() {
    assertEquals(new DataDirectory(home, Origin.OPTION), DataDirectory.given(home.toString()));
  }

  @Test
  void aMissingFolderOfTheOptionIsAnErrorInWords() throws IOException {
    String message =
        assertThrows(DataException.class, () -> DataDirectory.given(home + "/none")).getMessage();
    assertTrue(message.contains("none (from --data-dir) does not exist"), message);
    Path file = Files.writeString(home.resolve("file"), "");
    message =
        assertThrows(DataException.class, () -> DataDirectory.given(file.toString())).getMessage();
    assertTrue(message.contains("is not a folder"), message);
    assertThrows(DataException.class, () -> DataDirectory.given("\0"));
  }

  @Test
  void theEnvironmentVariableComesNext() {
    DataDirectory where = standard("Linux", Map.of("SPIKELOOM_DATA", home.toString()));
    assertEquals(new DataDirectory(home, Origin.ENVIRONMENT), where);
  }

  @Test
  void aMissingFolderOfTheVariableIsAnErrorThatNamesIt() {
    String message =
        assertThrows(
                DataException.class,
                () -> standard("Linux", Map.of("SPIKELOOM_DATA", home + "/none")))
            .getMessage();
    assertTrue(message.contains("SPIKELOOM_DATA"), message);
  }

  @Test
  void theCacheFolderIsTheLastResortAndNeedNotExist() {
    assertEquals(home.resolve(".cache/spikeloom"), standard("Linux", Map.of()).root());
    assertEquals(
        home.resolve(".cache/spikeloom"), standard("Linux", Map.of("SPIKELOOM_DATA", " ")).root());
    assertEquals(
        home.resolve("x/spikeloom"),
        standard("Linux", Map.of("XDG_CACHE_HOME", home.resolve("x").toString())).root());
    assertEquals(
        home.resolve(".cache/spikeloom"),
        standard("Linux", Map.of("XDG_CACHE_HOME", "relative")).root());
    assertEquals(home.resolve("Library/Caches/spikeloom"), standard("Mac OS X", Map.of()).root());
    assertEquals(home.resolve("AppData/Local/spikeloom"), standard("Windows 11", Map.of()).root());
    DataDirectory windows =
        standard("Windows 11", Map.of("LOCALAPPDATA", home.resolve("local").toString()));
    assertEquals(new DataDirectory(home.resolve("local/spikeloom"), Origin.USER_CACHE), windows);
  }

  @Test
  void filesAreFoundPlainOrPacked() throws IOException {
    DataDirectory where = DataDirectory.given(home.toString());
    assertTrue(where.find("mnist", "labels").isEmpty());
    Files.createDirectory(home.resolve("mnist"));
    Path packed = Files.writeString(home.resolve("mnist/labels.gz"), "");
    assertEquals(packed, where.find("mnist", "labels").orElseThrow());
    Path plain = Files.writeString(home.resolve("mnist/labels"), "");
    assertEquals(plain, where.find("mnist", "labels").orElseThrow());
  }

  private DataDirectory standard(String system, Map<String, String> environment) {
    return DataDirectory.standard(new Host(environment, system, home));
  }
}
