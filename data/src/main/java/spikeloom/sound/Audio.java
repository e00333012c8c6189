package spikeloom.sound;

/**
 * Converts samples of a data set, or their reconstructions, to sound.
 *
 * @param features what their values are
 * @param rate samples per second of the recordings that they were made from
 */
public record Audio(SoundFeatures features, int rate) {
  /**
   * The sound of a sample, or of its reconstruction; see {@link SoundFeatures#sound}.
   *
   * @param values in the shape of the features
   */
  public Sound sound(float[] values) {
    return features.sound(values, rate);
  }
}
