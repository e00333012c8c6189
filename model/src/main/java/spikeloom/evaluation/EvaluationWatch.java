package spikeloom.evaluation;

/** Follows an evaluation from batch to batch, and can end it. */
@FunctionalInterface
public interface EvaluationWatch {
  /** Does nothing. */
  EvaluationWatch NONE = (done, samples) -> {};

  /**
   * Called before every batch, and once more at the end.
   *
   * @param done samples that have been evaluated, 0 .. samples
   * @param samples all samples of this evaluation
   * @throws java.util.concurrent.CancellationException to end the evaluation
   */
  void at(int done, int samples);
}
