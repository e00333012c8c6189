package spikeloom.evaluation.probe;

import java.util.List;

/** A kind of classifier with one constant, which is chosen on validation samples. */
public interface Classifier {
  /** Its name in reports. */
  String name();

  /** Values of its constant to choose from, such as the strength of a penalty. */
  List<Double> constants();

  /**
   * Learns from labelled samples.
   *
   * @param rows {@code [n][d]}
   * @param labels class of every row
   * @param classes number of classes
   * @param constant one of {@link #constants}
   */
  Fitted fit(float[][] rows, int[] labels, int classes, double constant);

  /** What was learned. */
  @FunctionalInterface
  interface Fitted {
    /** The class of every row. */
    int[] predict(float[][] rows);

    /** Share of rows whose class is predicted right. */
    default double accuracy(float[][] rows, int[] labels) {
      int[] predicted = predict(rows);
      int right = 0;
      for (int i = 0; i < labels.length; i++) {
        right += predicted[i] == labels[i] ? 1 : 0;
      }
      return right / (double) labels.length;
    }
  }
}
