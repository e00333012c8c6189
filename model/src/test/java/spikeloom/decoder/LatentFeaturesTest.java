package spikeloom.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.array.Rows;
import spikeloom.kernel.SpikeBits;
import spikeloom.random.FastRandom;

final class LatentFeaturesTest {
  private static final int AT = 3;

  @ParameterizedTest
  @EnumSource(names = {"TIME", "RATE", "TRACE", "BINS"})
  void featuresAreSpikesInOrderOfTimeOrTheirSums(Decoding decoding) {
    LatentFeatures features = new LatentFeatures(decoding, 70, 5);
    SpikeBits spikes = new RandomLatents(features, 1, 1).spikes(0);
    float[] read = new float[AT + features.size() + 1];
    Arrays.fill(read, 42f);
    features.timeMap().read(spikes, read, AT);
    double[] expected = new double[features.size()];
    for (int t = 0; t < 70; t++) {
      for (int n = 0; n < 5; n++) {
        double spike = spikes.get(t, n) ? 1 : 0;
        switch (decoding) {
          case TIME -> expected[t * 5 + n] = spike;
          case RATE -> expected[n] += spike;
          case TRACE -> expected[n] += 0.03 * Math.pow(0.97, 69 - t) * spike;
          case BINS -> expected[4 * t / 70 * 5 + n] += spike / 2; // of 17 or 18 steps
          default -> throw new IllegalArgumentException(decoding.toString());
        }
      }
    }
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], read[AT + i], 1e-6, "feature " + i);
    }
    assertEquals(42f, read[AT - 1]);
    assertEquals(42f, read[AT + features.size()]);
  }

  @ParameterizedTest
  @EnumSource(names = {"TIME", "RATE", "TRACE", "BINS"})
  void spreadIsTheAdjointOfRead(Decoding decoding) {
    LatentFeatures features = new LatentFeatures(decoding, 33, 7);
    RandomLatents latents = new RandomLatents(features, 1, 2);
    FastRandom random = new FastRandom(3);
    float[] read = new float[features.size()];
    features.timeMap().read(latents.spikes(0), read, 0);
    float[] gradient = new float[AT + features.size()];
    double expected = 0;
    for (int i = 0; i < read.length; i++) {
      gradient[AT + i] = (float) random.nextGaussian();
      expected += (double) read[i] * gradient[AT + i];
    }
    Rows adjoint = latents.adjoint(0);
    features.timeMap().spread(gradient, AT, adjoint);
    double actual = 0;
    for (int t = 0; t < 33; t++) {
      for (int n = 0; n < 7; n++) {
        float value = adjoint.values()[adjoint.index(t, n)];
        actual += latents.spikes(0).get(t, n) ? value : 0;
      }
      for (int n = 7; n < adjoint.stride(); n++) {
        assertEquals(0f, adjoint.values()[adjoint.index(t, n)], "padding");
      }
    }
    assertEquals(expected, actual, 1e-6 * Math.max(1, Math.abs(expected)));
  }

  @ParameterizedTest
  @EnumSource(
      value = Decoding.class,
      names = {"FIRST_SPIKE", "COUNT", "FILTERED"})
  void featuresOfExactTimesAreThoseOfTheEncoderAndTheirGradientGoesBackToIt(Decoding decoding) {
    LatentFeatures features = new LatentFeatures(decoding, 33, 3);
    assertEquals(3, features.size());
    Rows given = Rows.of(1, 32);
    Rows adjoint = Rows.of(1, 32);
    DecoderPass.Latents latents =
        new DecoderPass.Latents() {
          @Override
          public SpikeBits spikes(int sample) {
            throw new IllegalStateException("spikes of steps are not read");
          }

          @Override
          public Optional<Rows> features(int sample) {
            return Optional.of(given);
          }

          @Override
          public Rows adjoint(int sample) {
            return adjoint;
          }
        };
    given.values()[given.index(0, 1)] = 0.25f;
    given.values()[given.index(0, 2)] = -3f;
    float[] read = new float[AT + 3];
    features.timeMap().read(latents, 0, read, AT);
    assertEquals(0.25f, read[AT + 1]);
    assertEquals(-3f, read[AT + 2]);
    features.timeMap().spread(read, AT, adjoint);
    assertEquals(-3f, adjoint.values()[adjoint.index(0, 2)]);
    assertEquals(0f, adjoint.values()[adjoint.index(0, 3)]);
  }
}
