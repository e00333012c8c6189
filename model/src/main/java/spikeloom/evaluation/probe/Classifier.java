package spikeloom.evaluation.probe;

import java.util.List;

/** A kind of classifier with one constant, which is chosen on validation samples. */
public interface Classifier {
  /** Its name in reports. */
  String name();

  /** Values of its constant to choose from, such as the strength of a penalty. */
  List<Double> constants();

  /**
   * Learns from labelled samples, once for each constant.
   *
   * @param rows {@code [n][d]}
   * @param labels class of every row
   * @param classes number of classes
   * @param constants some of {@link #constants}
   */
  Fitted fit(float[][] rows, int[] labels, int classes, List<Double> constants);

  /** What was learned. */
  @FunctionalInterface
  interface Fitted {
    /** The class of every row, {@code [constant][row]}. */
    int[][] predict(float[][] rows);
  }

  /** Share of samples whose class was predicted right. */
  static double accuracy(int[] predicted, int[] labels) {
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      right += predicted[i] == labels[i] ? 1 : 0;
    }
    return right / (double) labels.length;
  }
}
