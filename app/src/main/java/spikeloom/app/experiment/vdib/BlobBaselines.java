package spikeloom.app.experiment.vdib;

import spikeloom.dataset.Dataset;
import spikeloom.dataset.TargetSeries;

/** Predictions of drifting blobs without a network. */
final class BlobBaselines {
  private static final int COUNTED = 5_000;

  private BlobBaselines() {}

  /**
   * Shares of pairs predicted correctly.
   *
   * @param copy by predicting the last pair of the input
   * @param prior by always predicting the most frequent pair
   */
  record Scores(double copy, double prior) {}

  /** Computes the scores over the test sequences, at the decode steps. */
  static Scores measure(Dataset dataset, int lag, int steps, int window) {
    int frequent = mostFrequent(dataset.train(), steps);
    int shown = lag == 0 ? -1 : 0;
    int first = Math.max(Math.max(window - 1, -lag), -shown);
    int last = steps + Math.max(0, lag);
    long copied = 0;
    long guessed = 0;
    long all = 0;
    for (int i = 0; i < dataset.test().size(); i++) {
      int[] classes = classes(dataset.test(), i, last);
      for (int t = first; t < steps; t++) {
        int right = classes[t + lag];
        copied += classes[t + shown] == right ? 1 : 0;
        guessed += frequent == right ? 1 : 0;
        all++;
      }
    }
    return new Scores(copied / (double) all, guessed / (double) all);
  }

  private static int mostFrequent(Dataset.Split split, int steps) {
    int[] counts = new int[series(split).values()];
    for (int i = 0; i < Math.min(COUNTED, split.size()); i++) {
      for (int c : classes(split, i, steps)) {
        counts[c]++;
      }
    }
    int best = 0;
    for (int c = 1; c < counts.length; c++) {
      best = counts[c] > counts[best] ? c : best;
    }
    return best;
  }

  private static int[] classes(Dataset.Split split, int index, int steps) {
    TargetSeries series = series(split);
    float[] sure = new float[steps * series.values()];
    series.write(index, 0, steps, sure, 0);
    int[] classes = new int[steps];
    for (int i = 0; i < sure.length; i++) {
      if (sure[i] > 0) {
        classes[i / series.values()] = i % series.values();
      }
    }
    return classes;
  }

  private static TargetSeries series(Dataset.Split split) {
    return split.series().orElseThrow();
  }
}
