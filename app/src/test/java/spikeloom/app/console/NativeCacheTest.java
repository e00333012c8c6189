package spikeloom.app.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.app.Main;
import spikeloom.app.console.NativeCache.Lifetime;
import spikeloom.dataset.known.DataDirectory.Host;
import spikeloom.plan.RunException;

/** Where native libraries are unpacked. */
final class NativeCacheTest {
  @TempDir Path folder;
  private Path home;
  private Path temporary;

  @BeforeEach
  void folders() throws IOException {
    assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("unix"),
        "skipped: no owners and permissions of POSIX");
    folder = folder.toRealPath();
    home = Files.createDirectory(folder.resolve("home"));
    temporary = Files.createDirectory(folder.resolve("tmp"));
  }

  @Test
  void aFolderBelowTheUsersCacheIsMadeForTheUserAloneAndUsedAgain() throws IOException {
    NativeCache.Folder first = choose(Map.of(), home);
    assertEquals(Lifetime.KEPT, first.lifetime());
    assertTrue(first.path().startsWith(home.resolve(".cache/spikeloom/native")));
    assertEquals("rwx------", permissions(first.path()));
    assertEquals(first, choose(Map.of(), home));
    assertEquals(List.of(), below(first.path()));
  }

  @Test
  void xdgCacheHomeIsRespected() {
    Path named = folder.resolve("elsewhere");
    assertTrue(choose(Map.of("XDG_CACHE_HOME", named.toString()), home).path().startsWith(named));
  }

  @Test
  void withoutAHomeFolderAPrivateOneIsMade() throws IOException {
    assertPrivate(choose(Map.of(), Path.of("?")));
    assertFalse(Files.exists(Path.of("?")));
  }

  @Test
  void whereTheCacheCannotBeWrittenAPrivateOneIsMade() throws IOException {
    Files.createFile(home.resolve(".cache"));
    assertPrivate(choose(Map.of(), home));
  }

  @Test
  void aFolderThatOthersCanWriteToIsNotUsed() throws IOException {
    Path kept = choose(Map.of(), home).path();
    for (String open : List.of("rwxrwx---", "rwx----w-")) {
      Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString(open));
      assertPrivate(choose(Map.of(), home));
    }
  }

  @Test
  void aFolderAboveThatOthersCanWriteToIsNotUsed() throws IOException {
    Path kept = choose(Map.of(), home).path();
    Files.setPosixFilePermissions(kept.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertPrivate(choose(Map.of(), home));
    Files.setAttribute(kept.getParent(), "unix:mode", 01777);
    assertEquals(kept, choose(Map.of(), home).path(), "nobody else can replace a sticky entry");
  }

  @Test
  void aLinkIsNotUsed() throws IOException {
    Path kept = choose(Map.of(), home).path();
    Path real = kept.resolveSibling("real");
    Files.move(kept, real);
    Files.createSymbolicLink(kept, real);
    assertPrivate(choose(Map.of(), home));
    assertEquals(List.of(), below(real));
  }

  @Test
  void aFolderOfSomebodyElseIsNotUsed() throws IOException {
    Path kept = choose(Map.of(), home).path();
    for (Path foreign : List.of(kept, home.resolve(".cache/spikeloom"))) {
      give(foreign, 12_345);
      assertPrivate(choose(Map.of(), home));
      give(foreign, 0);
    }
    assertEquals(kept, choose(Map.of(), home).path());
  }

  private static void give(Path path, int uid) throws IOException {
    try {
      Files.setAttribute(path, "unix:uid", uid);
    } catch (IOException e) {
      assumeTrue(false, "skipped: only root can give a folder away");
    }
  }

  @Test
  void withoutAnyFolderTheErrorNamesBothPlaces() throws IOException {
    Files.createFile(home.resolve(".cache"));
    Path nowhere = folder.resolve("nowhere");
    String message =
        String.valueOf(
            assertThrows(
                    RunException.class,
                    () -> NativeCache.choose(new Host(Map.of(), "Linux", home), nowhere))
                .getMessage());
    assertTrue(message.contains(home.resolve(".cache") + " or " + nowhere), message);
  }

  @Test
  void aProcessUnpacksIntoItsPrivateFolderAndLeavesNothing()
      throws IOException, InterruptedException {
    Files.createFile(home.resolve(".cache"));
    // The folder that JavaCPP would take by itself, prepared by somebody else.
    Path trap =
        Files.createDirectories(
            temporary.resolve(".javacpp-" + System.getProperty("user.name")).resolve("cache"));
    Path out = folder.resolve("out");
    ProcessBuilder doctor =
        new ProcessBuilder(
            String.join(File.separator, System.getProperty("java.home"), "bin", "java"),
            "-Duser.home=" + home,
            "-Djava.io.tmpdir=" + temporary,
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "doctor");
    doctor.environment().remove("XDG_CACHE_HOME");
    int code = doctor.redirectErrorStream(true).redirectOutput(out.toFile()).start().waitFor();
    String text = Files.readString(out);
    assertEquals(0, code, text);
    assertTrue(text.contains("natives      " + temporary.resolve("spikeloom-native-")), text);
    assertFalse(text.contains("cannot be loaded"), text);
    assertEquals(List.of(), below(trap));
    assertEquals(List.of(trap.getParent()), below(temporary));
  }

  private NativeCache.Folder choose(Map<String, String> environment, Path user) {
    return NativeCache.choose(new Host(environment, "Linux", user), temporary);
  }

  private void assertPrivate(NativeCache.Folder chosen) throws IOException {
    assertEquals(Lifetime.THIS_PROCESS, chosen.lifetime());
    assertEquals(temporary, chosen.path().getParent());
    assertEquals("rwx------", permissions(chosen.path()));
    assertEquals(List.of(chosen.path()), below(temporary));
    Files.delete(chosen.path());
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static List<Path> below(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.toList();
    }
  }
}
