package spikeloom.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.Windows;
import spikeloom.decoder.dl4j.Dl4jDecoder;
import spikeloom.decoder.dl4j.Dl4jStructure;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.exact.TimeEncoder;
import spikeloom.encoder.exact.TimeFeature;
import spikeloom.encoder.exact.TimeNeuron;
import spikeloom.encoding.RateEncoding;
import spikeloom.exploration.TrainedModel;
import spikeloom.kernel.SpikeBits;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.Bars;
import spikeloom.learning.Batch;
import spikeloom.learning.Batches;
import spikeloom.learning.Presentation;
import spikeloom.learning.TinyModel;
import spikeloom.neuron.ThetaNeuron;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.objective.Distortion;
import spikeloom.plan.TrainingPlan;
import spikeloom.random.RandomKey;
import spikeloom.run.RunDirectory;
import spikeloom.run.Sentences;
import spikeloom.training.Plans;
import spikeloom.training.ResumeTest;
import spikeloom.training.Trainer;

final class RobustnessTest {
  private static final int SAMPLES = 67; // more than a batch
  private static final int STEPS = TinyModel.STEPS;
  private static final int LATENTS = TinyModel.LATENTS;
  private static final RandomKey KEY = RandomKey.ofSeed(5).fold("evaluation");
  private static final Dataset STROKES = Catalog.strokes(1, 40, 20);

  @TempDir Path folder;

  private static Batches batches() {
    Presentation shown = Presentation.ofSignals(new RateEncoding(), STEPS);
    return new Batches(Bars.dataset(4, SAMPLES).test(), shown, new Workers(1));
  }

