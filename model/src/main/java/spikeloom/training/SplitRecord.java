package spikeloom.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spikeloom.dataset.Dataset;

/**
 * Which samples a run learns from and is tested with, {@code split.json}.
 *
 * @param data name of the data set
 * @param rule how samples were dealt out
 * @param trainSamples samples to learn from
 * @param testSamples samples to test with
 * @param sha256 of the identities of all samples in their order
 * @param values number of values of a sample, or null in a run of format 3 or older
 * @param classes number of classes, likewise
 */
public record SplitRecord(
    String data,
    String rule,
    int trainSamples,
    int testSamples,
    String sha256,
    @Nullable Integer values,
    @Nullable Integer classes) {
  /** The split of a data set. */
  public static SplitRecord of(Dataset dataset) {
    return new SplitRecord(
        dataset.name(),
        dataset.splitRule(),
        dataset.train().size(),
        dataset.test().size(),
        dataset.splitHash(),
        dataset.shape().size(),
        dataset.classes());
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
    for (String later : new String[] {"values", "classes"}) {
      if (!object.has(later)) {
        object.putNull(later);
      }
    }
    boolean named =
        Stream.of("data", "rule", "sha256").allMatch(name -> object.path(name).isTextual());
    SplitRecord split = Json.mapper().treeToValue(object, SplitRecord.class);
    if (!named || split.trainSamples < 1 || split.testSamples < 0) {
      throw new IOException("it is damaged");
    }
    return split;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %,d samples to learn from, %,d to test with (%s), SHA-256 %s",
        data,
        trainSamples,
        testSamples,
        rule,
        sha256);
  }
}
