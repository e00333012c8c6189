package spikeloom.dataset;

import java.util.BitSet;

/** The order of classes in a split. */
final class Labels {
  private Labels() {}

  /** Whether there are several classes, and all samples of a class are neighbours. */
  static boolean sorted(Dataset.Split split) {
    BitSet seen = new BitSet();
    for (int i = 0; i < split.size(); i++) {
      int label = split.label(i);
      boolean begins = i == 0 || split.label(i - 1) != label;
      if (begins && seen.get(label)) {
        return false;
      }
      seen.set(label);
    }
    return seen.cardinality() > 1;
  }
}
