package spikeloom.dataset.recorded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.Deal;
import spikeloom.dataset.LocatedSplit;
import spikeloom.dataset.SampleLocation;
import spikeloom.dataset.SourceOptions;
import spikeloom.file.DataException;
import spikeloom.image.PictureFormat;

/**
 * Samples that were recorded as spikes, and what is known of them.
 *
 * @param source the file, for messages
 * @param spikes their spikes
 * @param span the time that steps and the target cover, in the unit of the times
 * @param steps number of different times if the times are steps, else {@link Integer#MAX_VALUE}
 * @param labels class of every sample
 * @param groups speaker, subject or other origin of every sample; empty if unknown
 * @param identities unique name of every sample
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RecordedSet(
    String source,
    SpikeLists spikes,
    double span,
    int steps,
    int[] labels,
    List<String> groups,
    List<String> identities) {
  /** Copies groups and identities. */
  public RecordedSet {
    groups = List.copyOf(groups);
    identities = List.copyOf(identities);
  }

  /** Identities by number: {@code sample 1} and so on. */
  public static List<String> numbered(int samples) {
    return IntStream.range(0, samples).mapToObj(i -> "sample " + (i + 1)).toList();
  }

  /**
   * Deals the samples out: a fifth of the groups, or of every class, is the test part.
   *
   * @param name the name of the set
   * @param classes names of the classes
   * @throws DataException if there are too few
   */
  public Dataset dealtOut(String name, List<String> classes, SourceOptions options) {
    Deal deal =
        groups.isEmpty()
            ? Deal.byClass(labels, identities, options.splitSeed())
            : Deal.byGroup(groups, labels, options.splitSeed());
    if (deal.train().isEmpty() || deal.test().isEmpty()) {
      throw new DataException(
          "%s has no samples to %s: it needs at least two samples of a class, or two groups."
              .formatted(source, deal.train().isEmpty() ? "train with" : "test on"));
    }
    return parted(
        name,
        classes,
        deal.train(),
        deal.test(),
        options.pictures(),
        "20 %% of %s for testing, split seed %d"
            .formatted(groups.isEmpty() ? "every class" : "the groups", options.splitSeed()));
  }

  /**
   * Uses some samples for testing and all others for training.
   *
   * @param test numbers of the samples for testing
   */
  public Dataset published(
      String name, List<String> classes, List<Integer> test, PictureFormat pictures) {
    Set<Integer> tested = Set.copyOf(test);
    List<Integer> train =
        IntStream.range(0, labels.length).boxed().filter(i -> !tested.contains(i)).toList();
    return parted(name, classes, train, test, pictures, Dataset.AS_PUBLISHED);
  }

  private Dataset parted(
      String name,
      List<String> classes,
      List<Integer> train,
      List<Integer> test,
      PictureFormat pictures,
      String rule) {
    int[] trained = train.stream().mapToInt(Integer::intValue).toArray();
    int[] tested = test.stream().mapToInt(Integer::intValue).toArray();
    RateMap map = map(pictures);
    int most = map.most(spikes, trained);
    return new Dataset(name, classes, split(trained, map, most), split(tested, map, most), rule);
  }

  /**
   * Uses all samples for training, and those of other recordings for validation and testing.
   *
   * @param validation of as many channels and the same span, like {@code test}; empty if it is not
   *     published
   * @throws DataException if the recordings do not belong together
   */
  public Dataset published(
      String name,
      List<String> classes,
      Optional<RecordedSet> validation,
      RecordedSet test,
      PictureFormat pictures) {
    RateMap map = map(pictures);
    int most = map.most(spikes, all());
    Dataset.Split train = split(all(), map, most);
    return new Dataset(
        name,
        classes,
        train,
        validation.map(part -> part.like(this, map, most)).orElse(train.range(0, 0)),
        test.like(this, map, most),
        validation.isPresent()
            ? "the training, validation and test parts as published"
            : Dataset.AS_PUBLISHED,
        List.of());
  }

  private Dataset.Split like(RecordedSet train, RateMap map, int most) {
    if (spikes.channels() != train.spikes.channels()) {
      throw new DataException(
          "%s has %,d channels, but %s has %,d; use recordings that belong together."
              .formatted(train.source, train.spikes.channels(), source, spikes.channels()));
    }
    return split(all(), map, most);
  }

  private int[] all() {
    return IntStream.range(0, labels.length).toArray();
  }

  private RateMap map(PictureFormat format) {
    return RateMap.of(spikes.channels(), format.height(), Math.min(steps, format.width()), span);
  }

  private Dataset.Split split(int[] samples, RateMap map, int most) {
    RecordedSamples split = new RecordedSamples(spikes, samples, labels, identities, map, most);
    if (groups.isEmpty()) {
      return split;
    }
    List<SampleLocation> places = new ArrayList<>();
    for (int sample : samples) {
      places.add(SampleLocation.of(groups.get(sample)));
    }
    return new LocatedSplit(split, places);
  }
}
