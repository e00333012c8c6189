package spikeloom.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
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

  /** Reads a record of any format. */
  static SplitRecord read(String text) throws IOException {
    JsonNode tree = Json.mapper().readTree(text);
    if (tree instanceof ObjectNode object) {
      for (String later : new String[] {"values", "classes"}) {
        if (!object.has(later)) {
          object.putNull(later);
        }
      }
    }
    return Json.mapper().treeToValue(tree, SplitRecord.class);
  }

  @Override
  public String toString() {
    return "%s: %,d samples to learn from, %,d to test with (%s), SHA-256 %s"
        .formatted(data, trainSamples, testSamples, rule, sha256);
  }
}
