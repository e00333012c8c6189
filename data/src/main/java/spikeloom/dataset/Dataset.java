package spikeloom.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import spikeloom.spike.SignalShape;

/**
 * A named set of natural signals in three splits, each an indexed list of samples of one shape with
 * values in [0, 1] and a class label. Implementations are immutable and safe for use by several
 * threads.
 *
 * @param name the name on the command line
 * @param classNames what the classes are called; label i is the class of name i
 * @param train training samples
 * @param validation samples that curves, comparisons and choices of settings are made on; may be
 *     empty, see {@link Validation}
 * @param test samples that only final reports look at
 * @param splitRule how the splits were made, a clause that a sentence can end with
 * @param notes what a user should know about how the files were read, a sentence each
 */
public record Dataset(
    String name,
    List<String> classNames,
    Split train,
    Split validation,
    Split test,
    String splitRule,
    List<String> notes) {
  /** The rule of sets that come in two parts. */
  public static final String AS_PUBLISHED = "the training and test parts as published";

  /** Checks that all splits have the same shape. */
  public Dataset {
    classNames = List.copyOf(classNames);
    notes = List.copyOf(notes);
    for (Split split : List.of(validation, test)) {
      if (!train.shape().equals(split.shape())) {
        throw new IllegalArgumentException(
            "training samples are " + train.shape() + ", other samples " + split.shape());
      }
    }
  }

  /** A set without a validation part and notes. */
  public Dataset(String name, List<String> classNames, Split train, Split test, String splitRule) {
    this(name, classNames, train, train.range(0, 0), test, splitRule, List.of());
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
    return new Dataset(name, classNames, train, validation, test, rule, notes);
  }

  /** The same set with a validation part. */
  Dataset parted(Split newTrain, Split newValidation, String rule) {
    return new Dataset(name, classNames, newTrain, newValidation, test, rule, notes);
  }

  /** The same set with more notes. */
  Dataset noted(List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new Dataset(name, classNames, train, validation, test, splitRule, all);
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
   * Distinguishes this division of these samples from any other: SHA-256 over the identities of the
   * samples of every split, in their order, as 64 lower-case hexadecimal digits.
   */
  public String splitHash() {
    return SplitHash.of(this, name);
  }

  /** The {@linkplain #splitHash() split hash} of the same samples in a set of another name. */
  public String splitHashNamed(String other) {
    return SplitHash.of(this, other);
  }

  /** Training, validation and test split; an empty validation part is left out. */
  public List<NamedSplit> splits() {
    return Stream.of(
            new NamedSplit("train", train),
            new NamedSplit("validation", validation),
            new NamedSplit("test", test))
        .filter(named -> named.split() != validation || validation.size() > 0)
        .toList();
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

    /** Where sample {@code index} lies; by default it is independent of all others. */
    default Place place(int index) {
      return Place.of(identity(index));
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
      return limit >= size() ? this : SubSplit.range(this, 0, limit);
    }

    /** The samples {@code from .. to-1}. */
    default Split range(int from, int to) {
      return SubSplit.range(this, from, to);
    }
  }
}
