package spikeloom.sound;

import java.util.Arrays;

/** Converts energies to decibels. */
final class Decibels {
  private Decibels() {}

  /**
   * {@code max(0, 1 + 10 log10(E / M) / range)} of energies E, the greatest of which is M; 0
   * everywhere in silence.
   */
  static float[] levels(double[] energies, double range) {
    double most = Arrays.stream(energies).max().orElse(0);
    float[] levels = new float[energies.length];
    for (int i = 0; i < levels.length; i++) {
      double level = 10 * Math.log10(energies[i] / most); // NaN in silence
      levels[i] = level > -range ? (float) (1 + level / range) : 0;
    }
    return levels;
  }

  /** The energy of a level, relative to that of level 1; levels of 0 and less are silence. */
  static double energy(double level, double range) {
    return level > 0 ? Math.pow(10, (level - 1) * range / 10) : 0;
  }
}
