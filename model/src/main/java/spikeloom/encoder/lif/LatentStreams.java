package spikeloom.encoder.lif;

import spikeloom.encoder.EncoderPass;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * Draws from random streams, one for each sample and draw. The first draw of a sample is that of
 * {@link EncoderPass#forward} with the same key.
 */
public final class LatentStreams implements LatentDraws {
  private final FastRandom[][] randoms;
  private final int latents;
  private RandomKey key = new RandomKey(0);
  private int[] identity = {};

  /** Creates streams for batches of up to {@code samples} samples. */
  public LatentStreams(int draws, int samples, int latents) {
    this.latents = latents;
    randoms = new FastRandom[draws][samples];
    for (FastRandom[] row : randoms) {
      for (int b = 0; b < samples; b++) {
        row[b] = new FastRandom(0);
      }
    }
  }

  /**
   * Sets the streams of another batch.
   *
   * @param identity names the stream of each sample below {@code key}
   */
  public LatentStreams of(RandomKey key, int[] identity) {
    this.key = key;
    this.identity = identity;
    return this;
  }

  @Override
  public void write(int sample, int draw, int step, float[] uniform, int at) {
    FastRandom random = randoms[draw][sample];
    if (step == 0) {
      long stream = RandomKey.foldBits(key.bits(), identity[sample]);
      random.restart(draw == 0 ? stream : RandomKey.foldBits(stream, draw));
    }
    for (int n = 0; n < latents; n++) {
      uniform[at + n] = random.nextFloat();
    }
  }
}
