package spikeloom.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import spikeloom.plan.Json;
import spikeloom.run.RunDirectory;

final class SweepCommandTest {
  @TempDir private static Path folder;
  private static Shell first;

  @BeforeAll
  static void sweep() {
    first = sweep("--threads 1", "first");
    assertEquals(0, first.code(), first.err());
  }

  private static Shell sweep(String options, String out) {
    return sweep(1, options, out);
  }

  private static Shell sweep(int epochs, String options, String out) {
    String words = "sweep " + Tiny.strokes(epochs) + " --beta 0.3,0.001 " + options;
    return Tiny.run(words.strip() + " --out", folder.resolve(out));
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
        "beta,rate_bits,rate_bits_sd,distortion,distortion_sd,test_distortion,test_distortion_sd,test_latent_spikes,seeds,on_front,status",
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
        report.contains("`spikeloom sweep --beta 0.001,0.3 --seeds 1,2 " + Tiny.STROKES + "`"),
        report);
    assertTrue(report.contains("(figures/rate-distortion.png)"), report);
    for (String name : List.of("rate-distortion", "parallel-coordinates")) {
      for (String ending : List.of("png", "svg", "csv")) {
        assertTrue(Files.size(folder.resolve("s/figures/" + name + "." + ending)) > 0, ending);
      }
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
    assertEquals(0, sweep(2, "--threads 1", "killed").code());
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
    Shell again = sweep(2, "--threads 1", "killed");
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
    Shell other = sweep(2, "--threads 1", "first");
    assertEquals(1, other.code());
    assertEquals(
        "spikeloom: "
            + folder.resolve("first")
            + " holds a sweep with --epochs 1, but --epochs 2 is requested: choose another folder"
            + " with --out.",
        other.complaint());
    assertEquals("", other.out());
    assertEquals(table, read("first/table.csv"));
  }

  @Test
  void otherValuesInTheSameFolderAreRefused() {
    Shell other = Tiny.run("sweep " + Tiny.STROKES + " --beta 0.3 --out", folder.resolve("first"));
    assertEquals(1, other.code());
    assertEquals(
        "spikeloom: "
            + folder.resolve("first")
            + " holds a sweep with --beta 0.001,0.3 --seeds 1, but --beta 0.3 --seeds 1 is requested:"
            + " choose another folder with --out.",
        other.complaint());
  }

  @Test
  void severalSettingsGiveAGridWithATableAndAnIndex() throws IOException {
    Path out = folder.resolve("grid");
    Shell shell =
        Tiny.run(
            "sweep --data "
                + Tiny.DIGITS
                + " --limit 100 --epochs 1 --steps 6 --hidden 24,12 --decoder-hidden 20 --batch 10 --threads 1"
                + " --vary latent=5,4 --vary surrogate=sigmoid,arctan --seeds 3 --out",
            out);
    assertEquals(0, shell.code(), shell.err());
    List<String> table = read("grid/table.csv").lines().toList();
    assertEquals("latent,surrogate,rate_bits", table.get(0).substring(0, 26));
    assertEquals(
        List.of("4,sigmoid", "4,arctan", "5,sigmoid", "5,arctan"),
        table.stream().skip(1).map(line -> line.replaceFirst("^(\\d,[a-z]+),.*", "$1")).toList());
    List<String> index = read("grid/index.csv").lines().toList();
    assertTrue(index.get(0).startsWith("run,status,latent,surrogate,validation_d"), index.get(0));
    assertTrue(
        index.get(1).startsWith("latent-4-surrogate-arctan-seed-3,finished,4,arctan,0."),
        index.get(1));
    assertEquals(5, index.size());
    String lines = read("grid/figures/parallel-coordinates.csv");
    assertTrue(
        lines.startsWith("latent,surrogate,rate (bits),distortion (nats per value)\n4,sigmoid,"),
        lines);
  }

