package spikeloom.encoder;

import java.util.Arrays;
import spikeloom.kernel.Rows;
import spikeloom.kernel.ScoreScan;
import spikeloom.kernel.SrcScan;
import spikeloom.neuron.PulseNoise;
import spikeloom.neuron.StochasticReadout;
import spikeloom.random.FastRandom;

/**
 * The {@link PulseNoise} of a layer at work. The noise goes into the rows of a tape that become the
 * arguments; of those, for logistic noise, it makes log-odds of events, and in the end the gradient
 * of the rate.
 */
final class PulseChannel {
  private static final float HALF_STEP = 0x1p-25f; // of the numbers that nextFloat gives

  private final PulseNoise noise;
  private final int steps;
  private final int latents;

  PulseChannel(PulseNoise noise, int steps, int latents) {
    this.noise = noise;
    this.steps = steps;
    this.latents = latents;
  }

  /** What is known of it. */
  ChannelKind kind() {
    return noise instanceof PulseNoise.Logistic
        ? ChannelKind.EVENTS
        : noise instanceof PulseNoise.Gaussian ? ChannelKind.RATES : ChannelKind.NONE;
  }

  /** Whether there is noise. */
  boolean noisy() {
    return kind() != ChannelKind.NONE;
  }

  /** Writes the noise of a sample. */
  void draw(FastRandom random, Rows out) {
    for (int t = 0; t < steps; t++) {
      int at = out.index(t, 0);
      for (int n = 0; n < latents; n++) {
        out.values()[at + n] = draw(random);
      }
      Arrays.fill(out.values(), at + latents, at + out.width(), 0f);
    }
  }

  private float draw(FastRandom random) {
    if (noise instanceof PulseNoise.Logistic logistic) {
      double u = random.nextFloat() + HALF_STEP;
      return (float) (logistic.tau() * Math.log(u / (1 - u)));
    }
    return noise instanceof PulseNoise.Gaussian gaussian
        ? (float) (gaussian.sigma() * random.nextGaussian())
        : 0f;
  }

  /**
   * The rate of a sample after its forward run, in nats; arguments become log-odds.
   *
   * @param sums scratch, see {@link ScoreScan#state}
   */
  double rate(SrcScan.Tape tape, Rows sums) {
    double rate = 0;
    if (noise instanceof PulseNoise.Logistic logistic) {
      logOdds(tape.argument(), logistic);
      Arrays.fill(sums.values(), 0f);
      new ScoreScan(0, logistic.prior()).addRates(tape.argument(), steps, sums);
      for (int n = 0; n < latents; n++) {
        rate += sums.values()[sums.index(2, n)];
      }
    } else if (noise instanceof PulseNoise.Gaussian) {
      for (int t = 0; t < steps; t++) {
        int at = tape.drive().index(t, 0);
        for (int n = 0; n < latents; n++) {
          rate += noise.rate(tape.drive().values()[at + n], 0);
        }
      }
    }
    return rate;
  }

  private void logOdds(Rows argument, PulseNoise.Logistic logistic) {
    float inverse = (float) (1 / logistic.tau());
    float threshold = (float) PulseNoise.Logistic.THRESHOLD;
    float[] values = argument.values();
    for (int i = argument.index(0, 0); i < argument.index(steps, 0); i++) {
      values[i] = (values[i] - threshold) * inverse;
    }
  }

  /** Turns the log-odds of a sample into the rate's gradient in its arguments. */
  void slopes(double price, Rows logOdds) {
    float[] values = logOdds.values();
    if (noise instanceof PulseNoise.Logistic logistic && price > 0) {
      double prior = StochasticReadout.logit(logistic.prior());
      double factor = price / logistic.tau();
      for (int t = 0; t < steps; t++) {
        int at = logOdds.index(t, 0);
        for (int n = 0; n < latents; n++) {
          double u = values[at + n];
          double e = Math.exp(-Math.abs(u));
          values[at + n] = (float) (factor * e / ((1 + e) * (1 + e)) * (u - prior));
        }
        Arrays.fill(values, at + latents, at + logOdds.width(), 0f);
      }
    } else if (noisy()) {
      Arrays.fill(values, logOdds.index(0, 0), logOdds.index(steps, 0), 0f);
    }
  }

  /** Factor of the drive in the rate's gradient in the drive. */
  double drivePrice(double price) {
    return price * noise.driveSlope(1);
  }

  /**
   * See {@link EncoderPass#rates}; without probabilities of events the reference is always the cell
   * without drive.
   */
  void rates(SrcScan.Tape tape, float[] reference, float[] nats) {
    for (int t = 0, i = 0; t < steps; t++) {
      for (int n = 0; n < latents; n++, i++) {
        nats[i] =
            kind() == ChannelKind.EVENTS
                ? (float) StochasticReadout.divergence(at(tape.argument(), t, n), reference[i])
                : (float) noise.rate(at(tape.drive(), t, n), 0);
      }
    }
  }

  /** Probability of every event, for logistic noise. */
  void probabilities(Rows logOdds, float[] probabilities) {
    for (int t = 0, i = 0; t < steps; t++) {
      for (int n = 0; n < latents; n++, i++) {
        probabilities[i] = (float) (1 / (1 + Math.exp(-at(logOdds, t, n))));
      }
    }
  }

  private static double at(Rows rows, int t, int n) {
    return rows.values()[rows.index(t, n)];
  }
}
