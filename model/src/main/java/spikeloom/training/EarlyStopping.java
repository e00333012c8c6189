package spikeloom.training;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import spikeloom.array.NumericException;
import spikeloom.run.ArrayValues;
import spikeloom.run.SavedCheckpoint;

/**
 * Decides after every epoch whether the validation loss still falls: the loss of the plan, with the
 * whole weight of the rate, on the validation part. Its state is part of every checkpoint.
 */
final class EarlyStopping {
  private static final String NAME = "early stopping";

  private final @Nullable Integer patience;
  private float best = Float.POSITIVE_INFINITY;
  private int bestEpoch;
  private int epoch;

  /** Never stops if {@code patience} is null. */
  EarlyStopping(@Nullable Integer patience) {
    this.patience = patience;
  }

  /** Whether it is in use. */
  boolean used() {
    return patience != null;
  }

  /**
   * Takes the loss after an epoch.
   *
   * @return whether it is the smallest so far
   */
  boolean add(double loss) {
    NumericException.requireFinite("validation loss", loss);
    epoch++;
    if ((float) loss < best) {
      best = (float) loss;
      bestEpoch = epoch;
      return true;
    }
    return false;
  }

  /** Whether training ends here. */
  boolean over() {
    return patience != null && epoch - bestEpoch >= patience;
  }

  /** The epoch with the smallest loss, from 1. */
  int bestEpoch() {
    return bestEpoch;
  }

  /** Writes the state to a checkpoint. */
  void put(Map<String, ArrayValues> arrays) {
    if (used()) {
      arrays.put(NAME, ArrayValues.all(new float[] {best, bestEpoch, epoch}));
    }
  }

  /** Reads the state. */
  void restore(SavedCheckpoint checkpoint) {
    if (used() && checkpoint.length(NAME).orElse(0) == 3) {
      float[] state = new float[3];
      checkpoint.copyTo(NAME, state, 0);
      best = state[0];
      bestEpoch = (int) state[1];
      epoch = (int) state[2];
    }
  }
}
