package spikeloom.dataset;

import java.util.Optional;
import spikeloom.spike.SignalShape;

/**
 * A named set of natural signals in two splits, each an indexed list of samples of one shape with
 * values in [0, 1] and a class label. Implementations are immutable and safe for use by several
 * threads.
 *
 * @param name the name on the command line
 * @param classes number of classes; labels are 0 .. classes-1
 * @param train samples to learn from
 * @param test samples that only final reports look at
 */
public record Dataset(String name, int classes, Split train, Split test) {
  /** Checks that both splits have the same shape. */
  public Dataset {
    if (!train.shape().equals(test.shape())) {
      throw new IllegalArgumentException(
          "training samples are " + train.shape() + ", test samples " + test.shape());
    }
  }

  /** The shape of every sample. */
  public SignalShape shape() {
    return train.shape();
  }

  /** An indexed list of samples. Several threads may read it at the same time. */
  public interface Split {
    /** Number of samples. */
    int size();

    /** The shape of every sample. */
    SignalShape shape();

    /** Class of sample {@code index}. */
    int label(int index);

    /** Writes the values of sample {@code index} to {@code target[at ..]}. */
    void copyTo(int index, float[] target, int at);

    /** The samples as spikes, where they were recorded as spikes or events and need no code. */
    default Optional<SpikeSource> spikes() {
      return Optional.empty();
    }

    /** Targets that change in time, where the set has them. */
    default Optional<TargetSeries> series() {
      return Optional.empty();
    }

    /** The first {@code limit} samples (all of them, if there are fewer). */
    default Split first(int limit) {
      return limit >= size() ? this : new SubSplit(this, 0, limit);
    }

    /** The samples {@code from .. to-1}. */
    default Split range(int from, int to) {
      return new SubSplit(this, from, to);
    }
  }
}
