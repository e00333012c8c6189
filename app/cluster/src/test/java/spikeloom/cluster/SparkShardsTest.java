package spikeloom.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.dataset.Dataset;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.Progress;
import spikeloom.run.RunDirectory;
import spikeloom.sweep.Cluster;
import spikeloom.sweep.PlanDatasets;
import spikeloom.training.ShardExecutor;
import spikeloom.training.Trainer;
import spikeloom.training.TrainingControl;
import spikeloom.training.TrainingListener;

@Timeout(300)
final class SparkShardsTest {
  private static void train(
      TrainingPlan plan, Path path, ShardExecutor.Provider executors, TrainingListener listener) {
    Dataset dataset = new PlanDatasets(sentence -> {}).apply(plan);
    try (RunDirectory run = RunDirectory.create(path, plan);
        Trainer trainer = new Trainer(dataset, run, listener, new TrainingControl(), executors)) {
      assertEquals(Trainer.Outcome.FINISHED, trainer.run());
    }
  }

  /** Kills an executor after the first report. */
  private static TrainingListener killing() {
    return new TrainingListener() {
      private boolean killed;

      @Override
      public void progressed(Progress progress) {
        if (!killed) {
          killed = true;
          Executors.killOne();
        }
      }
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"every=1", "every=10"})
  void twoExecutorsAndALostOneGiveTheBitsOfOneProcess(String every, @TempDir Path folder)
      throws IOException {
    TrainingPlan plan = TinyRuns.plan("limit=200 epochs=1 workers=2 " + every);
    Cluster cluster = Executors.cluster();
    TrainingListener none = new TrainingListener() {};
    train(plan, folder.resolve("here"), ShardExecutor.here(), none);
    train(plan, folder.resolve("far"), cluster.shards(), none);
    train(plan, folder.resolve("killed"), cluster.shards(), killing());
    String expected = TinyRuns.arrays(folder.resolve("here"));
    for (String name : new String[] {"far", "killed"}) {
      assertEquals(expected, TinyRuns.arrays(folder.resolve(name)), name);
      assertEquals(
          TinyRuns.metrics(folder.resolve("here")), TinyRuns.metrics(folder.resolve(name)), name);
    }
  }

  @Test
  void anExecutorOfAnotherKindIsRefusedInOneSentence() {
    String sentence = new Kind("7-bit vectors", "none").difference().orElseThrow();
    assertTrue(
        sentence.contains("7-bit vectors, so results would depend on the machine"), sentence);
    String kernel = new Kind(Kind.here().vectors(), "another").difference().orElseThrow();
    assertTrue(kernel.contains("but this process with another"), kernel);
    assertFalse(Kind.here().difference().isPresent());
  }
}
