package spikeloom.decoder;

/** Sets what a decoder that is not yet trained outputs. */
@FunctionalInterface
public interface OutputStart {
  /**
   * Changes the initial parameters so that outputs without any latent spikes are near given ones.
   *
   * @param outputs a value per output
   */
  void at(float[] outputs);
}
