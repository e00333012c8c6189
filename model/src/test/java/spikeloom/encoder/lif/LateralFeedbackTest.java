package spikeloom.encoder.lif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.array.Parameters;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.StreamingPass;
import spikeloom.kernel.SpikeEstimator;
import spikeloom.neuron.Lif;
import spikeloom.neuron.StochasticReadout;
import spikeloom.neuron.Surrogate;
import spikeloom.random.RandomKey;

/** Encoders whose latent neurons receive the past spikes of all of them. */
final class LateralFeedbackTest {
  private static final int SAMPLES = 5;
  private static final int STEPS = 40;
  private static final double WEIGHT = 0.3;
  private static final RandomKey KEY = RandomKey.ofSeed(4);
  private static final int[] IDENTITY = {3, 1, 4, 15, 9};

  private static LifEncoder encoder(boolean lateral, SpikeEstimator estimator) {
    return LifEncoderTest.encoder(
        new LifEncoder.Structure(
            LifEncoderTest.input(1, 1, 1)[0][0].length,
            List.of(7, 5),
            4,
            Surrogate.FAST_SIGMOID,
            new Lif(0, 0.9, 0.9, 1, 4),
            new Lif(0, 0.9, 0.9, 1, 5),
            1,
            new StochasticReadout(0.8, 0.6, 2),
            new LatentSampling(lateral, estimator),
            0.3));
  }

  private static float[] gradient(EncoderPass pass, LifEncoder encoder, int steps) {
    float[] gradient = new float[encoder.parameters().length()];
    for (int b = 0; b < SAMPLES; b++) {
      Rows adjoint = pass.latentAdjoint(b);
      for (int t = 0; t < steps; t++) {
        for (int n = 0; n < encoder.latents(); n++) {
          adjoint.values()[adjoint.index(t, n)] = (float) Math.sin(b + 2 * t + 3 * n);
        }
      }
    }
    pass.backward(WEIGHT, gradient);
    return gradient;
  }

  @ParameterizedTest
  @EnumSource(SpikeEstimator.class)
  void withoutConnectionsToOthersItIsTheFeedbackOfOwnSpikes(SpikeEstimator estimator) {
    LifEncoder own = encoder(false, estimator);
    LifEncoder lateral = encoder(true, estimator);
    for (Parameters.Slice slice : own.parameters().slices()) {
      copy(own.parameters(), slice, lateral.parameters());
    }
    try (Workers workers = new Workers(2)) {
      EncoderPass one = own.pass(SAMPLES, STEPS, workers);
      EncoderPass other = lateral.pass(SAMPLES, STEPS, workers);
      var batch = LifEncoderTest.batch(LifEncoderTest.input(SAMPLES, STEPS, 1));
      one.forward(batch, KEY, IDENTITY);
      other.forward(batch, KEY, IDENTITY);
      for (int b = 0; b < SAMPLES; b++) {
        assertTrue(one.latent(b).sameAs(other.latent(b)), "spikes of sample " + b);
        assertEquals(one.rate(b), other.rate(b), 1e-3 * one.rate(b));
        assertEquals(one.logProbability(b, 0), other.logProbability(b, 0), 1e-3);
      }
      requireSame(own, gradient(one, own, STEPS), lateral, gradient(other, lateral, STEPS));
    }
  }

  // The feedback of own spikes is the diagonal; the rest is zero.
  private static void copy(Parameters from, Parameters.Slice slice, Parameters to) {
    Parameters.Slice target = to.slice(slice.name());
    boolean feedback = target.rows() != slice.rows();
    for (int r = 0; r < target.rows(); r++) {
      for (int c = 0; c < target.columns(); c++) {
        float value = feedback && r != c ? 0 : from.values()[slice.at(feedback ? 0 : r, c)];
        to.values()[target.at(r, c)] = value;
      }
    }
    to.changed();
  }

  private static void requireSame(
      LifEncoder own, float[] expected, LifEncoder lateral, float[] actual) {
    for (Parameters.Slice slice : own.parameters().slices()) {
      Parameters.Slice other = lateral.parameters().slice(slice.name());
      boolean feedback = other.rows() != slice.rows();
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = 0; c < slice.columns(); c++) {
          float value = expected[slice.at(r, c)];
          String place = slice.name() + " " + r + " " + c;
          assertEquals(
              value, actual[other.at(feedback ? c : r, c)], 1e-3 * (1 + Math.abs(value)), place);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void anyNumberOfWorkersGivesTheSameBits(int count) {
    assertArrayEquals(gradient(1), gradient(count), 0f);
  }

  private static float[] gradient(int count) {
    LifEncoder encoder = encoder(true, SpikeEstimator.SECOND_ORDER);
    try (Workers workers = new Workers(count)) {
      EncoderPass pass = encoder.pass(SAMPLES, STEPS, workers);
      pass.forward(LifEncoderTest.batch(LifEncoderTest.input(SAMPLES, STEPS, 1)), KEY, IDENTITY);
      return gradient(pass, encoder, STEPS);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 20})
  void windowsDrawTheSpikesOfTheWholeAndARepetitionGivesTheSameBits(int window) {
    LifEncoder encoder = encoder(true, SpikeEstimator.SECOND_ORDER);
    var batch = LifEncoderTest.batch(LifEncoderTest.input(SAMPLES, STEPS, 1));
    try (Workers workers = new Workers(2)) {
      EncoderPass whole = encoder.pass(SAMPLES, STEPS, workers);
      whole.forward(batch, KEY, IDENTITY);
      StreamingPass pass = encoder.pass(SAMPLES, window, workers);
      for (int from = 0; from < STEPS; from += window) {
        var part = batch.slice(from, from + window);
        if (from == 0) {
          pass.forward(part, KEY, IDENTITY);
        } else {
          pass.continueWith(part);
        }
        for (int t = 0; t < window; t++) {
          assertEquals(whole.latent(2).get(from + t, 3), pass.latent(2).get(t, 3));
        }
        float[] gradient = gradient(pass, encoder, window);
        pass.rerun(part);
        assertArrayEquals(gradient, gradient(pass, encoder, window), 0f);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSamplesOwnSpikesHaveTheProbabilityWithWhichTheyWereDrawn(boolean lateral) {
    LifEncoder encoder = encoder(lateral, SpikeEstimator.STRAIGHT_THROUGH);
    try (Workers workers = new Workers(1)) {
      EncoderPass pass = encoder.pass(SAMPLES, STEPS, workers);
      pass.forward(LifEncoderTest.batch(LifEncoderTest.input(SAMPLES, STEPS, 1)), KEY, IDENTITY);
      float[] p = new float[STEPS * encoder.latents()];
      pass.probabilities(1, p);
      double sum = 0;
      for (int c = 0; c < p.length; c++) {
        boolean fired = pass.latent(1).get(c / encoder.latents(), c % encoder.latents());
        sum += Math.log(fired ? p[c] : 1 - p[c]);
      }
      assertEquals(sum, pass.logProbability(1, 1), 1e-3);
    }
  }
}
