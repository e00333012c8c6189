package spikeloom.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import spikeloom.file.DataException;
import spikeloom.file.SafeText;
import spikeloom.sound.Audio;
import spikeloom.spike.SignalShape;

/**
 * A named set of natural signals in three splits, each an indexed list of samples of one shape with
 * values in [0, 1] and a class label. Implementations are immutable and safe for use by several
 * threads.
 *
 * @param name the name on the command line
 * @param classNames names of the classes, by label
 * @param train training samples
 * @param validation samples that curves, comparisons and choices of settings are made on; may be
 *     empty, see {@link Validation}
 * @param test samples used only for final reports
 * @param splitRule description of the split, a clause
 * @param notes notes about reading the files, one sentence each
 */
public record Dataset(
    String name,
    List<String> classNames,
    Split train,
    Split validation,
    Split test,
    String splitRule,
    List<String> notes) {
  /** Description of sets that are published in two parts. */
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

  /** Creates a set without a validation part and notes. */
  public Dataset(String name, List<String> classNames, Split train, Split test, String splitRule) {
    this(name, classNames, train, train.range(0, 0), test, splitRule, List.of());
  }

  /** Creates a set published in two parts, with classes named 0 .. classes-1. */
  public Dataset(String name, int classes, Split train, Split test) {
    this(name, numbers(classes), train, test, AS_PUBLISHED);
  }

  private static List<String> numbers(int classes) {
    return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
  }

  /** Returns the set with another description of its split. */
  public Dataset dealtOut(String rule) {
    return new Dataset(name, classNames, train, validation, test, rule, notes);
  }

  /** Returns the set with a validation part. */
  Dataset parted(Split newTrain, Split newValidation, String rule) {
    return new Dataset(name, classNames, newTrain, newValidation, test, rule, notes);
  }

  /**
   * Returns the set with training and validation samples of some classes only. The test samples
   * stay, so that it can be measured how a model treats what it has not seen.
   *
   * @param names names of classes; empty for all
   * @throws DataException if there is no such class, or none of its samples is for training
   */
  public Dataset trainedOn(List<String> names) {
    if (names.isEmpty()) {
      return this;
    }
    for (String each : names) {
      if (!classNames.contains(each)) {
        throw new DataException(
            "%s has no class '%s'; its classes are: %s."
                .formatted(name, SafeText.escaped(each), String.join(", ", classNames)));
      }
    }
    Split some = ofClasses(train, names);
    if (some.size() == 0) {
      throw new DataException(
          "%s has no training samples of the classes %s; choose others."
              .formatted(name, String.join(", ", names)));
    }
    return parted(
        some,
        ofClasses(validation, names),
        splitRule + "; training and validation samples of the classes " + String.join(", ", names));
  }

  private Split ofClasses(Split split, List<String> names) {
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < split.size(); i++) {
      if (names.contains(classNames.get(split.label(i)))) {
        kept.add(i);
      }
    }
    return SubSplit.of(split, kept);
  }

  /** Returns the set with additional notes. */
  public Dataset noted(List<String> more) {
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
   * Identifies this split of these samples: SHA-256 over the identities of the samples of every
   * split, in their order, as 64 lower-case hexadecimal digits.
   */
  public String splitHash() {
    return SplitHash.of(this, name);
  }

  /** The {@linkplain #splitHash() split hash} of the same samples in a set of another name. */
  public String splitHashNamed(String other) {
    return SplitHash.of(this, other);
  }

  /** Returns training, validation and test split; without an empty validation part. */
  public List<NamedSplit> splits() {
    return Stream.of(
            new NamedSplit("train", train),
            new NamedSplit("validation", validation),
            new NamedSplit("test", test))
        .filter(named -> named.split() != validation || validation.size() > 0)
        .toList();
  }

  /** A split and its name. */
  public record NamedSplit(String name, Split split) {}

  /** An indexed list of samples. Several threads may read it at the same time. */
  public interface Split {
    /** Number of samples. */
    int size();

    /** The shape of every sample. */
    SignalShape shape();

    /** Class of sample {@code index}. */
    int label(int index);

    /**
     * Returns a name of sample {@code index} that is unique in the split: a file, a row, its
     * number.
     */
    default String identity(int index) {
      return Integer.toString(Objects.checkIndex(index, size()));
    }

    /** Returns the place of sample {@code index}; by default samples are independent. */
    default SampleLocation place(int index) {
      return SampleLocation.of(identity(index));
    }

    /** Writes the target of sample {@code index} to {@code target[at ..]}. */
    void copyTo(int index, float[] target, int at);

    /** Writes the encoder input of sample {@code index} to {@code to[at ..]}. */
    default void copyInputTo(int index, float[] to, int at) {
      copyTo(index, to, at);
    }

    /** Whether targets differ from the encoder input, because they follow it in time. */
    default boolean predicts() {
      return false;
    }

    /**
     * Whether samples are not all in memory, so that reading all of them takes time: they are
     * decoded, or read from a file, when they are asked for.
     */
    default boolean lazy() {
      return false;
    }

    /** The spikes of the samples, if they were recorded as spikes or events and need no code. */
    default Optional<SpikeSource> spikes() {
      return Optional.empty();
    }

    /** Targets that change in time, if there are any. */
    default Optional<TargetSeries> series() {
      return Optional.empty();
    }

    /** Returns the units of values before they were scaled, if they are known. */
    default Optional<OwnUnits> units() {
      return Optional.empty();
    }

    /** Returns the conversion to sound, if the samples were made from recordings of sound. */
    default Optional<Audio> audio() {
      return Optional.empty();
    }

    /** Returns the first {@code limit} samples, or all if there are fewer. */
    default Split first(int limit) {
      return limit >= size() ? this : SubSplit.range(this, 0, limit);
    }

    /**
     * Indices of {@code limit} samples in place of all: the first ones or, if the classes lie one
     * after the other as in a list of folders, samples at equal distances; all if there are fewer.
     */
    default int[] some(int limit) {
      int count = Math.min(limit, size());
      boolean spread = count < size() && Labels.sorted(this);
      return IntStream.range(0, count)
          .map(i -> spread ? (int) ((long) i * size() / count) : i)
          .toArray();
    }

    /** Returns the samples of {@link #some}. */
    default Split limited(int limit) {
      return limit >= size() ? this : new SubSplit(this, some(limit));
    }

    /** The samples {@code from .. to-1}. */
    default Split range(int from, int to) {
      return SubSplit.range(this, from, to);
    }
  }
}
