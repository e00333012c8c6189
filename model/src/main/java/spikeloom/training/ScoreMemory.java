package spikeloom.training;

import static spikeloom.training.ArraySizes.blocks;
import static spikeloom.training.ArraySizes.plus;
import static spikeloom.training.ArraySizes.stride;
import static spikeloom.training.ArraySizes.times;

/**
 * Memory of a pass with the rule {@code score}: states and errors of a block of steps, not of all.
 *
 * @param encoder the encoder
 * @param draws latent draws of a sample
 */
record ScoreMemory(EncoderMemory encoder, long draws) {
  private static final int SCAN_ROWS = 8; // states of the readout and of the score

  /** The buffers for {@code samples} samples. */
  ArraySizes pass(long samples) {
    long steps = encoder.input().steps();
    long length = (steps + blocks(steps) - 1) / blocks(steps);
    boolean several = blocks(steps) > 1;
    long latents = encoder.encoder().latent();
    long rows = times(samples, length);
    ArraySizes sizes = new ArraySizes();
    EncoderMemory block =
        new EncoderMemory(encoder.encoder(), encoder.input().over(length), encoder.threads());
    block.scored(sizes, samples, several);
    sizes.arrays(draws, Float.BYTES, times(rows, stride(latents)));
    sizes.arrays(times(draws, samples), Float.BYTES, times(SCAN_ROWS, stride(latents)));
    sizes.arrays(times(draws, samples), Float.BYTES, stride(latents));
    if (several) {
      sizes.arrays(times(draws, samples), Float.BYTES, times(blocks(steps), stride(latents)));
    }
    sizes.arrays(encoder.threads(), Float.BYTES, times(length, stride(latents)));
    return sizes.bytes(plus(samples, 1), draws, 4, Double.BYTES);
  }
}
