package spikeloom.evaluation.dl4j;

/**
 * How a judge is trained. The number of epochs is fixed: nothing is chosen by looking at test
 * images.
 *
 * @param seed of initial weights, order and shifts
 * @param epochs passes over the training images, at least 1
 * @param batch images in a mini-batch, at least 1
 * @param learningRate of Adam at the start, in (0, 1); it falls to 0 along half a cosine
 * @param shift every image is moved by up to so many pixels each way, drawn anew in every epoch
 */
public record JudgeSettings(long seed, int epochs, int batch, double learningRate, int shift) {
  /** Refuses settings out of range. */
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

  /** The settings that the product uses; docs/decisions says what they reach. */
  public static JudgeSettings standard(long seed) {
    return new JudgeSettings(seed, 4, 64, 0.002, 1);
  }
}
