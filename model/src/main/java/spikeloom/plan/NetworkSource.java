package spikeloom.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Deeplearning4j network that came from a file: what a run needs of it after its start.
 *
 * @param sha256 SHA-256 of the file, in hexadecimal digits
 * @param weights whether the file also has trained weights
 * @param configuration the configuration as Deeplearning4j writes it, of a {@code
 *     MultiLayerConfiguration} or a {@code ComputationGraphConfiguration}
 * @param input shape of the input of one sample; null if the file does not say
 */
public record NetworkSource(
    String sha256, boolean weights, JsonNode configuration, @Nullable List<Integer> input) {
  /** Checks the parts. */
  public NetworkSource {
    PlanException.unless(
        sha256.matches("[0-9a-f]{64}"), "the SHA-256 of the decoder's network is damaged");
    PlanException.unless(
        configuration.path("confs").isArray() || configuration.path("vertices").isObject(),
        "the decoder's network is not a configuration of Deeplearning4j: it has neither 'confs' (MultiLayerConfiguration) nor 'vertices' (ComputationGraphConfiguration)");
  }
}
