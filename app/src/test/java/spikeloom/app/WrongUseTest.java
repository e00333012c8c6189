package spikeloom.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrongUseTest {
  @TempDir Path folder;

  private static void refused(Shell shell, int code, String... words) {
    assertEquals(code, shell.code(), shell.err());
    assertFalse(shell.err().contains("\tat "), shell.err());
    String complaint = shell.complaint();
    for (String word : words) {
      assertTrue(complaint.contains(word), complaint);
    }
  }

  @Test
  void anUnknownCommandIsUsage() {
    refused(Shell.run("trian"), 2, "trian");
  }

  @Test
  void anUnknownOptionIsUsage() {
    refused(Shell.run("train", "--betta", "1"), 2, "--betta");
  }

  @Test
  void anUnknownChoiceListsTheValidOnes() {
    refused(Shell.run("train", "--decoder", "mpl"), 2, "mpl", "linear, mlp, conv");
    refused(Shell.run("train", "--encoding", "ratee"), 2, "ratee", "rate, latency");
    refused(Shell.run("train", "--surrogate", "x"), 2, "fast-sigmoid", "boxcar");
    refused(Shell.run("train", "--data", "mnits"), 2, "mnits", "strokes", "mnist");
    refused(Shell.run("encode", "--encoding", "x"), 2, "rate, latency");
  }

  @Test
  void everyRefusalIsASentence() {
    for (String wrong :
        List.of(
            "train --data mnits",
            "train --betta 1",
            "train --steps 0",
            "train --encoder mlp",
            "train --encoder src --rule score",
            "encode --encoding x",
            "experiment x",
            "evaluate run --by-time --information",
            "evaluate run --bound 0",
            "evaluate run --information --fit-prior fixed",
            "generate run --out x.jpeg",
            "generate run --count 0 --out x.png",
            "bench --batches 0 --only memory")) {
      String complaint = Shell.run(wrong.split(" ")).complaint();
      assertTrue(complaint.matches("spikeloom: .*[^.]\\."), wrong + " -> " + complaint);
    }
  }

  @Test
  void theFolderOfPlugInsAfterTheCommandIsRefusedWithTheRightPlace() {
    for (String[] wrong : new String[][] {{"train", "--plugins", "x"}, {"demo", "--plugins=x"}}) {
      Shell shell = Shell.run(wrong);
      refused(shell, 2, "--plugins goes before the command: spikeloom --plugins DIR " + wrong[0]);
    }
  }

  @Test
  void aNumberOutOfRangeShowsTheRange() {
    refused(Shell.run("train", "--steps", "0"), 2, "steps", "between 1 and 10000");
    refused(Shell.run("train", "--prior", "1.5"), 2, "prior", "between 0 and 1");
    refused(Shell.run("train", "--batch", "many"), 2, "--batch", "many");
  }

  @Test
  void aScaleThatNoScreenHasIsRefusedBeforeTheRunIsRead() {
    String out = folder.resolve("pictures").toString();
    refused(
        Shell.run("screenshots", "nowhere", "--out", out, "--scale", "3"), 2, "from 1 to 2, not 3");
    refused(Shell.run("screenshots", "nowhere", "--out", out, "--scale", "NaN"), 2, "from 1 to 2");
    refused(Shell.run("screenshots", "nowhere", "--out", out, "--scale", "big"), 2, "--scale");
  }

  @Test
  void aContradictoryPlanIsExplained() {
    refused(Shell.run("train", "--decoder", "conv", "--decoding", "rate"), 2, "conv", "time");
  }

  @Test
  void aMissingDataFolderIsNamed() {
    Path missing = folder.resolve("nowhere");
    refused(Shell.run("train", "--data", "mnist", "--data-dir", missing.toString()), 1, "nowhere");
  }

  @Test
  void missingFilesAreNamedWithTheCommandThatFetchesThem() {
    refused(
        Shell.run("train", "--data", "mnist", "--data-dir", folder.toString()),
        1,
        "train-images-idx3-ubyte",
        "spikeloom datasets --fetch mnist");
  }

  @Test
  void aTruncatedFileIsNamedWithTheByte() throws IOException {
    Path images = folder.resolve("mnist/train-images-idx3-ubyte");
    Files.createDirectories(images.getParent());
    for (String name :
        new String[] {
          "train-images-idx3-ubyte",
          "train-labels-idx1-ubyte",
          "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte"
        }) {
      Files.write(images.resolveSibling(name), new byte[] {0, 0, 8, 3, 0, 0});
    }
    refused(
        Shell.run("train", "--data", "mnist", "--data-dir", folder.toString()),
        1,
        "train-images-idx3-ubyte",
        "byte");
  }

  @Test
  void aRunDirectoryThatCannotBeMadeIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    refused(
        Shell.run("train", "--limit", "8", "--out", file.resolve("run").toString()),
        1,
        "cannot be written");
  }

  @Test
  void aFolderThatIsNotARunIsRefused() {
    refused(Shell.run("resume", folder.toString()), 1, "not a run directory");
    refused(Shell.run("evaluate", folder.resolve("x").toString()), 1, "no run directory");
  }

  @Test
  void aRunOfANewerVersionIsRefused() throws IOException {
    Files.writeString(folder.resolve("plan.json"), "{\"format\": 99, \"version\": \"9.0\"}");
    refused(Shell.run("evaluate", folder.toString()), 1, "9.0", "format 99", "newer version");
  }

  @Test
  void anOutputNameWithoutAKnownEndingIsUsage() throws IOException {
    refused(Shell.run("reconstruct", folder.toString(), "--out", "x.jpeg"), 2, ".png", ".idx.gz");
  }

  @Test
  void anArgumentThatTheLocaleCannotExpressIsNamed() {
    assertTrue(Main.garbled("ANSI_X3.4-1968", "train", "--out", "gr\uFFFD\uFFFDn").isPresent());
    assertTrue(Main.garbled("ANSI_X3.4-1968", "train", "--out", "green").isEmpty());
    assertTrue(Main.garbled("UTF-8", "train", "--out", "gr\uFFFDn").isEmpty());
  }
}
