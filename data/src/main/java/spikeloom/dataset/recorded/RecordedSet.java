package spikeloom.dataset.recorded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RecordedSet(
    String source, SpikeLists spikes, double span, int steps, int[] labels, List<String> groups) {
  /** Copies the groups. */
  public RecordedSet {
    groups = List.copyOf(groups);
  }

  static String identity(int sample) {
    return "sample " + (sample + 1);
  }

  /**
   * Deals the samples out: a fifth of the groups, or of every class, is the test part.
   *
   * @param name the name of the set
   * @param classes names of the classes
   * @throws DataException if there are too few
   */
  public Dataset dealtOut(String name, List<String> classes, SourceOptions options) {
    List<String> identities =
        IntStream.range(0, labels.length).mapToObj(RecordedSet::identity).toList();
    Deal deal =
        groups.isEmpty()
            ? Deal.byClass(labels, identities, options.splitSeed())
            : Deal.byGroup(groups, labels, options.splitSeed());
    if (deal.train().isEmpty() || deal.test().isEmpty()) {
      throw new DataException(
          "%s has no samples to %s: it needs at least two samples of a class, or two groups."
              .formatted(source, deal.train().isEmpty() ? "train with" : "test on"));
    }
    int[] train = deal.train().stream().mapToInt(Integer::intValue).toArray();
    int[] test = deal.test().stream().mapToInt(Integer::intValue).toArray();
    RateMap map = map(options.pictures());
    int most = map.most(spikes, train);
    return new Dataset(
        name,
        classes,
        split(train, map, most),
        split(test, map, most),
        "20 %% of %s for testing, split seed %d"
            .formatted(groups.isEmpty() ? "every class" : "the groups", options.splitSeed()));
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
    RecordedSamples split = new RecordedSamples(spikes, samples, labels, map, most);
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
