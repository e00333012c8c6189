package spikeloom.app.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.app.Shell;
import spikeloom.app.Tiny;
import spikeloom.plan.Json;

/** Commands in processes of their own, as a scheduler starts and stops them. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
final class ScheduledTest {
  private static final String PLAN =
      " --data "
          + Tiny.DIGITS
          + " --epochs 300 --steps 6 --hidden 24 --latent 12 --decoder-hidden 20 --batch 10"
          + " --threads 1 --json-lines --out ";
  private static final long MOST_MINUTES = 5;

  /** A short training costs less without the second compiler, which vectors need. */
  private static final List<String> BRIEF =
      List.of("-XX:TieredStopAtLevel=1", "-Dspikeloom.vectors=off");

  @TempDir private Path folder;

  private record Started(Process process, Path out, Path err) {
    /** Waits until it has printed an event. */
    void awaitEvent(String event) throws IOException {
      long start = System.nanoTime();
      while (!Files.readString(out).contains("{\"event\":\"" + event + "\"")) {
        assertTrue(process.isAlive(), Files.readString(err));
        assertTrue(System.nanoTime() - start < MOST_MINUTES * 60_000_000_000L, "no " + event);
        LockSupport.parkNanos(20_000_000);
      }
    }

    Shell signalled(String signal) throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
      return ended();
    }

    Shell ended() throws IOException, InterruptedException {
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly().waitFor();
      }
      return new Shell(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  private Started start(String words, Path last) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("--add-modules=jdk.incubator.vector", "-Djava.awt.headless=true"));
    line.addAll(BRIEF);
    line.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path")));
    line.add("spikeloom.app.Main");
    line.addAll(List.of(words.strip().split(" +")));
    line.add(last.toString());
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process =
        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    return new Started(process, out, err);
  }

  @Test
  void aTrainingThatASchedulerStopsLeavesACheckpointAndWantsToBeQueuedAgain() throws Exception {
    Path run = folder.resolve("runs").resolve("one");
    Started started = start("train" + PLAN, run);
    started.awaitEvent("progressed");
    Shell stopped = started.signalled("TERM");
    assertEquals(ExitCode.REQUEUE, stopped.code(), stopped.err());
    List<String> lines = stopped.out().lines().toList();
    assertEquals(
        "stopped", Json.mapper().readTree(lines.get(lines.size() - 1)).get("event").asText());
    String index = Files.readString(folder.resolve("runs").resolve("index.csv"));
    assertTrue(index.contains("\none,unfinished,"), index);

    Started resumed = start("resume --json-lines", run);
    resumed.awaitEvent("progressed");
    String first = Files.readString(resumed.out()).lines().findFirst().orElse("");
    assertTrue(Json.mapper().readTree(first).get("resumed").asBoolean(), first);
    assertEquals(ExitCode.REQUEUE, resumed.signalled("TERM").code());
  }

  @Test
  void afterCtrlCOnlyACommandThatAsksForItWantsToBeQueuedAgain() throws Exception {
    assumeFalse(interruptsAreIgnored(), "the shell started this process with Ctrl-C ignored");
    Started plain = start("train" + PLAN, folder.resolve("plain"));
    plain.awaitEvent("progressed");
    assertEquals(130, plain.signalled("INT").code(), "as every program that Ctrl-C ends");
    Started asking = start("train --requeue" + PLAN, folder.resolve("asking"));
    asking.awaitEvent("progressed");
    assertEquals(ExitCode.REQUEUE, asking.signalled("INT").code());
  }

  // As in background jobs of a shell without job control; processes inherit it.
  private static boolean interruptsAreIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    String mask =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElse("SigIgn: 0")
            .substring("SigIgn:".length())
            .strip();
    int interrupt = 1 << 1; // signal 2
    return (Long.parseUnsignedLong(mask, 16) & interrupt) != 0;
  }

  @Test
  void twoSweepsShareAFolderAlsoWhenOneIsKilledAndEndWithTheSameTable() throws Exception {
    String sweep =
        "sweep --data "
            + Tiny.DIGITS
            + " --limit 200 --epochs 4 --steps 6 --hidden 24 --decoder-hidden 20 --batch 10 --threads 1"
            + " --checkpoint-minutes 0.001 --vary latent=4,5,6 --seeds 1,2 --json-lines --out ";
    Shell alone = start(sweep, folder.resolve("alone")).ended();
    assertEquals(0, alone.code(), alone.err());
    Path shared = folder.resolve("shared");
    Started killed = start(sweep, shared);
    killed.awaitEvent("progressed");
    Started second = start(sweep, shared);
    second.awaitEvent("progressed");
    killed.signalled("KILL");
    Started third = start(sweep, shared);
    Shell two = second.ended();
    Shell three = third.ended();
    assertEquals(0, two.code(), two.err());
    assertEquals(0, three.code(), three.err());
    assertEquals(
        Files.readString(folder.resolve("alone").resolve("table.csv")),
        Files.readString(shared.resolve("table.csv")));
    long finished =
        (two.out() + three.out())
            .lines()
            .filter(l -> l.startsWith("{\"event\":\"finished"))
            .count();
    assertTrue(finished <= 6, finished + " trainings of 6 runs were finished");
  }

  @Test
  void aSweepThatASchedulerStopsContinuesWithTheSameCommand() throws Exception {
    String sweep = "sweep --beta 0.001,0.01 --vary learning-rate=0.001,0.01" + PLAN;
    Path out = folder.resolve("sweep");
    Started started = start(sweep, out);
    started.awaitEvent("progressed");
    Shell stopped = started.signalled("TERM");
    assertEquals(ExitCode.REQUEUE, stopped.code(), stopped.err());
    assertTrue(stopped.err().contains("Continue with the same command"), stopped.err());
    Started again = start(sweep, out);
    again.awaitEvent("started");
    String first = Files.readString(again.out()).lines().findFirst().orElse("");
    assertTrue(Json.mapper().readTree(first).get("resumed").asBoolean(), first);
    assertEquals(ExitCode.REQUEUE, again.signalled("TERM").code());
  }
}
