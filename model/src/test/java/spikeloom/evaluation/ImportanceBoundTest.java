package spikeloom.evaluation;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.encoding.LatencyEncoding;
import spikeloom.encoding.RateEncoding;
import spikeloom.encoding.SpikeEncoding;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.Bars;
import spikeloom.learning.Batch;
import spikeloom.learning.Batches;
import spikeloom.learning.FewSpikes;
import spikeloom.learning.Presentation;
import spikeloom.learning.SpikeEnumeration;
import spikeloom.learning.TinyModel;
import spikeloom.objective.Distortion;
import spikeloom.prior.CausalPrior;
import spikeloom.prior.PriorKind;
import spikeloom.prior.PriorProcess;
import spikeloom.prior.Priors;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

final class ImportanceBoundTest {
  private static final RandomKey KEY = RandomKey.ofSeed(5).fold("evaluation");
  private static final int STEPS = 3;
  private static final int LATENTS = 2;

  private static Batches batches(int samples, SpikeEncoding code, int steps) {
    return new Batches(
        Bars.dataset(1, samples).test(), Presentation.ofSignals(code, steps), new Workers(1));
  }

  /** A network so small that all its spike trains can be summed, with a prior that has a memory. */
  private static Autoencoder few() {
    Autoencoder fixed = FewSpikes.model(List.of(), LATENTS, STEPS);
    CausalPrior prior = Priors.create(PriorKind.GLM, LATENTS, STEPS, 0.4, KEY);
    FastRandom random = KEY.random();
    for (Parameters.Slice slice : prior.parameters().slices()) {
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = 0; c < slice.columns(); c++) {
          prior.parameters().values()[slice.at(r, c)] += 0.5f * (float) random.nextGaussian();
        }
      }
    }
    prior.parameters().changed();
    return new Autoencoder(
        fixed.encoder(), fixed.decoder(), prior, fixed.windows(), fixed.objective());
  }

  /**
   * One sample, by summing over all spike trains.
   *
   * @param likelihood logarithm, nats
   * @param elbo nats
   * @param variance of an importance weight, relative to its squared mean
   */
  private record Exact(double likelihood, double elbo, double variance) {
    static Exact of(Autoencoder model, Batch one) {
      SpikeEnumeration all = new SpikeEnumeration(model, one);
      double[] p = all.probabilities(all.parameters());
      double likelihood = 0;
      double elbo = 0;
      double squares = 0;
      for (int k = 0; k < p.length; k++) {
        float[] spikes = new float[STEPS * LATENTS];
        for (int c = 0; c < spikes.length; c++) {
          spikes[c] = all.fires(k, c / LATENTS, c % LATENTS) ? 1 : 0;
        }
        float[] output = new float[Bars.VALUES];
        model.decoder().decode(spikes, 1, output);
        double distortion =
            Distortion.CROSS_ENTROPY.output(output, 0, one.target(), 0, Bars.VALUES);
        double joint = logPrior(model.prior(), spikes) - distortion;
        likelihood += Math.exp(joint);
        elbo += p[k] * (joint - Math.log(p[k]));
        squares += Math.exp(2 * joint) / p[k];
      }
      double variance = squares / (likelihood * likelihood) - 1;
      return new Exact(Math.log(likelihood), elbo, variance);
    }

    private static double logPrior(CausalPrior prior, float[] spikes) {
      PriorProcess process = prior.process();
      float[] odds = new float[LATENTS];
      boolean[] fired = new boolean[LATENTS];
      process.begin();
      double sum = 0;
      for (int t = 0; t < STEPS; t++) {
        process.predict(odds);
        for (int n = 0; n < LATENTS; n++) {
          fired[n] = spikes[t * LATENTS + n] != 0;
          sum -= Math.log1p(Math.exp(fired[n] ? -odds[n] : odds[n]));
        }
        process.accept(fired);
      }
      return sum;
    }
  }

  @Test
  void whereAllSpikeTrainsCanBeSummedItGoesFromTheEvidenceBoundToTheLikelihood() {
    int samples = 4;
    // A code that draws nothing, so that the input is the same for every key.
    Batches batches = batches(samples, new LatencyEncoding(), STEPS);
    try (Workers workers = new Workers(1);
        Autoencoder model = few()) {
      double likelihood = 0;
      double elbo = 0;
      double variance = 0;
      for (int i = 0; i < samples; i++) {
        Exact exact = Exact.of(model, batches.of(new int[] {i}, KEY));
        likelihood += exact.likelihood() / samples;
        elbo += exact.elbo() / samples;
        variance += exact.variance() / samples;
      }
      Mean one = repeated(model, batches, workers, 1, 1500);
      Mean five = repeated(model, batches, workers, 5, 400);
      int draws = 6000;
      Mean many = repeated(model, batches, workers, draws, 2);
      assertTrue(likelihood - elbo > 20 * one.error(), "there is a gap: " + (likelihood - elbo));
      assertEquals(-elbo, one.value(), 4 * one.error());
      assertTrue(five.value() + 3 * five.error() < -elbo, "tighter: " + five + " " + -elbo);
      assertTrue(five.value() + 3 * five.error() > -likelihood, "a bound: " + five);
      double deviation = Math.sqrt(variance / (2.0 * draws * samples));
      assertTrue(deviation < 0.02, "the weights are even enough: " + variance);
      assertEquals(-likelihood, many.value(), 4 * deviation + variance / draws);
    }
  }

  private static Mean repeated(
      Autoencoder model, Batches batches, Workers workers, int draws, int times) {
    double[] each = new double[times];
    for (int k = 0; k < times; k++) {
      each[k] =
          new ImportanceBound(model, batches, KEY.fold(k), workers)
              .measure(Integer.MAX_VALUE, draws)
              .value();
    }
    return Mean.of(each);
  }

  @Test
  void moreDrawsAreTighterThanTheEvidenceBoundAndOneDrawIsAsLong() {
    Batches batches = batches(200, new RateEncoding(), TinyModel.STEPS);
    try (Workers workers = new Workers(2);
        Autoencoder model = TinyModel.build()) {
      double elbo =
          requireNonNull(new Evaluator(model, batches, KEY, workers).run(200).negativeElbo());
      ImportanceBound bound = new ImportanceBound(model, batches, KEY, workers);
      Mean one = bound.measure(200, 1);
      Mean many = bound.measure(200, 64);
      assertEquals(200, many.count());
      assertEquals(elbo, one.value(), 4 * one.error());
      assertTrue(many.value() < elbo, many + " is below " + elbo);
    }
  }

  @Test
  void itDoesNotDependOnTheNumberOfWorkersOrOnOtherSamples() {
    Batches batches = batches(70, new RateEncoding(), TinyModel.STEPS);
    try (Workers one = new Workers(1);
        Workers three = new Workers(3);
        Autoencoder model = TinyModel.build()) {
      Mean alone = new ImportanceBound(model, batches, KEY, one).measure(70, 10);
      assertEquals(alone, new ImportanceBound(model, batches, KEY, three).measure(70, 10));
      assertEquals(alone, new ImportanceBound(model, batches, KEY, three).measure(1000, 10));
    }
  }

  @Test
  void progressCountsSamplesAndEndsWithAllOfThem() {
    Batches batches = batches(70, new RateEncoding(), TinyModel.STEPS);
    int[] last = {-1, 0};
    try (Workers workers = new Workers(1);
        Autoencoder model = TinyModel.build()) {
      new ImportanceBound(model, batches, KEY, workers)
          .watchedBy(
              (done, samples) -> {
                assertTrue(done >= last[0], "progress does not return");
                last[0] = done;
                last[1] = samples;
              })
          .measure(40, 30);
    }
    assertEquals(40, last[0]);
    assertEquals(40, last[1]);
  }

  @Test
  void aDistortionThatIsNotALikelihoodIsRefused() {
    Batches batches = batches(4, new RateEncoding(), TinyModel.STEPS);
    try (Workers workers = new Workers(1);
        Autoencoder model =
            TinyModel.build(
                List.of(9),
                DecoderKind.LINEAR,
                Decoding.TIME,
                TinyModel.WHOLE,
                Distortion.SQUARED_ERROR)) {
      String message =
          assertThrows(
                  EvaluationException.class,
                  () -> new ImportanceBound(model, batches, KEY, workers))
              .getMessage();
      assertTrue(message.contains("likelihood"), message);
    }
  }

  @Test
  void theSumOfExponentialsNeitherOverflowsNorVanishes() {
    double[] large = new double[3];
    for (double shift : new double[] {-1e5, 0, 1e5}) {
      Arrays.setAll(large, i -> shift + i);
      double expected = shift + Math.log(1 + Math.E + Math.E * Math.E);
      assertEquals(expected, ImportanceBound.logSum(large), 1e-9);
    }
  }
}
