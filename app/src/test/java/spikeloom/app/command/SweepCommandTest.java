package spikeloom.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.app.Shell;
import spikeloom.app.Tiny;
import spikeloom.app.report.ReportTable;
import spikeloom.run.RunDirectory;

final class SweepCommandTest {
  private static final String SWEEP = "sweep " + Tiny.STROKES + " --beta 0.3,0.001 ";

  @TempDir private static Path folder;
  private static Shell first;

  @BeforeAll
  static void sweep() {
    first = sweep("--threads 1", "first");
    assertEquals(0, first.code(), first.err());
  }

  private static Shell sweep(String options, String out) {
    return Tiny.run((SWEEP + options).strip() + " --out", folder.resolve(out));
  }

  private static String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private static long trainings(Shell shell) {
    return shell.err().lines().filter(l -> l.contains("a hybrid autoencoder on")).count();
  }

  private static List<String> runs(String out) throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve(out).resolve("runs"))) {
      return runs.map(run -> run.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void everyBetaAndSeedHasItsRunAndEveryBetaARowOfTheTable() throws IOException {
    Shell shell = sweep("--seeds 1,2 --threads 1", "s");
    assertEquals(0, shell.code(), shell.err());
    assertEquals(
        List.of("beta-0.001-seed-1", "beta-0.001-seed-2", "beta-0.3-seed-1", "beta-0.3-seed-2"),
        runs("s"));
    List<String> table = read("s/table.csv").lines().toList();
    assertEquals(
        "beta,rate_bits,rate_bits_sd,distortion,distortion_sd,test_distortion,test_distortion_sd,latent_spikes,seeds,on_front",
        table.get(0));
    assertEquals(3, table.size());
    List<String> cheap = Arrays.asList(table.get(1).split(","));
    List<String> dear = Arrays.asList(table.get(2).split(","));
    assertEquals(List.of("0.001", "2"), List.of(cheap.get(0), cheap.get(8)));
    assertEquals(List.of("0.3", "2"), List.of(dear.get(0), dear.get(8)));
    assertTrue(Double.parseDouble(cheap.get(1)) > Double.parseDouble(dear.get(1)), table.get(1));
    assertEquals("yes", dear.get(9), "nothing is cheaper");
    String report = read("s/report.md");
    assertTrue(
        report.contains("`spikeloom sweep --beta 0.3,0.001 --seeds 1,2 " + Tiny.STROKES + "`"),
        report);
    assertTrue(report.contains("(figures/rate-distortion.png)"), report);
    for (String ending : List.of("png", "svg", "csv")) {
      assertTrue(Files.size(folder.resolve("s/figures/rate-distortion." + ending)) > 0, ending);
    }
  }

  @Test
  void theSameCommandTrainsNothingAgainAndTheJsonHoldsWhatTheTextShows() throws IOException {
    assertEquals(2, trainings(first), first.err());
    final String table = read("first/table.csv");
    Shell second = sweep("--threads 1 --json", "first");
    assertEquals(0, second.code(), second.err());
    assertEquals(0, trainings(second), second.err());
    assertEquals(table, read("first/table.csv"));
    assertEquals(second.out(), read("first/summary.json"));
    JsonNode summary = Tiny.json(second);
    assertEquals("sweep", summary.get("experiment").asText());
    assertEquals(1, summary.get("seed").asInt());
    assertEquals(1, summary.get("threads").asInt());
    for (String beta : List.of("0.001", "0.3")) {
      for (String what : List.of("rate_bits", "distortion")) {
        double value = summary.get("metrics").get(what + "_beta_" + beta).asDouble();
        String read = new ReportTable("c").row(value).text("").lines().toList().get(2).strip();
        assertTrue(first.out().contains(read), what + " " + read + " in " + first.out());
      }
    }
  }

  @Test
  void anotherNumberOfThreadsGivesTheSameTable() throws IOException {
    assertEquals(0, sweep("--threads 2", "two").code());
    assertEquals(read("first/table.csv"), read("two/table.csv"));
  }

  @Test
  void aSweepThatWasKilledContinuesWhereItStood() throws IOException {
    assertEquals(0, sweep("--threads 1 --epochs 2", "killed").code());
    final String table = read("killed/table.csv");
    for (String line : table.lines().skip(1).toList()) {
      List<String> cells = List.of(line.split(","));
      assertEquals(
          List.of("", "", "", "1"),
          List.of(cells.get(2), cells.get(4), cells.get(6), cells.get(8)),
          "one seed has no standard deviation");
    }
    Path run = folder.resolve("killed/runs/beta-0.3-seed-1");
    Files.delete(run.resolve("summary.json"));
    Files.delete(run.resolve("checkpoints/step-000000000040.ckpt"));
    Files.delete(folder.resolve("killed/table.csv"));
    Shell again = sweep("--threads 1 --epochs 2", "killed");
    assertEquals(0, again.code(), again.err());
    assertEquals(1, trainings(again), again.err());
    assertTrue(again.err().contains("Resuming"), again.err());
    assertTrue(Files.readString(run.resolve("log.txt")).contains("resumed at step 20"));
    assertEquals(table, read("killed/table.csv"));
  }

  @Test
  void aSweepLeavesARunThatIsInUseAloneTakesTheNextAndHasTheWholeTableInTheEnd() throws Exception {
    assertEquals(0, sweep("--threads 1", "shared").code());
    final String table = read("shared/table.csv");
    Path held = folder.resolve("shared/runs/beta-0.001-seed-1");
    Path next = folder.resolve("shared/runs/beta-0.3-seed-1");
    Files.delete(held.resolve("summary.json"));
    Files.delete(next.resolve("summary.json"));
    Files.delete(folder.resolve("shared/table.csv"));
    RunDirectory other = RunDirectory.openToWrite(held);
    Thread holder =
        new Thread(
            () -> {
              while (!Files.exists(next.resolve("summary.json"))) {
                LockSupport.parkNanos(20_000_000);
              }
              other.close(); // as another process that was stopped
            });
    holder.start();
    Shell again = sweep("--threads 1", "shared");
    holder.join();
    assertEquals(0, again.code(), again.err());
    assertEquals(2, trainings(again), again.err());
    assertTrue(
        again.err().indexOf("beta-0.3-seed-1") < again.err().indexOf("beta-0.001-seed-1"),
        again.err());
    assertEquals(table, read("shared/table.csv"));
  }

  @Test
  void anotherPlanInTheSameFolderIsRefused() throws IOException {
    final String table = read("first/table.csv");
    Shell other = sweep("--threads 1 --epochs 2", "first");
    assertEquals(1, other.code());
    assertEquals(
        "spikeloom: "
            + folder.resolve("first/runs/beta-0.001-seed-1")
            + " holds a run with --epochs 1, but --epochs 2 is requested: choose another folder"
            + " with --out.",
        other.complaint());
    assertEquals("", other.out());
    assertEquals(table, read("first/table.csv"));
  }

  @Test
  void whatIsWrongIsUsageAndLeavesNothing() {
    for (String wrong :
        List.of(
            "--beta -1",
            "--beta 0.1,-0.1",
            "--beta much",
            "--beta NaN",
            "--beta 0.1, --latent 0",
            "--beta 1 --seeds one",
            "--beta 1 --seed 2",
            "--beta 1 --data mnits",
            "--beta 1 --data mnits --encoding rate",
            "--limit 10")) {
      Path out = folder.resolve("wrong");
      Shell shell = Tiny.run("sweep " + wrong + " --out", out);
      assertEquals(2, shell.code(), wrong + ": " + shell.err());
      assertFalse(shell.complaint().isEmpty(), wrong + ": " + shell.err());
      assertFalse(shell.err().contains("\tat "), shell.err());
      assertFalse(Files.exists(out), wrong);
    }
  }
}
