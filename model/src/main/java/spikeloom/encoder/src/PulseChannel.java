package spikeloom.encoder.src;

import java.util.Arrays;
import java.util.Optional;
import spikeloom.array.Padding;
import spikeloom.array.Rows;
import spikeloom.encoder.ChannelKind;
import spikeloom.encoder.EncoderPass;
import spikeloom.kernel.LogisticNoise;
import spikeloom.kernel.ScoreScan;
import spikeloom.kernel.SrcScan;
import spikeloom.neuron.PulseNoise;
import spikeloom.neuron.StochasticReadout;
import spikeloom.random.FastRandom;

/**
 * Applies the {@link PulseNoise} of a layer. The noise is written to the rows of a tape that become
 * the arguments; for logistic noise these are converted to log-odds, and then to the gradient of
 * the rate.
 */
final class PulseChannel {
  private final PulseNoise noise;
  private final Optional<LogisticReading> logistic;
  private final int steps;
  private final int latents;

  PulseChannel(PulseNoise noise, PulseKind pulses, int steps, int latents) {
    this.noise = noise;
    logistic =
        noise instanceof PulseNoise.Logistic events
            ? Optional.of(LogisticReading.of(events, pulses))
            : Optional.empty();
    this.steps = steps;
    this.latents = latents;
  }

  /** Which probabilities are known. */
  ChannelKind kind() {
    return logistic.isPresent()
        ? ChannelKind.EVENTS
        : noise instanceof PulseNoise.Gaussian ? ChannelKind.RATES : ChannelKind.NONE;
  }

  /** Whether there is noise. */
  boolean noisy() {
    return kind() != ChannelKind.NONE;
  }

  /** Log-odds of events under the fixed prior, a row per sample and step. */
  Rows fixedReference(int samples) {
    Rows rows = Rows.of(samples * steps, Padding.stride(latents));
    double prior = logistic.orElseThrow().noise().prior();
    Arrays.fill(rows.values(), (float) StochasticReadout.logit(prior));
    return rows;
  }

  /** Writes the noise of a sample. */
  void draw(FastRandom random, Rows out) {
    for (int t = 0; t < steps; t++) {
      int at = out.index(t, 0);
      for (int n = 0; n < latents; n++) {
        out.values()[at + n] = draw(random);
      }
    }
    if (noise instanceof PulseNoise.Logistic events) {
      LogisticNoise.fromUniform(out, steps, latents, (float) events.tau());
    }
    LogisticReading.clearPadding(out, steps, latents);
  }

  // For logistic noise a uniform number.
  private float draw(FastRandom random) {
    if (noise instanceof PulseNoise.Logistic) {
      return random.nextFloat();
    }
    return noise instanceof PulseNoise.Gaussian gaussian
        ? (float) (gaussian.sigma() * random.nextGaussian())
        : 0f;
  }

  /**
   * Computes the rate of a sample after its forward pass, in nats; converts arguments to log-odds.
   *
   * @param sums scratch, see {@link ScoreScan#state}
   */
  double rate(SrcScan.Tape tape, Rows sums) {
    double rate = 0;
    if (logistic.isPresent()) {
      logistic.get().logOdds(tape.argument(), steps);
      Arrays.fill(sums.values(), 0f);
      logistic.get().add(tape.argument(), steps, sums);
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

  /** Converts the log-odds of a sample to the rate's gradient in its arguments. */
  void slopes(double rateWeight, Rows logOdds) {
    if (logistic.isPresent() && rateWeight > 0) {
      logistic.get().slopes(logOdds, steps, rateWeight / logistic.get().noise().tau());
      LogisticReading.clearPadding(logOdds, steps, latents);
    } else if (noisy()) {
      Arrays.fill(logOdds.values(), logOdds.index(0, 0), logOdds.index(steps, 0), 0f);
    }
  }

  /** The same against another prior than the fixed one, for events. */
  void slopes(double rateWeight, Rows logOdds, Rows reference) {
    double factor = rateWeight / logistic.orElseThrow().noise().tau();
    LogisticReading.slopes(logOdds, reference, steps, factor);
    LogisticReading.clearPadding(logOdds, steps, latents);
  }

  /** Factor of the drive in the rate's gradient in the drive. */
  double drivePrice(double rateWeight) {
    return rateWeight * noise.driveSlope(1);
  }

  /**
   * See {@link EncoderPass#rates}; without probabilities of events the reference is always the cell
   * without drive.
   */
  void rates(SrcScan.Tape tape, float[] reference, float[] nats) {
    for (int t = 0, i = 0; t < steps; t++) {
      for (int n = 0; n < latents; n++, i++) {
        nats[i] =
            logistic.isPresent()
                ? (float) divergence(logistic.get(), at(tape.argument(), t, n), reference[i])
                : (float) noise.rate(at(tape.drive(), t, n), 0);
      }
    }
  }

  private static double divergence(LogisticReading reading, double logOdds, double events) {
    return reading.divergence(logOdds, reading.reference(events));
  }

  /** Probability of every event, for logistic noise. */
  void probabilities(Rows logOdds, float[] probabilities) {
    LogisticReading reading = logistic.orElseThrow();
    for (int t = 0, i = 0; t < steps; t++) {
      for (int n = 0; n < latents; n++, i++) {
        double u = reading.events(at(logOdds, t, n));
        probabilities[i] = (float) (1 / (1 + Math.exp(-u)));
      }
    }
  }

  private static double at(Rows rows, int t, int n) {
    return rows.values()[rows.index(t, n)];
  }
}
