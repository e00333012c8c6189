package spikeloom.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spikeloom.dataset.ContentHash;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SplitContents;
import spikeloom.plan.Json;
import spikeloom.spike.SignalShape;

/**
 * The samples of a run's training, validation and test parts, {@code split.json}.
 *
 * @param data name of the data set
 * @param rule description of the split
 * @param trainSamples number of training samples
 * @param validationSamples number of validation samples, or null in a run of format 4 or older
 * @param testSamples number of test samples
 * @param sha256 of the identities of all samples in their order
 * @param values number of values of a sample, or null in a run of format 3 or older
 * @param classes number of classes, likewise
 * @param picture planes, height and width of samples that are pictures; null for others, and in a
 *     run of format 9 or older
 * @param contents what the samples of every split hold, or null in a run of an earlier version
 */
public record SplitRecord(
    String data,
    String rule,
    int trainSamples,
    @Nullable Integer validationSamples,
    int testSamples,
    String sha256,
    @Nullable Integer values,
    @Nullable Integer classes,
    @Nullable List<Integer> picture,
    @Nullable List<SplitContents> contents) {
  /** Copies its list. */
  public SplitRecord {
    picture = picture == null ? null : List.copyOf(picture);
    contents = contents == null ? null : List.copyOf(contents);
  }

  /** The split of a data set; reads its samples. */
  public static SplitRecord of(Dataset dataset) {
    return new SplitRecord(
        dataset.name(),
        dataset.splitRule(),
        dataset.train().size(),
        dataset.validation().size(),
        dataset.test().size(),
        dataset.splitHash(),
        dataset.shape().size(),
        dataset.classes(),
        picture(dataset.shape()),
        ContentHash.of(dataset, ContentHash.Depth.RECORDED));
  }

  private static @Nullable List<Integer> picture(SignalShape shape) {
    return shape instanceof SignalShape.Image image
        ? List.of(image.planes(), image.height(), image.width())
        : null;
  }

  private static boolean isSize(@Nullable List<Integer> picture) {
    return picture == null || picture.size() == 3 && picture.stream().allMatch(side -> side >= 1);
  }

  /** The shape of samples that are pictures; empty for others, and in older runs. */
  public Optional<SignalShape> pictureShape() {
    return picture == null
        ? Optional.empty()
        : Optional.of(new SignalShape.Image(picture.get(0), picture.get(1), picture.get(2)));
  }

  /**
   * Returns the difference of a data set's samples from those of the run, a clause; empty if they
   * are equal. The name of the data set does not matter. A record of an earlier version has only
   * the identities of the samples.
   *
   * @param depth how many samples are read
   */
  public Optional<String> difference(Dataset now, ContentHash.Depth depth) {
    if (contents == null) {
      return now.splitHashNamed(data).equals(sha256)
          ? Optional.empty()
          : Optional.of(
              "%,d training and %,d test samples became %,d and %,d, or are in other splits"
                  .formatted(trainSamples, testSamples, now.train().size(), now.test().size()));
    }
    if (values != null && values != now.shape().size()) {
      return Optional.of(
          "a sample had %,d values and now has %,d".formatted(values, now.shape().size()));
    }
    List<SplitContents> here = ContentHash.of(now, depth);
    List<String> found = new ArrayList<>();
    for (SplitContents then : contents) {
      difference(then, here, now).ifPresent(found::add);
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", found));
  }

  private static Optional<String> difference(
      SplitContents then, List<SplitContents> here, Dataset now) {
    for (int i = 0; i < here.size(); i++) {
      if (here.get(i).name().equals(then.name())) {
        return then.difference(here.get(i), now.splits().get(i).split());
      }
    }
    return Optional.of("the %s split is missing".formatted(then.name()));
  }

  /** Whether all samples of every split were hashed when the run began. */
  public boolean complete() {
    return contents != null && contents.stream().allMatch(split -> split.allSha256() != null);
  }

  /**
   * Reads a record of any format.
   *
   * @throws IOException if it is not one
   */
  static SplitRecord read(String text) throws IOException {
    JsonNode tree = Json.mapper().readTree(text);
    if (!(tree instanceof ObjectNode object)) {
      throw new IOException("it is damaged");
    }
    for (String later :
        new String[] {"values", "classes", "validation_samples", "picture", "contents"}) {
      if (!object.has(later)) {
        object.putNull(later);
      }
    }
    boolean named =
        Stream.of("data", "rule", "sha256").allMatch(name -> object.path(name).isTextual());
    SplitRecord split = Json.mapper().treeToValue(object, SplitRecord.class);
    if (!named || split.trainSamples < 1 || split.testSamples < 0 || !isSize(split.picture)) {
      throw new IOException("it is damaged");
    }
    return split;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %,d training, %,d validation and %,d test samples (%s), SHA-256 %s",
        data,
        trainSamples,
        validationSamples == null ? 0 : validationSamples,
        testSamples,
        rule,
        sha256);
  }
}
