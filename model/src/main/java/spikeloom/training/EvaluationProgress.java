package spikeloom.training;

/**
 * The progress of an evaluation.
 *
 * @param done samples that have been evaluated
 * @param samples all samples of the evaluation, at least 1
 * @param examplesPerSecond speed so far; 0 before the first batch is done
 * @param secondsLeft estimate of the time to the end, seconds; NaN before the first batch is done
 */
public record EvaluationProgress(
    int done, int samples, double examplesPerSecond, double secondsLeft) {
  /** The progress after {@code seconds} of work. */
  public static EvaluationProgress after(double seconds, int done, int samples) {
    double speed = done == 0 || seconds <= 0 ? 0 : done / seconds;
    return new EvaluationProgress(
        done, samples, speed, speed == 0 ? Double.NaN : (samples - done) / speed);
  }

  /** Share of the evaluation that is done, 0 .. 1. */
  public double fraction() {
    return (double) done / samples;
  }
}
