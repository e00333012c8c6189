package spikeloom.synthetic;

import spikeloom.random.RandomKey;

/**
 * The adding task: a sequence of values uniform in [0, 1), two of which are marked, one in each
 * half; their sum is the target at the end. Predicting the mean, 1, has a squared error of 1/6.
 * Every value is a function of key, sample and step, so sequences are not stored. Source:
 * Hochreiter and Schmidhuber, "Long short-term memory", Neural Computation 1997, in the form of
 * Yin, Corradi and Bohte 2023.
 *
 * @param key names the sequences
 * @param steps length of a sequence, at least 2
 */
public record AddingTask(RandomKey key, int steps) {
  /** Mean squared error of the constant prediction 1. */
  public static final double ERROR_OF_THE_MEAN = 1.0 / 6;

  /** Checks the number of steps. */
  public AddingTask {
    if (steps < 2) {
      throw new IllegalArgumentException("a sequence has two halves, so not " + steps + " steps");
    }
  }

  private long mix(int sample, int item) {
    return RandomKey.foldBits(RandomKey.foldBits(key.bits(), sample), item);
  }

  /** The value at a step, of 24 bits. */
  public float value(int sample, int step) {
    return (mix(sample, step) >>> 40) * 0x1p-24f;
  }

  /** The step that is marked in the first half (0) or the second (1). */
  public int marked(int sample, int half) {
    int middle = steps / 2;
    int length = half == 0 ? middle : steps - middle;
    // 32 bits are so many that the bias is negligible.
    return half * middle + (int) (((mix(sample, -1 - half) >>> 32) * length) >>> 32);
  }

  /** 1 at a marked step, else 0. */
  public float marker(int sample, int step) {
    return step == marked(sample, 0) || step == marked(sample, 1) ? 1 : 0;
  }

  /** The sum of the marked values. */
  public float sum(int sample) {
    return value(sample, marked(sample, 0)) + value(sample, marked(sample, 1));
  }
}
