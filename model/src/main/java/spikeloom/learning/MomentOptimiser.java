package spikeloom.learning;

/** An optimiser that remembers two moments of every gradient; checkpoints keep them. */
public interface MomentOptimiser extends Optimiser {
  /** First moments; checkpoints read and write them. */
  float[] firstMoment();

  /** Second moments, or what has their place; checkpoints read and write them. */
  float[] secondMoment();

  /** Number of updates begun. */
  long updates();

  /** Goes on after update number {@code updates}. */
  void goOnFrom(long updates);
}
