package spikeloom.decoder.dl4j.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;
import spikeloom.decoder.dl4j.NetworkException;
import spikeloom.file.DataException;
import spikeloom.hdf.Hdf5File;
import spikeloom.json.JsonText;

/**
 * A Keras model as a network of Deeplearning4j: {@code .h5} with configuration and weights, as
 * {@code model.save} writes it, or {@code .json} without weights, as {@code model.to_json} writes
 * it. Arrays are channels-last in Keras and channels-first here; that the converted network
 * computes the same is checked on random input.
 *
 * @param configuration configuration of Deeplearning4j, as JSON
 * @param input shape of the input of one sample: {@code [features]}, {@code [channels, steps]} or
 *     {@code [channels, height, width]}
 * @param weights all parameters in Deeplearning4j's order; empty if the file has none
 */
@SuppressWarnings("ArrayRecordComponent")
public record KerasFile(String configuration, List<Integer> input, float[] weights) {
  private static final int LONGEST = 4 << 20;
  private static final String CONFIGURATION = "model_config";
  private static final String TRAINING = "training_config";

  /** Whether a file has the ending of one with weights. */
  public static boolean isArchive(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".h5");
  }

  /** Whether JSON is a model of Keras, not a configuration of Deeplearning4j. */
  public static boolean isModel(JsonNode json) {
    return json.path("class_name").isTextual() && json.has("config");
  }

  /**
   * Reads a file with weights.
   *
   * @throws DataException if it cannot be read
   * @throws NetworkException if it has parts that cannot be converted
   */
  public static KerasFile read(Path file) {
    Content content = Hdf5File.read(file, archive -> content(file, archive));
    return KerasConversion.convert(content.tree, content.weights);
  }

  /**
   * Converts a model without weights, see {@link #isModel}.
   *
   * @throws NetworkException if it has parts that cannot be converted
   */
  public static KerasFile of(JsonNode model) {
    return KerasConversion.convert(KerasModelTree.of(model), Map.of());
  }

  private record Content(KerasModelTree tree, Map<String, Map<String, INDArray>> weights) {}

  private static Content content(Path file, Hdf5File content) {
    JsonNode model =
        json(file, content, CONFIGURATION)
            .orElseThrow(
                () ->
                    new DataException(
                        "%s has no attribute '%s', so it is not a whole Keras model: write it with model.save('model.h5'), not save_weights."
                            .formatted(file, CONFIGURATION)));
    KerasModelTree tree = KerasModelTree.of(model);
    json(file, content, TRAINING).ifPresent(tree::compiled);
    return new Content(tree, KerasWeights.read(content, tree.layerNames()));
  }

  private static Optional<JsonNode> json(Path file, Hdf5File content, String attribute) {
    return content
        .attribute("", attribute)
        .map(
            text -> {
              if (text.length() > LONGEST) {
                throw new DataException(
                    "%s has a %s of more than %,d characters; check that it is the right file."
                        .formatted(file, attribute, LONGEST));
              }
              return JsonText.parse(file.toString(), text);
            });
  }
}
