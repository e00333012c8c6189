package spikeloom.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.known.DataDirectory.Host;
import spikeloom.file.FolderTree;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;
import spikeloom.run.RunInUseException;
import spikeloom.run.RunMoves;

class HomeTrashTest {
  @TempDir Path folder;

  private HomeTrash trash() {
    return new HomeTrash(HomeTrash.folder(host(folder.resolve("data").toString())));
  }

  private Host host(String dataHome) {
    return new Host(Map.of("XDG_DATA_HOME", dataHome), "Linux", folder);
  }

  private Path run(String name) {
    Path run = folder.resolve(name);
    RunDirectory.create(run, TrainingPlan.defaults()).close();
    return run;
  }

  @Test
  void theTrashIsInTheFolderOfTheDataOfTheUser() {
    assertEquals(Path.of("/d/Trash"), HomeTrash.folder(host("/d")));
    Path standard = folder.resolve(".local").resolve("share").resolve("Trash");
    assertEquals(standard, HomeTrash.folder(host("")));
    assertEquals(standard, HomeTrash.folder(host("relative")));
    assertEquals(standard, HomeTrash.folder(new Host(Map.of(), "Linux", folder)));
  }

  @Test
  void aRemovedRunIsInTheTrashWithItsFormerPathAndTheTime() throws IOException {
    Path run = run("a run, 50 % ü");
    RunMoves.move(run, trash()::take);

    assertFalse(Files.exists(run));
    Path kept = trash().folder().resolve("files").resolve("a run, 50 % ü");
    assertEquals(TrainingPlan.defaults(), RunDirectory.openToRead(kept).plan());
    List<String> info =
        Files.readAllLines(trash().folder().resolve("info").resolve("a run, 50 % ü.trashinfo"));
    assertEquals("[Trash Info]", info.get(0));
    assertEquals("Path=" + folder + "/a%20run,%2050%20%25%20%C3%BC", info.get(1));
    assertTrue(
        info.get(2).matches("DeletionDate=\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d"), info.get(2));
    assertEquals(3, info.size());
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.getParent())));
  }

  @Test
  void runsOfOneNameAreKeptBesideEachOther() throws IOException {
    for (int i = 0; i < 3; i++) {
      RunMoves.move(run("run"), trash()::take);
    }
    assertEquals(List.of("run", "run.2", "run.3"), names("files"));
    assertEquals(List.of("run.2.trashinfo", "run.3.trashinfo", "run.trashinfo"), names("info"));
  }

  @Test
  void anEntryWithoutInformationIsNotReplaced() throws IOException {
    Path old = Files.createDirectories(trash().folder().resolve("files").resolve("run"));
    RunMoves.move(run("run"), trash()::take);
    assertFalse(RunDirectory.holdsRun(old));
    assertTrue(RunDirectory.holdsRun(old.resolveSibling("run.2")));
  }

  @Test
  void aRunThatIsInUseStays() {
    Path run = run("run");
    try (RunDirectory used = RunDirectory.openToWrite(run)) {
      assertThrows(RunInUseException.class, () -> RunMoves.move(run, trash()::take));
      used.log("still here");
    }
    assertFalse(Files.exists(trash().folder()));
  }

  @Test
  void aMoveThatFailsLeavesTheRunAndNoEntry() throws IOException {
    Path run = run("run");
    HomeTrash within = new HomeTrash(run.resolve("Trash")); // a folder cannot be moved into itself
    RunException failed = assertThrows(RunException.class, () -> RunMoves.move(run, within::take));
    assertTrue(failed.getMessage().startsWith(run + " cannot be moved: "), failed.getMessage());
    assertTrue(RunDirectory.holdsRun(run));
    try (Stream<Path> entries = Files.list(run.resolve("Trash").resolve("info"))) {
      assertEquals(0, entries.count());
    }
  }

  @Test
  void aRunOnAnotherFileSystemIsNotDeleted() throws IOException {
    Path memory = Path.of("/dev/shm");
    assumeTrue(Files.isWritable(memory), "skipped: there is no second file system");
    Path other = Files.createTempDirectory(memory, "spikeloom-trash");
    try {
      FileStore here = Files.getFileStore(folder);
      assumeTrue(!Files.getFileStore(other).equals(here), "skipped: one file system");
      Path run = run("run");
      HomeTrash far = new HomeTrash(other.resolve("Trash"));
      RunException failed = assertThrows(RunException.class, () -> RunMoves.move(run, far::take));
      assertEquals(
          "%s cannot be moved: it is on another file system than the trash %s, so use the file manager; nothing was deleted."
              .formatted(run, far.folder()),
          failed.getMessage());
      assertTrue(RunDirectory.holdsRun(run));
      try (Stream<Path> entries = Files.walk(far.folder())) {
        assertEquals(3, entries.count(), "three empty folders");
      }
    } finally {
      FolderTree.delete(other);
    }
  }

  private List<String> names(String part) throws IOException {
    try (Stream<Path> entries = Files.list(trash().folder().resolve(part))) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
