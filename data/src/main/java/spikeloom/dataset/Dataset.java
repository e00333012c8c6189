package spikeloom.dataset;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import spikeloom.spike.SignalShape;

/**
 * A named set of natural signals in two splits, each an indexed list of samples of one shape with
 * values in [0, 1] and a class label. Implementations are immutable and safe for use by several
 * threads.
 *
 * @param name the name on the command line
 * @param classNames what the classes are called; label i is the class of name i
 * @param train samples to learn from
 * @param test samples that only final reports look at
 * @param splitRule how samples were dealt out to the two, a clause that a sentence can end with
 */
public record Dataset(
    String name, List<String> classNames, Split train, Split test, String splitRule) {
  /** The rule of sets that come in two parts. */
  public static final String AS_PUBLISHED = "the two parts as they were published";

  /** Checks that both splits have the same shape. */
  public Dataset {
    classNames = List.copyOf(classNames);
    if (!train.shape().equals(test.shape())) {
      throw new IllegalArgumentException(
          "training samples are " + train.shape() + ", test samples " + test.shape());
    }
  }

  /** A set that comes in two parts, its classes called by their labels 0 .. classes-1. */
  public Dataset(String name, int classes, Split train, Split test) {
    this(name, numbers(classes), train, test, AS_PUBLISHED);
  }

  private static List<String> numbers(int classes) {
    return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
  }

  /** The same set with another word on how its samples were dealt out. */
  Dataset dealtOut(String rule) {
    return new Dataset(name, classNames, train, test, rule);
  }

  /** Number of classes. */
  public int classes() {
    return classNames.size();
  }

  /** The shape of every sample. */
  public SignalShape shape() {
    return train.shape();
  }

  /**
   * What tells this split of these samples from any other: SHA-256 over the identities of the
   * training samples and of the test samples, in their order, as 64 small hexadecimal digits.
   */
  public String splitHash() {
    return SplitHash.of(this, name);
  }

  /** The {@linkplain #splitHash() split hash} of the same samples in a set of another name. */
  public String splitHashNamed(String other) {
    return SplitHash.of(this, other);
  }

  /** The splits by name, in a fixed order. */
  public List<NamedSplit> splits() {
    return List.of(new NamedSplit("train", train), new NamedSplit("test", test));
  }

  /** A split and what it is called. */
  public record NamedSplit(String name, Split split) {}

  /** An indexed list of samples. Several threads may read it at the same time. */
  public interface Split {
    /** Number of samples. */
    int size();

    /** The shape of every sample. */
    SignalShape shape();

    /** Class of sample {@code index}. */
    int label(int index);

    /** What tells sample {@code index} from all others of the split: a file, a row, its number. */
    default String identity(int index) {
      return Integer.toString(Objects.checkIndex(index, size()));
    }

    /**
     * Writes the values of sample {@code index}, the decoder's target, to {@code target[at ..]}.
     */
    void copyTo(int index, float[] target, int at);

    /**
     * Writes the values that the encoder is to see of sample {@code index} to {@code to[at ..]}.
     */
    default void copyInputTo(int index, float[] to, int at) {
      copyTo(index, to, at);
    }

    /** Whether targets are other values than the encoder sees: what follows them in time. */
    default boolean predicts() {
      return false;
    }

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
