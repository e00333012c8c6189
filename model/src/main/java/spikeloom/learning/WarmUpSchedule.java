package spikeloom.learning;

/**
 * The share of the rate's weight over a run: linear from 0 to 1 over the first updates, then 1.
 * With the whole weight from the start, latent neurons fall silent before the decoder reads them.
 *
 * <p>Source: Sonderby et al., "Ladder variational autoencoders", NeurIPS 2016.
 *
 * @param share part of the run, 0 .. 1; 0 for none
 * @param updates number of updates of the whole run
 */
public record WarmUpSchedule(double share, long updates) {
  /** The share at update {@code update}, counted from 0. */
  public double at(long update) {
    double length = share * updates;
    return update >= length ? 1 : update / length;
  }
}
