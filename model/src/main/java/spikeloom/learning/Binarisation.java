package spikeloom.learning;

import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * Grey pictures as pictures of zeros and ones: a value x in [0, 1] becomes 1 with probability x.
 * Input and target are the same binary picture, so that the negative evidence lower bound can be
 * compared with published ones.
 *
 * <p>Source: Salakhutdinov and Murray, "On the quantitative analysis of deep belief networks", ICML
 * 2008 (drawn once); Burda, Grosse and Salakhutdinov, ICLR 2016 (drawn for every presentation).
 */
public enum Binarisation {
  /** Grey values stay. */
  NO {
    @Override
    void apply(int index, FastRandom random, float[] values, int from, int to) {}
  },
  /** Drawn once: the same binary picture in every epoch, run and program. */
  STATIC {
    @Override
    void apply(int index, FastRandom random, float[] values, int from, int to) {
      draw(DRAWS.fold(index).random(), values, from, to);
    }
  },
  /** Drawn anew for every presentation; in evaluations always the same. */
  DYNAMIC {
    @Override
    void apply(int index, FastRandom random, float[] values, int from, int to) {
      draw(random, values, from, to);
    }
  };

  private static final RandomKey DRAWS = RandomKey.ofSeed(1).fold("binarise");

  /**
   * Binarises a picture.
   *
   * @param index number of the sample in its split
   * @param random stream of the sample's presentation
   * @param values pictures, of which {@code from .. to-1} is overwritten
   */
  abstract void apply(int index, FastRandom random, float[] values, int from, int to);

  private static void draw(FastRandom random, float[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = random.nextFloat() < values[i] ? 1 : 0;
    }
  }
}
