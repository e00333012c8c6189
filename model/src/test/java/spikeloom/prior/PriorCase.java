package spikeloom.prior;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.SpikeBits;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/** A prior with weights that matter, and a batch of random spikes for it. */
final class PriorCase {
  static final double RATE = 0.3;

  final PriorKind kind;
  final CausalPrior prior;
  final int samples;
  final boolean[][][] fired; // [sample][step][neuron]
  final FastRandom random;

  PriorCase(PriorKind kind, int latents, int steps, int samples, long seed) {
    this.kind = kind;
    this.samples = samples;
    random = RandomKey.ofSeed(seed).random();
    prior = Priors.create(kind, latents, steps, RATE, RandomKey.ofSeed(seed));
    for (Parameters.Slice slice : prior.parameters().slices()) {
      for (int r = 0; r < slice.rows(); r++) {
        for (int c = 0; c < slice.stride(); c++) { // padding too: it must not matter
          float more = (float) random.nextGaussian() / (float) Math.sqrt(slice.rows());
          prior.parameters().values()[slice.at(r, c)] += more;
        }
      }
    }
    prior.parameters().changed();
    fired = new boolean[samples][steps][latents];
    for (boolean[][] sample : fired) {
      for (boolean[] step : sample) {
        for (int n = 0; n < latents; n++) {
          step[n] = random.nextDouble() < 0.4;
        }
      }
    }
  }

  /** The spikes of some steps of a sample. */
  SpikeBits spikes(int sample, int from, int steps) {
    SpikeBits bits = new SpikeBits(steps, prior.latents());
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < prior.latents(); n++) {
        if (fired[sample][from + t][n]) {
          bits.set(t, n);
        }
      }
    }
    return bits;
  }

  /** The same as numbers. */
  double[][] numbers(int sample, int from, int steps) {
    double[][] z = new double[steps][prior.latents()];
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < prior.latents(); n++) {
        z[t][n] = fired[sample][from + t][n] ? 1 : 0;
      }
    }
    return z;
  }

  /** Rows for a window of every sample, filled with rubbish. */
  Rows rubbish(int steps) {
    Rows rows = Rows.of(samples * steps, Padding.stride(prior.latents()));
    Arrays.fill(rows.values(), 42f);
    return rows;
  }

  /** Random rows with zero padding. */
  Rows gaussian(int steps) {
    Rows rows = Rows.of(samples * steps, Padding.stride(prior.latents()));
    for (int r = 0; r < samples * steps; r++) {
      for (int n = 0; n < prior.latents(); n++) {
        rows.values()[rows.index(r, n)] = (float) random.nextGaussian();
      }
    }
    return rows;
  }

  /** Log-odds and gradients of a window. */
  @SuppressWarnings("ArrayRecordComponent") // compared element by element
  record Result(Rows logOdds, Rows adjoint, float[] gradient) {}

  /** Runs a window forwards and backwards. */
  Result run(PriorPass pass, int from, int steps, Rows change) {
    Rows odds = forward(pass, from, steps);
    Rows adjoint = rubbish(steps);
    float[] gradient = new float[prior.parameters().length()];
    Arrays.fill(gradient, 42f);
    Rows copy = new Rows(change.values().clone(), change.at(), change.width(), change.stride());
    pass.backward(b -> copy.from(b * steps), b -> adjoint.from(b * steps), gradient);
    return new Result(odds, adjoint, gradient);
  }

  /** Runs a window forwards. */
  Rows forward(PriorPass pass, int from, int steps) {
    SpikeBits[] bits = new SpikeBits[samples];
    Arrays.setAll(bits, b -> spikes(b, from, steps));
    Rows odds = rubbish(steps);
    pass.forward(samples, from, b -> bits[b], b -> odds.from(b * steps));
    return odds;
  }

  /** The log-odds of all steps by one worker. */
  Rows whole() {
    try (Workers workers = new Workers(1)) {
      return forward(prior.pass(samples, prior.steps(), workers), 0, prior.steps());
    }
  }
}
