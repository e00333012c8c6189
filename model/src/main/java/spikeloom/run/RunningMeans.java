package spikeloom.run;

import spikeloom.learning.BatchResult;

/** Averages the losses of batches between two reports. */
public final class RunningMeans {
  /**
   * Sums over samples since the last report; a checkpoint keeps them, so that a resumed run reports
   * the same averages.
   */
  public record Sums(
      long samples, double distortion, double rate, double latentSpikes, double hiddenSpikes) {
    /** The sums of no samples. */
    public static Sums none() {
      return new Sums(0, 0, 0, 0, 0);
    }
  }

  private Sums sums;

  /** Starts from these sums: none, or those of a checkpoint. */
  public RunningMeans(Sums sums) {
    this.sums = sums;
  }

  /** Adds a batch, weighted by its number of samples. */
  public void add(BatchResult result) {
    int n = result.samples();
    sums =
        new Sums(
            sums.samples() + n,
            sums.distortion() + n * result.distortion(),
            sums.rate() + n * result.rate(),
            sums.latentSpikes() + n * result.latentSpikeRate(),
            sums.hiddenSpikes() + n * result.hiddenSpikeRate());
  }

  /** The sums since the last report, for a checkpoint. */
  public Sums sums() {
    return sums;
  }

  /** Returns the averages and resets. */
  public BatchResult take() {
    Sums s = sums;
    sums = Sums.none();
    double n = Math.max(1, s.samples());
    return new BatchResult(
        (int) s.samples(),
        s.distortion() / n,
        s.rate() / n,
        s.latentSpikes() / n,
        s.hiddenSpikes() / n);
  }
}
