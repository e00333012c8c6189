package spikeloom.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.dataset.Dataset;
import spikeloom.decoder.DecoderKind;
import spikeloom.learning.Bars;
import spikeloom.learning.BatchResult;
import spikeloom.plan.PlanException;
import spikeloom.plan.PlanJson;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.plan.Version;
import spikeloom.run.Progress;
import spikeloom.run.RunDirectory;

final class ParallelTrainingTest {
  private static final int SAMPLES = 100; // 12 batches of 8, the last of 4

  private static TrainingPlan plan(String settings) {
    return Plans.with(Plans.tiny(DecoderKind.MLP, 2, 1), settings);
  }

  private static Dataset data() {
    return Bars.dataset(SAMPLES, 20);
  }

  /** Every shard on networks of its own, computed in the reverse order. */
  private static final class FarShards implements ShardExecutor {
    private final List<TrainingParts> copies = new ArrayList<>();

    FarShards(TrainingParts parts) {
      for (int i = 0; i < parts.plan().optimiser().workers(); i++) {
        copies.add(new TrainingParts(parts.plan(), data()));
      }
    }

    @Override
    public void run(ShardRound round, ShardState state, Consumer<ShardOutcome> inOrder) {
      ShardOutcome[] outcomes = new ShardOutcome[round.shards()];
      for (int shard = round.shards() - 1; shard >= 0; shard--) {
        outcomes[shard] = new ShardWorker(copies.get(shard)).run(round, shard, state);
      }
      Arrays.stream(outcomes).forEach(inOrder);
    }

    @Override
    public void close() {
      copies.forEach(TrainingParts::close);
    }
  }

  private static void train(TrainingPlan plan, Path path, ShardExecutor.Provider executors) {
    try (RunDirectory run = RunDirectory.create(path, plan);
        Trainer trainer =
            new Trainer(data(), run, new TrainingListener() {}, new TrainingControl(), executors)) {
      assertEquals(Trainer.Outcome.FINISHED, trainer.run());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workers=2",
        "workers=3 prior=network rate-weight=1",
        "workers=5", // the last batch of 4 leaves a worker without samples
        "workers=2 encoder=srm rule=exact encoding=latency decoding=first-spike",
        "workers=2 every=10",
        "workers=3 every=5 prior=glm rate-weight=1 threads=2",
        "workers=5 every=4",
        "workers=2 every=7 encoder=src pulses=levels"
      })
  void whereShardsAreComputedChangesNoBit(String settings, @TempDir Path folder)
      throws IOException {
    TrainingPlan plan = plan(settings);
    train(plan, folder.resolve("here"), ShardExecutor.here());
    train(plan, folder.resolve("far"), FarShards::new);
    RunResults.requireSame(folder.resolve("here"), folder.resolve("far"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"workers=2", "workers=2 every=5", "workers=3 every=100"})
  void aStoppedRunIsResumedToTheSameBits(String settings, @TempDir Path folder) throws IOException {
    TrainingPlan plan = plan(settings);
    Path whole = folder.resolve("whole");
    train(plan, whole, ShardExecutor.here());
    Path stopped = folder.resolve("stopped");
    RunDirectory.create(stopped, plan).close();
    TrainingControl control = new TrainingControl();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void progressed(Progress progress) {
            control.stop();
          }
        };
    try (RunDirectory run = RunDirectory.openToWrite(stopped);
        Trainer trainer = new Trainer(data(), run, listener, control)) {
      assertEquals(Trainer.Outcome.STOPPED, trainer.run());
    }
    int every = plan.optimiser().every();
    long step = RunResults.lastStep(stopped);
    assertTrue(step > 0 && (step % 13 % every == 0), "stopped between two rounds: " + step);
    ResumeTest.resume(stopped, data(), new TrainingControl());
    RunResults.requireSame(whole, stopped);
  }

  @Test
  void theSumOfShardGradientsIsTheGradientOfTheBatchUpToRounding() {
    try (TrainingParts one = new TrainingParts(plan("workers=1"), data());
        TrainingParts four = new TrainingParts(plan("workers=4"), data())) {
      BatchResult whole = one.trainRound(0, 0).get(0);
      BatchResult joined = four.trainRound(0, 0).get(0);
      assertEquals(whole.samples(), joined.samples());
      assertEquals(whole.distortion(), joined.distortion(), 1e-6 * whole.distortion());
      assertEquals(whole.rate(), joined.rate(), 1e-6 * whole.rate());
      assertEquals(whole.latentSpikeRate(), joined.latentSpikeRate(), 1e-9);
      // After one update, the first moment is a tenth of the gradient.
      float[] a = one.optimisers().encoder().firstMoment();
      float[] b = four.optimisers().encoder().firstMoment();
      double largest = 0;
      for (float value : a) {
        largest = Math.max(largest, Math.abs(value));
      }
      assertTrue(largest > 0);
      assertArrayEquals(a, b, (float) (1e-5 * largest));
    }
  }

