package spikeloom.exploration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.decoder.DecoderKind;
import spikeloom.exploration.Completions.Completion;
import spikeloom.exploration.Exploration.Sample;
import spikeloom.learning.Generator;
import spikeloom.plan.TrainingPlan;
import spikeloom.prior.PriorProcess;
import spikeloom.run.RunDirectory;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;
import spikeloom.training.Plans;
import spikeloom.training.ResumeTest;
import spikeloom.training.Streams;
import spikeloom.training.Trainer;

final class CompletionsTest {
  private static final Dataset DATA = Catalog.strokes(1, 40, 20);
  private static final String LEARNED = "prior=network rate-weight=1 lateral=yes epochs=3";

  @TempDir Path folder;

  private TrainedModel trained(String changes) {
    Path run = folder.resolve("run");
    TrainingPlan plan = Plans.with(Plans.tiny(DecoderKind.MLP, 1, 1), changes);
    assertEquals(Trainer.Outcome.FINISHED, ResumeTest.start(plan, run, DATA));
    return TrainedModel.load(RunDirectory.openToRead(run), DATA, 2, note -> {});
  }

  /** The prior's probability of a spike in each cell, step by step. */
  private static double[][] expected(TrainedModel model, float[][] spikes) {
    PriorProcess process = model.autoencoder().prior().process();
    process.begin();
    double[][] expected = new double[spikes.length][spikes[0].length];
    float[] logOdds = new float[spikes[0].length];
    for (int t = 0; t < spikes.length; t++) {
      process.predict(logOdds);
      boolean[] fired = new boolean[logOdds.length];
      for (int n = 0; n < fired.length; n++) {
        expected[t][n] = 1 / (1 + Math.exp(-logOdds[n]));
        fired[n] = spikes[t][n] != 0;
      }
      process.accept(fired);
    }
    return expected;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LEARNED,
        "encoder=ltc hidden=none prior=glm rate-weight=1 epochs=3",
        "encoder=ltc hidden=12 prior=spiking-network rate-weight=1 epochs=3",
        "encoder=src pulses=levels pulse-noise=logistic prior=network rate-weight=1 epochs=3",
        "prior=rates rate-weight=1 epochs=3",
        "prior=0.2"
      })
  void theInformationOfASpikeIsAgainstWhatThePriorExpectsAfterTheSpikesBefore(String changes) {
    TrainedModel model = trained(changes);
    try (Exploration exploration = new Exploration(model)) {
      double most = 0;
      double least = 1;
      for (int i = 0; i < 3; i++) {
        Sample sample = exploration.sample(i);
        LatentInformation information = sample.information().orElseThrow();
        double[][] expected = expected(model, sample.spikes());
        for (int t = 0; t < expected.length; t++) {
          for (int n = 0; n < expected[t].length; n++) {
            double q = expected[t][n];
            double p = q * Math.pow(2, information.bits()[t][n]);
            double nats = p * Math.log(p / q) + (1 - p) * Math.log((1 - p) / (1 - q));
            assertEquals(nats / Math.log(2), information.rates()[t][n], 1e-3);
            assertEquals(q, information.prior()[t][n], 1e-4);
            most = Math.max(most, q);
            least = Math.min(least, q);
          }
        }
      }
      assertEquals(!changes.equals("prior=0.2"), most - least > 1e-3, "does the prior adapt?");
    }
  }

  @Test
  void theFirstStepsAreKeptAndTheOthersDependOnTheSeed() {
    try (Exploration exploration = new Exploration(trained(LEARNED))) {
      float[][] given = exploration.sample(2).spikes();
      Completions some = exploration.complete(given, 3, 5, 7);
      assertEquals(3, some.kept());
      assertEquals(5, some.each().size());
      for (Completion one : some.each()) {
        for (int t = 0; t < 3; t++) {
          assertArrayEquals(given[t], one.spikes()[t]);
        }
      }
      assertTrue(same(some, exploration.complete(given, 3, 5, 7)));
      assertFalse(same(some, exploration.complete(given, 3, 5, 8)));
    }
  }

  private static boolean same(Completions a, Completions b) {
    return Arrays.deepEquals(
            a.each().stream().map(Completion::spikes).toArray(),
            b.each().stream().map(Completion::spikes).toArray())
        && Arrays.equals(a.mean().values(), b.mean().values());
  }

  @Test
  void withAllStepsKeptNothingIsOpenAndEveryCompletionIsTheReconstruction() {
    try (Exploration exploration = new Exploration(trained(LEARNED))) {
      Sample sample = exploration.sample(1);
      float[] whole =
          exploration
              .decode(sample, sample.spikes(), exploration.steps())
              .reconstruction()
              .values();
      Completions all = exploration.complete(sample.spikes(), exploration.steps(), 4, 1);
      for (Completion one : all.each()) {
        assertArrayEquals(sample.spikes(), one.spikes());
        assertArrayEquals(whole, one.output().values(), 1e-5f);
      }
      assertArrayEquals(whole, all.soFar().values(), 1e-5f);
      assertArrayEquals(whole, all.mean().values(), 1e-5f);
      assertArrayEquals(new float[whole.length], all.spread().values(), 1e-6f);
    }
  }

  @Test
  void withNoStepKeptTheyAreTheSamplesOfTheGenerator() {
    TrainedModel model = trained(LEARNED);
    List<float[]> generated = new ArrayList<>();
    List<Integer> spikes = new ArrayList<>();
    new Generator(model.autoencoder(), Streams.generation(9), model.workers())
        .run(
            6,
            done -> true,
            (index, drawn, decoded, at) -> {
              generated.add(Arrays.copyOfRange(decoded, at, at + DATA.shape().size()));
              spikes.add(drawn.count());
            });
    try (Exploration exploration = new Exploration(model)) {
      assertTrue(exploration.generationProblem().isEmpty());
      float[][] first = exploration.draw(9);
      Completions free = exploration.complete(first, 0, 6, 9);
      assertArrayEquals(first, free.each().get(0).spikes());
      assertEquals(0, free.spikesSoFar());
      assertEquals(0, free.surpriseSoFar());
      for (int i = 0; i < 6; i++) {
        assertArrayEquals(generated.get(i), free.each().get(i).output().values(), 1e-5f);
        Completions whole =
            exploration.complete(free.each().get(i).spikes(), exploration.steps(), 1, 1);
        assertEquals(spikes.get(i), whole.spikesSoFar());
      }
      Completions half = exploration.complete(first, 3, 6, 9);
      assertArrayEquals(first, half.each().get(0).spikes(), "a sample continues as itself");
    }
  }

  @Test
  void theSurpriseOfAllCellsIsTheCodeLengthUnderThePrior() {
    TrainedModel model = trained(LEARNED);
    try (Exploration exploration = new Exploration(model)) {
      float[][] spikes = exploration.draw(3);
      double[][] expected = expected(model, spikes);
      double bits = 0;
      for (int t = 0; t < spikes.length; t++) {
        for (int n = 0; n < spikes[t].length; n++) {
          bits -= Math.log(spikes[t][n] != 0 ? expected[t][n] : 1 - expected[t][n]) / Math.log(2);
        }
      }
      Completions whole = exploration.complete(spikes, exploration.steps(), 1, 1);
      assertEquals(bits, whole.surpriseSoFar(), 1e-3);
    }
  }

  @Test
  void encodersWhoseSpikesAreNotDrawnReportWhyNothingCanBeGenerated() {
    try (Exploration none = new Exploration(trained("encoder=none latent=784"))) {
      String problem = none.generationProblem().orElseThrow();
      assertTrue(problem.contains("not drawn with known probabilities"), problem);
    }
  }

  @Test
  void meanAndSpreadAreThoseOfTheOutputs() {
    SignalShape shape = new SignalShape.Image(1, 1, 2);
    Signal blank = new Signal(shape, new float[2]);
    float[][] cell = {{1}};
    Completions two =
        new Completions(
            1,
            cell,
            new float[][] {{2.5f}},
            blank,
            List.of(
                new Completion(cell, new Signal(shape, new float[] {0.2f, 1})),
                new Completion(cell, new Signal(shape, new float[] {0.6f, 1}))));
    assertArrayEquals(new float[] {0.4f, 1}, two.mean().values(), 1e-6f);
    assertArrayEquals(new float[] {0.2f, 0}, two.spread().values(), 1e-6f);
    assertEquals(2.5, two.surpriseSoFar());
    assertEquals(1, two.spikesSoFar());
    assertThrows(
        IllegalArgumentException.class, () -> new Completions(1, cell, cell, blank, List.of()));
  }
}
