package spikeloom.learning;

import static spikeloom.array.ArraySizes.blocks;
import static spikeloom.array.ArraySizes.plus;
import static spikeloom.array.ArraySizes.stride;
import static spikeloom.array.ArraySizes.times;

import spikeloom.array.ArraySizes;
import spikeloom.encoder.EncoderInputSize;
import spikeloom.encoder.EncoderSpec;
import spikeloom.encoder.lif.LifMemory;

/**
 * Memory of a pass with the rule {@code score}: states and errors of a block of steps, not of all.
 *
 * @param encoder the encoder
 * @param input its input
 * @param threads number of workers
 * @param draws latent draws of a sample
 */
record ScoreMemory(EncoderSpec encoder, EncoderInputSize input, int threads, long draws) {
  private static final int SCAN_ROWS = 8; // states of the readout and of the score

  static ArraySizes of(RuleSizes sizes) {
    EncoderSpec encoder = sizes.spec();
    return new ScoreMemory(
            encoder, sizes.input(), sizes.threads(), sizes.settings().score().draws())
        .pass(sizes.samples())
        .add(sizes.decoding())
        .add(prior(sizes))
        .words(sizes.input().steps(), stride(encoder.latent()));
  }

  /** A learned prior, with the adjoint of its spikes and the rates of later steps. */
  private static ArraySizes prior(RuleSizes sizes) {
    int steps = Math.toIntExact(sizes.input().steps());
    ArraySizes prior = sizes.prior(steps);
    if (prior.bytes() == 0) {
      return prior;
    }
    long draws = sizes.settings().score().draws();
    return prior
        .words(sizes.samples(), steps, stride(sizes.spec().latent()))
        .arrays(times(draws, sizes.samples()), Double.BYTES, plus(steps, 1));
  }

  /** The buffers for {@code samples} samples. */
  ArraySizes pass(long samples) {
    long steps = input.steps();
    long length = (steps + blocks(steps) - 1) / blocks(steps);
    boolean several = blocks(steps) > 1;
    long latents = encoder.latent();
    long rows = times(samples, length);
    ArraySizes sizes = new ArraySizes();
    LifMemory block = new LifMemory(encoder, input.over(length), threads);
    block.scored(sizes, samples, several);
    sizes.arrays(times(2, draws), Float.BYTES, times(rows, stride(latents)));
    sizes.arrays(times(draws, samples), Float.BYTES, times(SCAN_ROWS, stride(latents)));
    sizes.arrays(times(draws, samples), Float.BYTES, stride(latents));
    if (several) {
      sizes.arrays(times(draws, samples), Float.BYTES, times(blocks(steps), stride(latents)));
    }
    sizes.arrays(threads, Float.BYTES, times(length, stride(latents)));
    return sizes.bytes(plus(samples, 1), draws, 4, Double.BYTES);
  }
}