  @Test
  void halvingFinishesTheBestByValidationAndReportsHowFarTheOthersCame() throws IOException {
    Path out = folder.resolve("halving");
    String line =
        "sweep --data "
            + Tiny.DIGITS
            + " --limit 100 --epochs 1 --steps 6 --hidden 24 --decoder-hidden 20 --batch 10 --threads 1"
            + " --vary latent=4..40 --vary learning-rate=0.0001..0.1 --random 4 --halving 2 --out";
    Shell shell = Tiny.run(line, out);
    assertEquals(0, shell.code(), shell.err());
    String table = read("halving/table.csv");
    List<String> status =
        table.lines().skip(1).map(row -> row.substring(row.lastIndexOf(',') + 1)).sorted().toList();
    assertEquals(List.of("after 1/2", "after 1/4", "after 1/4", "finished"), status);
    for (String row : table.lines().skip(1).toList()) {
      boolean tested = !List.of(row.split(",", -1)).get(6).isEmpty();
      assertEquals(row.endsWith("finished"), tested, "only finished runs are tested: " + row);
    }
    Shell again = Tiny.run(line, out);
    assertEquals(0, trainings(again), again.err());
    assertEquals(table, read("halving/table.csv"));
  }

  @Test
  void partsTrainTheirCellsAndTheWholeCommandCollectsTheSameTable() throws IOException {
    assertEquals(0, sweep("--threads 1", "whole").code());
    Shell part = sweep("--threads 1 --shard 2/2", "parts");
    assertEquals(0, part.code(), part.err());
    assertEquals(List.of("beta-0.3-seed-1"), runs("parts"));
    assertFalse(Files.exists(folder.resolve("parts/table.csv")));
    assertTrue(part.err().contains("Part 2 of 2 is done: 1 run."), part.err());
    assertEquals(0, sweep("--threads 1 --shard 1/2", "parts").code());
    Shell all = sweep("--threads 1", "parts");
    assertEquals(0, trainings(all), all.err());
    assertEquals(read("whole/table.csv"), read("parts/table.csv"));
  }

  @Test
  void aPartPassesOnARunThatAnotherProcessTrains() throws IOException {
    assertEquals(0, sweep("--threads 1", "held").code());
    Path held = folder.resolve("held/runs/beta-0.001-seed-1");
    Files.delete(held.resolve("summary.json"));
    RunDirectory other = RunDirectory.openToWrite(held);
    Shell part = sweep("--threads 1 --shard 1/1", "held");
    other.close();
    assertEquals(0, part.code(), part.err());
    assertTrue(part.err().contains("1 of them in the hands of other processes"), part.err());
    assertFalse(Files.exists(held.resolve("summary.json")));
  }

  @Test
  void jsonLinesAreObjectsWithTheEventsOfAllCells() throws IOException {
    Shell shell = sweep("--threads 1 --json-lines", "lines");
    assertEquals(0, shell.code(), shell.err());
    List<String> events = new ArrayList<>();
    for (String line : shell.out().lines().toList()) {
      JsonNode event = Json.mapper().readTree(line);
      assertTrue(event.hasNonNull("time"), line);
      events.add(event.get("event").asText());
      if (events.get(events.size() - 1).equals("cell")) {
        assertEquals("done", event.get("outcome").asText(), line);
      }
    }
    assertEquals("started", events.get(0));
    assertEquals("table", events.get(events.size() - 1));
    assertEquals(2, events.stream().filter("cell"::equals).count());
    assertEquals(2, events.stream().filter("finished"::equals).count());
    assertTrue(events.contains("progressed") && events.contains("validated"), events.toString());
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
            "--beta 1 --seeds 1,1",
            "--beta 0.1,1e-1",
            "--vary latent=8,8",
            "--vary latent=8 --vary latent=9",
            "--vary latent=8,9 --latent 8",
            "--vary betta=8",
            "--vary seed=1,2",
            "--vary latent=8..9",
            "--vary latent=8,0",
            "--vary latent=8,9 --random 3",
            "--vary latent=8,9 --random 0",
            "--vary latent=8,9 --halving 3",
            "--vary beta=0.1,1 --halving 2",
            "--vary latent=8,9 --halving 2 --shard 1/2",
            "--vary distortion=cross-entropy,squared-error",
            "--vary latent=8,9 --shard 3/2",
            "--vary latent=8,9 --validation 0",
            "--vary latent=8,9 --json --json-lines",
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
