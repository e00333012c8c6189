package spikeloom.evaluation.probe;

import java.util.ArrayList;
import java.util.List;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * The classes of the samples of a {@link Representation}.
 *
 * @param classes number of classes
 * @param train class of every training sample
 * @param validation of every validation sample
 * @param test of every test sample
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record Labels(int classes, int[] train, int[] validation, int[] test) {
  /**
   * Draws labelled training samples, as many of every class; of a class with fewer samples, all.
   *
   * @param perClass number of each class
   * @return indices, class by class
   */
  public int[] draw(int perClass, RandomKey key) {
    List<Integer> drawn = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      List<Integer> all = new ArrayList<>();
      for (int i = 0; i < train.length; i++) {
        if (train[i] == c) {
          all.add(i);
        }
      }
      FastRandom random = key.fold(c).random();
      int count = Math.min(perClass, all.size());
      for (int k = 0; k < count; k++) { // the first steps of a shuffle
        int other = k + random.nextInt(all.size() - k);
        int chosen = all.get(other);
        all.set(other, all.get(k));
        all.set(k, chosen);
        drawn.add(chosen);
      }
    }
    return drawn.stream().mapToInt(Integer::intValue).toArray();
  }
}
