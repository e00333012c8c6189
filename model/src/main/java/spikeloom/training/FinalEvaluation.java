package spikeloom.training;

import java.util.concurrent.CancellationException;
import spikeloom.evaluation.Evaluator;
import spikeloom.evaluation.Metrics;

/** Evaluates a trained run; it can be paused and stopped, and is watched. */
record FinalEvaluation(TrainingControl control, TrainingListener listener) {
  private static final long NANOS_BETWEEN_REPORTS = 200_000_000;

  /**
   * Evaluates all samples.
   *
   * @throws CancellationException if the run is stopped
   */
  Metrics run(Evaluator evaluator) {
    long start = System.nanoTime();
    long[] reported = {start - NANOS_BETWEEN_REPORTS};
    return evaluator
        .watchedBy(
            (done, samples) -> {
              control.awaitRelease();
              control.requireRunning();
              long now = System.nanoTime();
              if (now - reported[0] >= NANOS_BETWEEN_REPORTS || done == samples) {
                reported[0] = now;
                double seconds = (now - start) * 1e-9;
                listener.evaluated(EvaluationProgress.after(seconds, done, samples));
              }
            })
        .run(Integer.MAX_VALUE);
  }
}