  @Test
  void averagingHappensEveryKStepsAndAtTheEndOfAnEpoch() {
    try (TrainingParts parts = new TrainingParts(plan("workers=2 every=5"), data())) {
      assertEquals(5, parts.trainRound(0, 0).size());
      assertEquals(5, parts.trainRound(0, 5).size());
      assertEquals(3, parts.trainRound(0, 10).size());
    }
  }

  @Test
  void anAverageIsTheMeanOfWhatTheWorkersHaveReached() {
    TrainingPlan plan = plan("workers=2 every=3");
    try (TrainingParts parts = new TrainingParts(plan, data());
        TrainingParts copy = new TrainingParts(plan, data())) {
      List<float[]> start = new ArrayList<>();
      ShardArrays.of(parts.optimisers(), true).forEach(array -> start.add(array.clone()));
      ShardRound round = new ShardRound(0, 0, 3, 2);
      ShardWorker worker = new ShardWorker(copy);
      ShardState state = new ShardState(start, 0);
      float[] first = worker.run(round, 0, state).arrays().get(0).clone();
      float[] second = worker.run(round, 1, state).arrays().get(0).clone();
      parts.trainRound(0, 0);
      float[] mean = parts.model().encoder().parameters().values();
      for (int i = 0; i < mean.length; i++) {
        assertEquals((first[i] + second[i]) / 2, mean[i], 1e-6f);
      }
      assertFalse(Arrays.equals(first, second));
      assertEquals(3, parts.optimisers().encoder().updates());
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 3", "8, 8", "4, 5", "64, 7"})
  void shardsAreConsecutiveSamplesAndTogetherTheBatch(int samples, int shards) {
    int[] batch = IntStream.range(0, samples).map(i -> 7 * i).toArray();
    List<Integer> joined = new ArrayList<>();
    for (int s = 0; s < shards; s++) {
      int[] shard = new ShardRound(0, 0, 1, shards).shard(s, batch);
      assertTrue(shard.length <= ShardRound.largest(samples, shards));
      Arrays.stream(shard).forEach(joined::add);
    }
    assertEquals(Arrays.stream(batch).boxed().toList(), joined);
  }

  @ParameterizedTest
  @CsvSource({
    "workers=2 rule=score, needs rule bptt or exact",
    "workers=2 rule=fptt window=3, needs rule bptt or exact",
    "workers=9, 9 workers need a batch of at least as many samples",
    "every=10, but there is one",
    "workers=0, between 1 and 1024",
    "workers=2 every=0, between 1 and 1000000"
  })
  void combinationsWithoutMeaningAreRefusedInWords(String settings, String words) {
    String message = assertThrows(PlanException.class, () -> plan(settings)).getMessage();
    assertTrue(message.contains(words), message);
  }

  @Test
  void moreWorkersThanTrainingSamplesAreRefused() {
    PlanException e =
        assertThrows(
            PlanException.class,
            () -> new TrainingParts(plan("workers=8 limit=5"), data()).close());
    assertTrue(e.getMessage().contains("8 workers need at least as many training samples"));
  }

  @Test
  void aPlanOfTheFormatBeforeHasOneWorker() {
    String text =
        PlanJson.write(plan("workers=1"))
            .replace("\"format\" : " + Version.FORMAT, "\"format\" : 8")
            .replaceAll(",\\s*\"workers\" : 1,\\s*\"every\" : 1", "");
    assertTrue(!text.contains("workers"), text);
    Map<Setting, String> read = Setting.all(PlanJson.read(text, "plan"));
    assertEquals("1", read.get(Setting.WORKERS));
    assertEquals("1", read.get(Setting.EVERY));
  }

  @Test
  void theSummaryNamesVectorUnitAndMatrixLibrary(@TempDir Path folder) throws IOException {
    train(plan("workers=2"), folder.resolve("run"), ShardExecutor.here());
    String summary = Files.readString(folder.resolve("run").resolve("summary.json"));
    assertTrue(summary.contains("\"vectors\" : ") && summary.contains("\"blas\" : "), summary);
  }
}
