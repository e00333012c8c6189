package spikeloom.compression;

import java.io.IOException;
import spikeloom.kernel.SpikeBits;
import spikeloom.prior.CausalPrior;
import spikeloom.prior.PriorProcess;

/**
 * Codes latent spikes losslessly, step by step and neuron by neuron, with the probabilities of a
 * {@link CausalPrior} given all earlier steps:
 *
 * <pre>{@code
 * length = -sum over t, n of log2 q(y(n,t) | y before t)   bits
 * }</pre>
 *
 * <p>The probabilities come from a {@link PriorProcess}, which every processor computes with the
 * same bits, and are rounded to whole multiples of 2^-16, so that a file can be read where it was
 * not written. For one thread.
 */
public final class SpikeCoder {
  private static final int ONE = 1 << ArithmeticEncoder.PROBABILITY_BITS;

  private final PriorProcess process;
  private final int steps;
  private final float[] logOdds;
  private final boolean[] fired;
  private double codeLength;

  /** A coder with the present parameters of {@code prior}. */
  public SpikeCoder(CausalPrior prior) {
    process = prior.process();
    steps = prior.steps();
    logOdds = new float[prior.latents()];
    fired = new boolean[prior.latents()];
  }

  /** Codes one cell. */
  private interface Cells {
    /**
     * Whether the cell has a spike.
     *
     * @param probability of a spike, in units of 2^-16
     */
    boolean fired(int step, int neuron, int probability) throws IOException;
  }

  /** Writes the spikes of a sample. */
  void write(SpikeBits spikes, ArithmeticEncoder out) throws IOException {
    code(
        (t, n, probability) -> {
          boolean bit = spikes.get(t, n);
          out.write(bit, probability);
          return bit;
        });
  }

  /** Overwrites the spikes of a sample by those that were written. */
  void read(SpikeBits spikes, ArithmeticDecoder in) throws IOException {
    code(
        (t, n, probability) -> {
          boolean bit = in.read(probability);
          spikes.put(t, n, bit);
          return bit;
        });
  }

  /** Sum of -log2 q over all spikes and silent cells that were coded, before any rounding. */
  public double codeLengthBits() {
    return codeLength / StrictMath.log(2);
  }

  private void code(Cells cells) throws IOException {
    process.begin();
    for (int t = 0; t < steps; t++) {
      process.predict(logOdds);
      for (int n = 0; n < fired.length; n++) {
        fired[n] = cells.fired(t, n, probability(logOdds[n]));
        codeLength += softplus(fired[n] ? -logOdds[n] : logOdds[n]);
      }
      process.accept(fired);
    }
  }

  /** Never 0 or 1: what the prior excludes can be coded too. */
  private static int probability(double logOdds) {
    double units = StrictMath.rint(ONE / (1 + StrictMath.exp(-logOdds)));
    return (int) Math.max(1, Math.min(ONE - 1, units));
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }
}
