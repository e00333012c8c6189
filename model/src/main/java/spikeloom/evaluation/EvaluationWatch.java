package spikeloom.evaluation;

/** Receives the progress of an evaluation, and can cancel it. */
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