  private static Robustness.Curves measured(int threads) {
    try (Workers workers = new Workers(threads);
        Autoencoder model = TinyModel.build()) {
      return new Robustness(model, batches(), KEY, workers).measure(SAMPLES);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LINEAR, TIME, 6, CROSS_ENTROPY",
    "MLP, RATE, 3, SQUARED_ERROR",
    "CONV, TIME, 6, CROSS_ENTROPY"
  })
  void withoutADisturbanceTheDistortionIsThatOfTheEvaluator(
      DecoderKind kind, Decoding decoding, int window, Distortion distortion) {
    try (Workers workers = new Workers(2);
        Autoencoder model =
            TinyModel.build(
                List.of(10), kind, decoding, Windows.atTheEnd(STEPS, window), distortion)) {
      double expected = new Evaluator(model, batches(), KEY, workers).run(SAMPLES).distortion();
      Robustness.Curves curves = new Robustness(model, batches(), KEY, workers).measure(SAMPLES);
      assertEquals(SAMPLES, curves.samples());
      for (Disturbance disturbance : Disturbance.values()) {
        List<Robustness.Point> points = curves.of(disturbance);
        assertEquals(disturbance.amounts(), points.stream().map(Robustness.Point::amount).toList());
        assertEquals(expected, points.get(0).distortion(), 1e-12 + 1e-9 * expected);
        assertEquals(0, points.get(0).deviation());
        assertTrue(points.get(1).deviation() > 0, points.get(1).toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "encoder=src decoder=linear",
        "encoder=src pulse-noise=none window=4",
        "distortion=class",
        "data=strokes encoder=ltc"
      })
  void inATrainedRunItBeginsAtTheDistortionOfTheTest(String changes) {
    try (TrainedModel model = trained(changes)) {
      double expected = model.evaluator().run(20).distortion();
      Robustness.Curves curves = model.robustness().measure(20);
      for (Disturbance disturbance : Disturbance.values()) {
        double undisturbed = curves.of(disturbance).get(0).distortion();
        assertEquals(expected, undisturbed, 1e-9 * expected, disturbance.title());
      }
      assertTrue(
          curves.of(Disturbance.DROPPED_SPIKES).get(5).distortion() != expected,
          "most spikes are lost");
    }
  }

  private TrainedModel trained(String changes) {
    Path run = folder.resolve("run");
    TrainingPlan plan = Plans.with(Plans.tiny(DecoderKind.MLP, 1, 1), changes);
    assertEquals(Trainer.Outcome.FINISHED, ResumeTest.start(plan, run, STROKES));
    return TrainedModel.load(RunDirectory.openToRead(run), STROKES, 1, note -> {});
  }

  @Test
  void theResultIsTheSameWithAnyNumberOfThreads() {
    assertEquals(measured(1), measured(3));
  }

  @Test
  void thePiecesOfWorkMayHoldALockAndTheProgressIsThatOfBatches() {
    List<String> reported = new ArrayList<>();
    int[] pieces = {0};
    try (Workers workers = new Workers(1);
        Autoencoder model = TinyModel.build()) {
      Robustness robustness = new Robustness(model, batches(), KEY, workers);
      robustness.watchedBy((done, all) -> reported.add(done + "/" + all));
      robustness.measure(
          SAMPLES,
          work -> {
            pieces[0]++;
            work.run();
          });
      assertEquals(List.of("0/67", "64/67", "67/67"), reported);
      int each = 1 + 1 + 3 * (5 + 3 + 4); // encoding, undisturbed, amounts with three seeds
      assertEquals(2 * each, pieces[0]);
      robustness.watchedBy(
          (done, all) -> {
            throw new CancellationException();
          });
      assertThrows(CancellationException.class, () -> robustness.measure(SAMPLES));
    }
  }

  @Test
  void spikesAreDroppedMovedAndSilencedAsTheyAreDescribed() {
    try (Workers workers = new Workers(2);
        Autoencoder model = TinyModel.build()) {
      EncoderPass pass = model.encoder().pass(40, STEPS, workers);
      int[] indices = new int[40];
      for (int i = 0; i < indices.length; i++) {
        indices[i] = i;
      }
      Batch batch = batches().of(indices, KEY.fold("input"));
      pass.forward(batch.input(), KEY.fold("latent"), indices);
      DisturbedLatents few = new DisturbedLatents(pass, STEPS, LATENTS, 40);
      DisturbedLatents many = new DisturbedLatents(pass, STEPS, LATENTS, 40);
      few.disturb(indices, Disturbance.DROPPED_SPIKES, 0.2, KEY, workers);
      many.disturb(indices, Disturbance.DROPPED_SPIKES, 0.8, KEY, workers);
      int all = 0;
      int kept = 0;
      for (int b : indices) {
        all += pass.latent(b).count();
        kept += few.spikes(b).count();
        for (int cell = 0; cell < STEPS * LATENTS; cell++) {
          int t = cell / LATENTS;
          int n = cell % LATENTS;
          assertTrue(!few.spikes(b).get(t, n) || pass.latent(b).get(t, n), "none is added");
          assertTrue(!many.spikes(b).get(t, n) || few.spikes(b).get(t, n), "a part of these");
        }
      }
      assertEquals(0.8, kept / (double) all, 0.1);

      few.disturb(indices, Disturbance.MOVED_SPIKES, 1, KEY, workers);
      int moved = 0;
      for (int b : indices) {
        moved += few.spikes(b).sameAs(pass.latent(b)) ? 0 : 1;
        for (int n = 0; n < LATENTS; n++) {
          assertEquals(pass.latent(b).count(n), few.spikes(b).count(n), "none is lost");
          assertTrue(distance(pass.latent(b), few.spikes(b), n) <= 1, "by up to one step");
        }
      }
      assertTrue(moved > 20, moved + " samples of 40");

      few.disturb(indices, Disturbance.SILENCED_NEURONS, 0.2, KEY, workers); // 1.6 of 8
      int silent = 0;
      for (int n = 0; n < LATENTS; n++) {
        int before = 0;
        int after = 0;
        for (int b : indices) {
          before += pass.latent(b).count(n);
          after += few.spikes(b).count(n);
        }
        assertTrue(after == 0 || after == before, "all of a neuron's spikes or none");
        silent += after == 0 && before > 0 ? 1 : 0;
      }
      assertTrue(silent >= 1 && silent <= 2, silent + " neurons; one never fires");
    }
  }

  /** The largest distance of the k-th spike before and after, the least that explains a move. */
  private static int distance(SpikeBits before, SpikeBits after, int neuron) {
    List<Integer> from = new ArrayList<>();
    List<Integer> to = new ArrayList<>();
    for (int t = 0; t < STEPS; t++) {
      if (before.get(t, neuron)) {
        from.add(t);
      }
      if (after.get(t, neuron)) {
        to.add(t);
      }
    }
    int most = 0;
    for (int k = 0; k < from.size(); k++) {
      most = Math.max(most, Math.abs(from.get(k) - to.get(k)));
    }
    return most;
  }

  @Test
  void exactTimesAreRefusedWithASentence() {
    TimeEncoder encoder =
        new TimeEncoder(
            new TimeEncoder.Structure(
                Bars.VALUES,
                List.of(),
                LATENTS,
                new TimeNeuron.Theta(ThetaNeuron.ofPaper()),
                4,
                new TimeFeature.SpikeCount(),
                TimeEncoder.LatentCode.GAUSSIAN),
            8,
            RandomKey.ofSeed(2));
    LatentFeatures features = new LatentFeatures(Decoding.COUNT, STEPS, LATENTS);
    try (Workers workers = new Workers(1);
        Autoencoder model =
            new Autoencoder(
                encoder,
                new Dl4jDecoder(
                    new Dl4jStructure(DecoderKind.MLP, features, 12, Bars.VALUES),
                    RandomKey.ofSeed(3)),
                TinyModel.WHOLE,
                new DirectedInformationBottleneck(Distortion.CROSS_ENTROPY, 0.1, 0.3))) {
      EvaluationException refused =
          assertThrows(
              EvaluationException.class, () -> new Robustness(model, batches(), KEY, workers));
      String message = Sentences.require(refused);
      assertTrue(message.contains("does not read spikes in steps"), message);
    }
  }
}
