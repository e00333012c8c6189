package spikeloom.encoder.lif;

/** Where the uniform numbers come from that make latent spikes of probabilities. */
public interface LatentDraws {
  /**
   * Writes the numbers of one step. The steps of a sample's draw are asked for in their order, and
   * again from step 0 on where they are needed again: then the numbers are the same. Samples are
   * asked for on several threads.
   *
   * @param draw which of several sets of latent spikes of the sample
   * @param uniform overwritten from {@code at} on by one number in [0, 1) for every latent neuron
   */
  void write(int sample, int draw, int step, float[] uniform, int at);
}
