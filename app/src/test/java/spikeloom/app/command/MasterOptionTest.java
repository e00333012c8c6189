package spikeloom.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.app.Shell;
import spikeloom.app.Tiny;

final class MasterOptionTest {
  @ParameterizedTest
  @CsvSource({
    "train, --workers 2 --master yarn, 2, is not an address of a cluster",
    "train, --master local[2], 2, use --workers 2 or more",
    "train, --workers 2 --master local[2], 1, start the program with ./spikeloom",
    "sweep, --beta 0.1 --shard 1/2 --master local[2], 2, give either --master or --shard",
    "sweep, --beta 0.1 --master spark://host, 2, is not an address of a cluster"
  })
  void whatCannotRunOnAClusterIsRefusedInOneSentenceAndLeavesNoRun(
      String command, String options, int code, String words, @TempDir Path folder) {
    Path out = folder.resolve("out");
    Shell shell = Tiny.run(command + " " + Tiny.STROKES + " " + options + " --out", out);
    assertEquals(code, shell.code(), shell.err());
    assertTrue(shell.err().contains(words), shell.err());
    assertFalse(Files.exists(out.resolve("plan.json")));
  }
}
