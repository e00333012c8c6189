package spikeloom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.decoder.DecoderKind;
import spikeloom.training.Plans;

final class RunIndexTest {
  @TempDir private Path folder;

  private void create(String name, String settings) {
    RunDirectory.create(
            folder.resolve(name), Plans.with(Plans.tiny(DecoderKind.MLP, 1, 1), settings))
        .close();
  }

  private List<String> index(List<String> notes) throws IOException {
    RunIndex.writeBelow(folder, notes::add);
    return Files.readAllLines(folder.resolve("index.csv"));
  }

  @Test
  void onlySettingsThatDifferHaveAColumnAndRowsAreSortedByName() throws IOException {
    create("b", "latent=9 hidden=5,4 threads=2");
    create("a", "latent=8 hidden=5,4");
    RunDirectory diverged =
        RunDirectory.create(
            folder.resolve("c"), RunDirectory.openToRead(folder.resolve("a")).plan());
    RunMarks.diverged(diverged, "The loss became infinite.");
    diverged.close();
    Files.createDirectories(folder.resolve("not a run"));
    List<String> lines = index(new ArrayList<>());
    assertTrue(lines.get(0).startsWith("run,status,latent,validation_distortion,"), lines.get(0));
    assertEquals("a,unfinished,8" + ",".repeat(8), lines.get(1));
    assertEquals("b,unfinished,9" + ",".repeat(8), lines.get(2));
    assertEquals("c,diverged,8" + ",".repeat(8), lines.get(3));
    assertEquals(4, lines.size());
  }

  @Test
  void valuesWithCommasAreQuoted() throws IOException {
    create("a", "hidden=5,4");
    create("b", "hidden=5");
    assertTrue(index(new ArrayList<>()).get(1).startsWith("a,unfinished,\"5,4\","));
  }

  @Test
  void aRunThatCannotBeReadIsListedAsUnreadable() throws IOException {
    create("a", "latent=8");
    create("b", "latent=8");
    Files.writeString(folder.resolve("b").resolve("plan.json"), "{");
    List<String> notes = new ArrayList<>();
    List<String> lines = index(notes);
    assertEquals("b,unreadable" + ",".repeat(8), lines.get(2));
    assertTrue(lines.get(0).startsWith("run,status,validation_distortion,"), lines.get(0));
    assertEquals(List.of(), notes);
  }
}
