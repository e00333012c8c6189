package spikeloom.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import spikeloom.dataset.Dataset;

/**
 * The samples of a run's training, validation and test parts, {@code split.json}.
 *
 * @param data name of the data set
 * @param rule how the parts were made
 * @param trainSamples number of training samples
 * @param validationSamples number of validation samples, or null in a run of format 4 or older
 * @param testSamples number of test samples
 * @param sha256 of the identities of all samples in their order
 * @param values number of values of a sample, or null in a run of format 3 or older
 * @param classes number of classes, likewise
 */
public record SplitRecord(
    String data,
    String rule,
    int trainSamples,
    @Nullable Integer validationSamples,
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
        dataset.validation().size(),
        dataset.test().size(),
        dataset.splitHash(),
        dataset.shape().size(),
        dataset.classes());
  }

  /** Reads a record of any format. */
  static SplitRecord read(String text) throws IOException {
    JsonNode tree = Json.mapper().readTree(text);
    if (tree instanceof ObjectNode object) {
      for (String later : new String[] {"values", "classes", "validation_samples"}) {
        if (!object.has(later)) {
          object.putNull(later);
        }
      }
    }
    return Json.mapper().treeToValue(tree, SplitRecord.class);
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
