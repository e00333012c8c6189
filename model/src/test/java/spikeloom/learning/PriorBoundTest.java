package spikeloom.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.array.Parameters;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.Windows;
import spikeloom.decoder.dl4j.Dl4jDecoder;
import spikeloom.decoder.dl4j.Dl4jStructure;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.lif.LatentSampling;
import spikeloom.encoder.lif.LifEncoder;
import spikeloom.kernel.SpikeEstimator;
import spikeloom.neuron.Surrogate;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.objective.Distortion;
import spikeloom.prior.CausalPrior;
import spikeloom.prior.PriorKind;
import spikeloom.prior.PriorProcess;
import spikeloom.prior.Priors;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

/**
 * The rate against every prior and the exact information between two equally likely inputs and the
 * latent spikes, by enumeration of all spike trains of two neurons with lateral feedback.
 */
final class PriorBoundTest {
  private static final RandomKey KEY = RandomKey.ofSeed(7);
  private static final int STEPS = 3;
  private static final int LATENTS = 2;
  private static final int TRAINS = 1 << (STEPS * LATENTS);
  private static final int PASTS = 1 << ((STEPS - 1) * LATENTS);
  private static final int SAMPLES = 6000;
  private static final double RATE = 0.3;

  @ParameterizedTest
  @EnumSource(PriorKind.class)
  void theRateExceedsTheExactInformationByTheDivergenceOfThePriorFromTheTrueSpikes(PriorKind kind) {
    try (Workers workers = new Workers(1);
        Autoencoder model = model(kind)) {
      EncoderPass pass = model.encoder().pass(SAMPLES, STEPS, workers);
      pass.forward(alternating(), KEY, IntStream.range(0, SAMPLES).toArray());
      PriorCost cost = new PriorCost(model, pass, SAMPLES, STEPS, workers);
      double information = new Exact(pass).information();
      assertTrue(information > 0.01, "the spikes carry information: " + information);

      double first = requireBound(model, pass, cost, information);
      fit(model, cost, workers);
      double fitted = requireBound(model, pass, cost, information);
      boolean learns = model.prior().parameters().count() > 0;
      assertTrue(learns ? fitted < first - 1e-3 : fitted == first, first + " " + fitted);
      move(model.prior().parameters());
      requireBound(model, pass, cost, information);
    }
  }

  /** Checks the rate against the present prior, and returns it. */
  private static double requireBound(
      Autoencoder model, EncoderPass pass, PriorCost cost, double information) {
    cost.forward(0);
    Exact exact = new Exact(pass);
    double rate = exact.rate(cost);
    assertTrue(rate >= information - 1e-6, rate + " nats for " + information);
    assertEquals(exact.divergence(model.prior()), rate - information, 1e-4);
    return rate;
  }

  private static void fit(Autoencoder model, PriorCost cost, Workers workers) {
    if (model.prior().parameters().count() == 0) {
      return;
    }
    Adam adam = new Adam(model.prior().parameters(), workers);
    for (int i = 0; i < 15; i++) {
      cost.forward(0);
      cost.backward(1.0 / SAMPLES, adam.gradient());
      adam.update(0.05, workers);
    }
  }

