package spikeloom.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.array.GradientSink;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.encoding.RateEncoding;
import spikeloom.neuron.StochasticReadout;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.objective.Distortion;
import spikeloom.objective.RateCost;
import spikeloom.prior.CausalPrior;
import spikeloom.prior.PriorKind;
import spikeloom.prior.Priors;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/** Autoencoders whose prior is learned. */
final class LearnedPriorTest {
  private static final int SAMPLES = 5;
  private static final RandomKey KEY = RandomKey.ofSeed(3).fold("latent");

  private static Autoencoder model(PriorKind kind, RateCost cost) {
    Autoencoder fixed =
        TinyModel.build(
            List.of(10),
            DecoderKind.LINEAR,
            Decoding.TIME,
            TinyModel.WHOLE,
            Distortion.CROSS_ENTROPY);
    CausalPrior prior =
        Priors.create(
            kind, TinyModel.LATENTS, TinyModel.STEPS, TinyModel.PRIOR, RandomKey.ofSeed(2));
    FastRandom random = new FastRandom(4);
    for (Parameters.Slice slice : prior.parameters().slices()) {
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = 0; c < slice.columns(); c++) {
          prior.parameters().values()[slice.at(r, c)] += 0.2f * (float) random.nextGaussian();
        }
      }
    }
    prior.parameters().changed();
    return new Autoencoder(
        fixed.encoder(),
        fixed.decoder(),
        prior,
        fixed.windows(),
        new DirectedInformationBottleneck(
            Distortion.CROSS_ENTROPY, TinyModel.BETA, TinyModel.PRIOR, cost));
  }

  private static Batch batch() {
    Presentation shown = Presentation.ofSignals(new RateEncoding(), TinyModel.STEPS);
    Batches batches = new Batches(Bars.dataset(SAMPLES, 1).train(), shown, new Workers(1));
    return batches.of(IntStream.range(0, SAMPLES).toArray(), RandomKey.ofSeed(1));
  }

  /** The mean cost of the spikes that are drawn, by its formula. */
  private static double cost(AutoencoderPass pass, RateCost cost) {
    var drawn = pass.encoding().drawn().orElseThrow();
    double sum = 0;
    for (int b = 0; b < SAMPLES; b++) {
      var u = drawn.logOdds(b);
      var v = drawn.reference(b);
      for (int t = 0; t < TinyModel.STEPS; t++) {
        for (int n = 0; n < TinyModel.LATENTS; n++) {
          double x = u.values()[u.index(t, n)];
          double y = v.values()[v.index(t, n)];
          double p = 1 / (1 + Math.exp(-x));
          double length = StochasticReadout.softplus(y) - p * y;
          double information = StochasticReadout.divergence(x, y);
          sum += cost == RateCost.INFORMATION ? information : length;
        }
      }
    }
    return sum / SAMPLES;
  }

  @ParameterizedTest
  @CsvSource({
    "RATES, INFORMATION",
    "GLM, INFORMATION",
    "NETWORK, INFORMATION",
    "GLM, CODE_LENGTH",
    "NETWORK, CODE_LENGTH"
  })
  void theGradientOfThePriorIsTheDerivativeOfTheCostOfTheSpikesAsDrawn(
      PriorKind kind, RateCost cost) {
    try (Autoencoder model = model(kind, cost);
        Workers workers = new Workers(2)) {
      Parameters prior = model.prior().parameters();
      AutoencoderPass pass = new AutoencoderPass(model, SAMPLES, workers);
      float[] gradient = new float[prior.length()];
      float[] encoder = new float[model.encoder().parameters().length()];
      GradientSink decoder = GradientSink.into(new float[model.decoder().parameters().length()]);
      pass.gradient(batch(), KEY, 1, new AutoencoderPass.Gradients(encoder, gradient, decoder));
      float[] decoded = new float[SAMPLES * model.values()];
      double perNat = model.rateWeight(1);
      double size = 0;
      for (Parameters.Slice slice : prior.slices()) {
        int at = slice.at(slice.rows() - 1, slice.columns() / 2);
        float value = prior.values()[at];
        float step = 1 / 256f;
        prior.values()[at] = value + step;
        prior.changed();
        pass.reconstruct(batch(), KEY, decoded);
        double above = cost(pass, cost);
        prior.values()[at] = value - step;
        prior.changed();
        pass.reconstruct(batch(), KEY, decoded);
        double slope = (above - cost(pass, cost)) / (2 * step) * perNat;
        prior.values()[at] = value;
        prior.changed();
        assertEquals(slope, gradient[at], 2e-3 * Math.abs(slope) + 2e-6, slice.name());
        size = Math.max(size, Math.abs(slope));
      }
      assertTrue(size > 1e-6, "the prior learns");
    }
  }

  @ParameterizedTest
  @EnumSource(PriorKind.class)
  void anyNumberOfWorkersGivesTheSameBits(PriorKind kind) {
    float[][] one = learned(kind, 1);
    float[][] three = learned(kind, 3);
    for (int part = 0; part < one.length; part++) {
      assertArrayEquals(one[part], three[part], 0f);
    }
  }

  private static float[][] learned(PriorKind kind, int count) {
    try (Autoencoder model = model(kind, RateCost.INFORMATION);
        Workers workers = new Workers(count)) {
      LearningRule rule =
          new BackPropagation(
              new AutoencoderPass(model, SAMPLES, workers), Optimisers.of(model, workers));
      rule.learn(batch(), KEY, 0.01);
      rule.learn(batch(), KEY, 0.01);
      return new float[][] {
        model.encoder().parameters().values().clone(), model.prior().parameters().values().clone()
      };
    }
  }

  @Test
  void aLearnedPriorComesToExpectWhatTheEncoderSends() {
    try (Autoencoder model = model(PriorKind.NETWORK, RateCost.INFORMATION);
        Workers workers = new Workers(1)) {
      LearningRule rule =
          new BackPropagation(
              new AutoencoderPass(model, SAMPLES, workers), Optimisers.of(model, workers));
      double first = rule.learn(batch(), KEY, 0.02).rate();
      double last = first;
      for (int k = 0; k < 60; k++) {
        last = rule.learn(batch(), KEY.fold(k), 0.02).rate();
      }
      assertTrue(last < 0.5 * first, last + " nats after " + first);
    }
  }

  @Test
  void theWeightOfTheRateWarmsUp() {
    WarmUpSchedule schedule = new WarmUpSchedule(0.25, 100);
    assertEquals(0, schedule.at(0));
    assertEquals(0.4, schedule.at(10), 1e-12);
    assertEquals(1, schedule.at(25));
    assertEquals(1, schedule.at(99));
    assertEquals(1, new WarmUpSchedule(0, 100).at(0), "no warm-up");
    float[] none = encoderGradient(0);
    float[] all = encoderGradient(1);
    float[] half = encoderGradient(0.5);
    for (int i = 0; i < none.length; i++) {
      assertEquals((none[i] + all[i]) / 2, half[i], 1e-5);
    }
  }

  private static float[] encoderGradient(double share) {
    try (Autoencoder model = model(PriorKind.GLM, RateCost.INFORMATION);
        Workers workers = new Workers(1)) {
      float[] encoder = new float[model.encoder().parameters().length()];
      float[] prior = new float[model.prior().parameters().length()];
      GradientSink decoder = GradientSink.into(new float[model.decoder().parameters().length()]);
      new AutoencoderPass(model, SAMPLES, workers)
          .gradient(batch(), KEY, share, new AutoencoderPass.Gradients(encoder, prior, decoder));
      return encoder;
    }
  }

  @Test
  void aPriorOfAnotherSizeIsRefused() {
    try (Autoencoder model = model(PriorKind.GLM, RateCost.INFORMATION)) {
      CausalPrior other =
          Priors.create(PriorKind.RATES, TinyModel.LATENTS, 7, 0.3, RandomKey.ofSeed(1));
      assertThrows(
          IllegalArgumentException.class,
          () ->
              new Autoencoder(
                  model.encoder(), model.decoder(), other, model.windows(), model.objective()));
    }
  }
}
