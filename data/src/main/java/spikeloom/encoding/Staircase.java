package spikeloom.encoding;

/** The signal given by ON and OFF spikes: a step up or down each, from 0. */
final class Staircase {
  private Staircase() {}

  /** The height at the end of every row, clipped to [0, 1]. */
  static double[] rows(byte[] spikes, int stepsPerRow, double height) {
    double[] rows = new double[spikes.length / stepsPerRow];
    int level = 0;
    for (int t = 0; t < spikes.length; t++) {
      level += spikes[t];
      rows[t / stepsPerRow] = Math.max(0, Math.min(1, level * height));
    }
    return rows;
  }
}
