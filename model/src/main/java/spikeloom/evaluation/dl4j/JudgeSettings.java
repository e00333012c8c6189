package spikeloom.evaluation.dl4j;

/**
 * The settings of a judge's training. The number of epochs is fixed, so nothing is chosen on test
 * images.
 *
 * @param seed of initial weights, order and shifts
 * @param epochs passes over the training images, at least 1
 * @param batch images in a mini-batch, at least 1
 * @param learningRate of Adam at the start, in (0, 1); it decays to 0 along half a cosine
 * @param shift every image is shifted by up to this many pixels in each direction, redrawn in every
 *     epoch
 */
public record JudgeSettings(long seed, int epochs, int batch, double learningRate, int shift) {
  /** Checks the ranges. */
  public JudgeSettings {
    if (epochs < 1 || batch < 1 || shift < 0 || !(learningRate > 0 && learningRate < 1)) {
      throw new IllegalArgumentException(
          "a judge cannot be trained in "
              + epochs
              + " epochs of batches of "
              + batch
              + " with learning rate "
              + learningRate
              + " and shifts of "
              + shift);
    }
  }

  /** The default settings; see docs/decisions for their results. */
  public static JudgeSettings standard(long seed) {
    return new JudgeSettings(seed, 4, 64, 0.002, 1);
  }
}
