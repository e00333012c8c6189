package spikeloom.encoder.lif;

/** Source of the uniform random numbers of latent spikes. */
public interface LatentDraws {
  /**
   * Writes the numbers of one step. The steps of a sample's draw are requested in order; a
   * repetition from step 0 gives the same numbers. Samples are requested from several threads.
   *
   * @param draw which of several sets of latent spikes of the sample
   * @param uniform overwritten from {@code at} on by one number in [0, 1) for every latent neuron
   */
  void write(int sample, int draw, int step, float[] uniform, int at);
}