  private static void move(Parameters parameters) {
    FastRandom random = KEY.random();
    for (Parameters.Slice slice : parameters.slices()) {
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = 0; c < slice.columns(); c++) {
          double more = random.nextGaussian() / Math.sqrt(slice.rows());
          parameters.values()[slice.at(r, c)] += (float) more;
        }
      }
    }
    parameters.changed();
  }

  private static Autoencoder model(PriorKind kind) {
    LifEncoder encoder =
        new LifEncoder(
            LifEncoder.Structure.standard(2, List.of(), LATENTS, Surrogate.FAST_SIGMOID, 3, RATE)
                .withSampling(new LatentSampling(true, SpikeEstimator.SECOND_ORDER)),
            KEY);
    // Which input it was shows in the spikes.
    float[] values = encoder.parameters().values();
    Parameters.Slice bias = encoder.parameters().slice("readout bias");
    Parameters.Slice weights = encoder.parameters().slice("readout weights");
    Arrays.fill(values, bias.at(0, 0), bias.at(0, LATENTS), -0.5f);
    values[weights.at(0, 0)] = 1;
    values[weights.at(0, 1)] = -0.3f;
    values[weights.at(1, 0)] = -0.4f;
    values[weights.at(1, 1)] = 0.5f;
    encoder.parameters().changed();
    LatentFeatures features = new LatentFeatures(Decoding.TIME, STEPS, LATENTS);
    return new Autoencoder(
        encoder,
        new Dl4jDecoder(new Dl4jStructure(DecoderKind.LINEAR, features, 1, 2), KEY),
        Priors.create(kind, LATENTS, STEPS, RATE, KEY),
        Windows.atTheEnd(STEPS, STEPS),
        new DirectedInformationBottleneck(Distortion.CROSS_ENTROPY, 1, RATE));
  }

  // Sample i has one spike, at the first step, in channel i mod 2.
  private static SpikeBatch alternating() {
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(STEPS, 2);
    for (int i = 0; i < SAMPLES; i++) {
      builder.spike(0, i % 2);
      builder.endSample();
    }
    return builder.build();
  }

  /**
   * The probabilities of all spike trains of both inputs. Step t of neuron n is bit {@code t N + n}
   * of a train.
   */
  private static final class Exact {
    private final int[][] sample = new int[2][PASTS]; // one with each input and past
    private final double[][] probability = new double[2][TRAINS];

    Exact(EncoderPass pass) {
      for (int[] samples : sample) {
        Arrays.fill(samples, -1);
      }
      for (int i = 0; i < SAMPLES; i++) {
        int past = 0;
        for (int bit = 0; bit < (STEPS - 1) * LATENTS; bit++) {
          past |= pass.latent(i).bit(bit / LATENTS, bit % LATENTS) << bit;
        }
        sample[i % 2][past] = i;
      }
      for (int x = 0; x < 2; x++) {
        for (int y = 0; y < TRAINS; y++) {
          assertTrue(sample[x][y % PASTS] >= 0, "every past has been drawn");
          probability[x][y] = product(pass.drawn().orElseThrow().logOdds(sample[x][y % PASTS]), y);
        }
      }
    }

    private static double product(Rows odds, int train) {
      double product = 1;
      for (int bit = 0; bit < STEPS * LATENTS; bit++) {
        double u = odds.values()[odds.index(bit / LATENTS, bit % LATENTS)];
        product /= 1 + Math.exp((train >> bit & 1) == 1 ? -u : u);
      }
      return product;
    }

    private double marginal(int train) {
      return (probability[0][train] + probability[1][train]) / 2;
    }

    double information() {
      double sum = 0;
      for (double[] p : probability) {
        for (int y = 0; y < TRAINS; y++) {
          sum += p[y] / 2 * Math.log(p[y] / marginal(y));
        }
      }
      return sum;
    }

    /** The expected rate; that of a train depends on its past alone. */
    double rate(PriorCost cost) {
      double sum = 0;
      for (int x = 0; x < 2; x++) {
        for (int y = 0; y < TRAINS; y++) {
          sum += probability[x][y] / 2 * cost.rate(sample[x][y % PASTS]);
        }
      }
      return sum;
    }

    /** KL divergence of the prior's process from the true spikes. */
    double divergence(CausalPrior prior) {
      PriorProcess process = prior.process();
      float[] odds = new float[LATENTS];
      boolean[] fired = new boolean[LATENTS];
      double sum = 0;
      for (int y = 0; y < TRAINS; y++) {
        process.begin();
        double log = 0;
        for (int t = 0; t < STEPS; t++) {
          process.predict(odds);
          for (int n = 0; n < LATENTS; n++) {
            fired[n] = (y >> (t * LATENTS + n) & 1) == 1;
            log -= Math.log1p(Math.exp(fired[n] ? -odds[n] : odds[n]));
          }
          process.accept(fired);
        }
        sum += marginal(y) * (Math.log(marginal(y)) - log);
      }
      return sum;
    }
  }
}
