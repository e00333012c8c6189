package spikeloom.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.dataset.Dataset;
import spikeloom.decoder.DecoderKind;
import spikeloom.learning.Bars;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.Checkpoint;
import spikeloom.run.Progress;
import spikeloom.run.RunDirectory;

/** A run that was stopped or killed ends with the bits of one that was not. */
public final class ResumeTest {
  private static final int SAMPLES =
      260; // 33 batches of 8, the last of 4; of the 99 steps of three epochs, 5 and 80 report

  private static final int TESTED = 20;

  @ParameterizedTest
  @CsvSource({"MLP, 1", "MLP, 2", "CONV, 1", "LINEAR, 2"})
  void aRunThatIsStoppedSeveralTimesEndsLikeOneThatIsNot(
      DecoderKind decoder, int threads, @TempDir Path folder) throws IOException {
    TrainingPlan plan = Plans.tiny(decoder, 3, threads);
    Path whole = folder.resolve("whole");
    assertEquals(Trainer.Outcome.FINISHED, start(plan, whole, Bars.dataset(SAMPLES, TESTED)));
    Path stopped = folder.resolve("stopped");
    RunDirectory.create(stopped, plan).close();
    for (int step : new int[] {1, 34, 50, 85}) {
      TrainingControl control = new TrainingControl();
      Dataset data = atStep(RunResults.lastStep(stopped), step, control::stop);
      assertEquals(Trainer.Outcome.STOPPED, resume(stopped, data, control));
      assertEquals(step, RunResults.lastStep(stopped));
      assertFalse(Files.exists(stopped.resolve("summary.json")));
    }
    Dataset data = Bars.dataset(SAMPLES, TESTED);
    assertEquals(Trainer.Outcome.FINISHED, resume(stopped, data, new TrainingControl()));
    RunResults.requireSame(whole, stopped);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prior=network lateral=yes estimator=second-order rate-weight=1 warm-up=0.3",
        "prior=spiking-network rate-weight=0.5",
        "prior=glm rate=code-length beta=0.1",
        "prior=rates rule=fptt window=3 beta=0.1 warm-up=0.5",
        "encoder=ltc prior=network rate-weight=1",
        "encoder=src pulses=levels prior=glm rate-weight=1"
      })
  void aRunWithALearnedPriorIsResumedToTheSameBits(String settings, @TempDir Path folder)
      throws IOException {
    TrainingPlan plan = Plans.with(Plans.tiny(DecoderKind.MLP, 3, 2), settings);
    Path whole = folder.resolve("whole");
    start(plan, whole, Bars.dataset(SAMPLES, TESTED));
    Path stopped = folder.resolve("stopped");
    RunDirectory.create(stopped, plan).close();
    TrainingControl control = new TrainingControl();
    resume(stopped, atStep(0, 50, control::stop), control);
    resume(stopped, Bars.dataset(SAMPLES, TESTED), new TrainingControl());
    RunResults.requireSame(whole, stopped);
    String summary = Files.readString(stopped.resolve("summary.json"));
    assertFalse(summary.contains("\"test_negative_elbo\" : null"), summary);
    assertFalse(summary.contains("\"code_length_bits\" : null"), summary);
  }

  @Test
  void aRunThatIsStoppedFromAListenerInTheMiddleOfAnEpochEndsLikeOneThatIsNot(@TempDir Path folder)
      throws IOException {
    TrainingPlan plan = Plans.tiny(DecoderKind.MLP, 3, 1);
    Path whole = folder.resolve("whole");
    start(plan, whole, Bars.dataset(SAMPLES, TESTED));
    Path stopped = folder.resolve("stopped");
    RunDirectory.create(stopped, plan).close();
    TrainingControl control = new TrainingControl();
    List<Long> reported = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void progressed(Progress progress) {
            control.stop();
          }

          @Override
          public void stopped(Progress progress) {
            reported.add(progress.step());
          }
        };
    try (RunDirectory run = RunDirectory.openToWrite(stopped);
        Trainer trainer = new Trainer(Bars.dataset(SAMPLES, TESTED), run, listener, control)) {
      assertEquals(Trainer.Outcome.STOPPED, trainer.run());
    }
    assertEquals(List.of(5L), reported);
    resume(stopped, Bars.dataset(SAMPLES, TESTED), new TrainingControl());
    RunResults.requireSame(whole, stopped);
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, false", "1, true"})
  void aRunThatIsKilledInTheMiddleOfAnEpochEndsLikeOneThatIsNot(
      int threads, boolean damaged, @TempDir Path folder) throws IOException {
    TrainingPlan plan = Plans.withCheckpoints(Plans.tiny(DecoderKind.MLP, 3, threads), 1e-9);
    Path whole = folder.resolve("whole");
    Path killed = folder.resolve("killed");
    // What a killed process leaves is what lies on the disk at that moment.
    start(plan, whole, atStep(0, 81, () -> copy(whole, killed)));
    assertEquals(80, RunResults.lastStep(killed), "a checkpoint after every step");
    if (damaged) {
      // Then the run falls back to step 79, and must not report step 80 twice.
      Path newest = killed.resolve("checkpoints").resolve("step-000000000080.ckpt");
      Files.write(newest, Arrays.copyOf(Files.readAllBytes(newest), 100));
      assertTrue(Files.readString(killed.resolve("metrics.csv")).contains("\n80,"));
    }
    resume(killed, Bars.dataset(SAMPLES, TESTED), new TrainingControl());
    RunResults.requireSame(whole, killed);
    Path aside = killed.resolve("checkpoints").resolve("step-000000000080.ckpt.damaged");
    assertEquals(damaged, Files.exists(aside), "a damaged checkpoint is set aside");
    assertEquals(damaged, Files.readString(killed.resolve("log.txt")).contains("Falling back to"));
  }

  @Test
  void aRunThatIsStoppedInItsFinalEvaluationIsEvaluatedWhenItIsResumed(@TempDir Path folder)
      throws IOException {
    TrainingPlan plan = Plans.tiny(DecoderKind.MLP, 2, 1);
    Path whole = folder.resolve("whole");
    start(plan, whole, Bars.dataset(SAMPLES, 200));
    Path stopped = folder.resolve("stopped");
    RunDirectory.create(stopped, plan).close();
    TrainingControl control = new TrainingControl();
    List<Integer> evaluated = new ArrayList<>();
    List<Progress> reported = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void evaluated(EvaluationProgress progress) {
            evaluated.add(progress.samples());
            control.stop();
          }

          @Override
          public void stopped(Progress progress) {
            reported.add(progress);
          }
        };
    try (RunDirectory run = RunDirectory.openToWrite(stopped);
        Trainer trainer = new Trainer(Bars.dataset(SAMPLES, 200), run, listener, control)) {
      assertEquals(Trainer.Outcome.TRAINED, trainer.run());
    }
    assertEquals(
        List.of(200), evaluated, "progress of the whole test split, and stopped after a batch");
    assertEquals(1, reported.size());
    assertEquals(reported.get(0).steps(), reported.get(0).step());
    assertFalse(Files.exists(stopped.resolve("summary.json")));
    List<String> layers = Files.readAllLines(stopped.resolve("layers.csv"));
    assertEquals(
        Trainer.Outcome.FINISHED,
        resume(stopped, Bars.dataset(SAMPLES, 200), new TrainingControl()));
    RunResults.requireSame(whole, stopped);
    assertEquals(layers, Files.readAllLines(stopped.resolve("layers.csv")));
  }

  @Test
  void aFinishedRunThatIsResumedStaysAsItIs(@TempDir Path folder) throws IOException {
    TrainingPlan plan = Plans.tiny(DecoderKind.LINEAR, 1, 1);
    Path whole = folder.resolve("whole");
    start(plan, whole, Bars.dataset(SAMPLES, TESTED));
    Path again = folder.resolve("again");
    copy(whole, again);
    resume(again, Bars.dataset(SAMPLES, TESTED), new TrainingControl());
    RunResults.requireSame(whole, again);
  }

  @ParameterizedTest
  @EnumSource(
      value = DecoderKind.class,
      names = {"LINEAR", "MLP"})
  void theNumberOfThreadsChangesNoBit(DecoderKind decoder, @TempDir Path folder)
      throws IOException {
    start(Plans.tiny(decoder, 1, 1), folder.resolve("1"), Bars.dataset(SAMPLES, TESTED));
    for (int threads : new int[] {2, 3, 7}) {
      Path path = folder.resolve(String.valueOf(threads));
      start(Plans.tiny(decoder, 1, threads), path, Bars.dataset(SAMPLES, TESTED));
      Checkpoint one = RunResults.last(folder.resolve("1"));
      Checkpoint many = RunResults.last(path);
      one.arrays()
          .forEach((name, values) -> assertArrayEquals(values, many.arrays().get(name), name));
    }
  }

  @Test
  void anotherSeedEndsElsewhere(@TempDir Path folder) throws IOException {
    TrainingPlan plan = Plans.tiny(DecoderKind.LINEAR, 1, 1);
    TrainingPlan other =
        new TrainingPlan(
            plan.data(),
            plan.encoder(),
            plan.decoder(),
            plan.objective(),
            plan.rule(),
            plan.optimiser(),
            plan.seed() + 1,
            1);
    start(plan, folder.resolve("a"), Bars.dataset(SAMPLES, TESTED));
    start(other, folder.resolve("b"), Bars.dataset(SAMPLES, TESTED));
    assertFalse(
        Arrays.equals(
            RunResults.last(folder.resolve("a")).arrays().get("decoder parameters"),
            RunResults.last(folder.resolve("b")).arrays().get("decoder parameters")));
  }

  public static Trainer.Outcome start(TrainingPlan plan, Path path, Dataset data) {
    RunDirectory.create(path, plan).close();
    return resume(path, data, new TrainingControl());
  }

  public static Trainer.Outcome resume(Path path, Dataset data, TrainingControl control) {
    try (RunDirectory run = RunDirectory.openToWrite(path);
        Trainer trainer = new Trainer(data, run, new TrainingListener() {}, control)) {
      return trainer.run();
    }
  }

  /**
   * Data that act once the samples of step {@code step} have been read, for a run that stands at
   * {@code from}: before the step is done, so on disk is what was there after the step before.
   */
  private static Dataset atStep(long from, int step, Runnable action) {
    AtomicInteger read = new AtomicInteger(-SAMPLES); // before training, all are hashed once
    IntConsumer reader =
        index -> { // workers divide the samples
          if (read.incrementAndGet() == samples(step) - samples(from)) {
            action.run();
          }
        };
    return Bars.dataset(SAMPLES, TESTED, reader);
  }

  private static long samples(long steps) {
    long epochs = steps / 33;
    return epochs * SAMPLES + steps % 33 * 8;
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
