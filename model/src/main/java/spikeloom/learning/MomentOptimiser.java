package spikeloom.learning;

/** An optimiser with two moments of every gradient, which checkpoints store. */
public interface MomentOptimiser extends Optimiser {
  /** First moments; checkpoints read and write them. */
  float[] firstMoment();

  /** Second moments, or their replacement; checkpoints read and write them. */
  float[] secondMoment();

  /** Number of updates begun. */
  long updates();

  /** Continues after update number {@code updates}. */
  void continueFrom(long updates);
}
