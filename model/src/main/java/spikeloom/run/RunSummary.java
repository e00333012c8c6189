package spikeloom.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spikeloom.evaluation.UnitErrors;
import spikeloom.file.SafeFile;
import spikeloom.plan.Json;
import spikeloom.plan.RunException;

/**
 * The result of a finished run, {@code summary.json}. Component names in snake case are a contract
 * of the command line.
 *
 * @param testDistortion distortion on the test split, a mean in the unit of {@link
 *     spikeloom.objective.Distortion#unit}
 * @param meanTargetDistortion distortion of predicting the mean training sample on the test split,
 *     or null if targets are classes or change in time
 * @param testPsnr peak signal-to-noise ratio on the test split, dB
 * @param testAccuracy share of test moments whose class was named, or null where targets are no
 *     classes
 * @param rateBits information rate of all steps on the test split, bits per example, or null where
 *     the encoder has no noise, so that no rate bounds the information
 * @param windowRateBits that of the steps that the decoder reads, or null where it reads all
 * @param testNegativeElbo negative evidence lower bound on the test split, distortion plus rate in
 *     nats per example, or null where the distortion is not a likelihood or there is no rate
 * @param testBitsPerDimension the same in bits per value, where values are levels of 8 bits
 *     (distortion {@code logistic}); else null
 * @param testRmse root mean squared error of every variable on the test split in its own unit, or
 *     null where units are unknown
 * @param codeLengthBits length of the latent spikes in a lossless code made for the prior, on the
 *     test split, bits per example, or null where the probabilities of the spikes are unknown
 * @param latentSpikesPerExample latent spikes per example on the test split
 * @param activeLatents latent neurons with a mean rate above 0.01 nats, or null likewise
 * @param prior name of the prior
 * @param validationNegativeElbo as {@code testNegativeElbo}, on the validation split, or null
 * @param validationDistortion as {@code testDistortion}, on the validation split, or null if there
 *     is none
 * @param validationRateBits as {@code rateBits}, on the validation split, or null if there is none
 * @param validationAccuracy as {@code testAccuracy}, on the validation split, or null
 * @param latentSpikeRate latent spikes per neuron and step on the test split
 * @param silentFraction share of latent neurons that never fired on the test split
 * @param trainExamplesPerSecond training speed over the whole run
 * @param parametersEncoder number of trainable values of the encoder
 * @param parametersDecoder number of trainable values of the decoder
 * @param epochs epochs trained
 * @param seed the plan's seed
 * @param threads the plan's threads
 * @param splitSha256 the samples of the three splits, see {@link SplitRecord}
 * @param version version of SpikeLoom that finished the run
 * @param computedBy what the last part of the run was computed with, or null in a run of an earlier
 *     version
 */
public record RunSummary(
    double testDistortion,
    @Nullable Double meanTargetDistortion,
    double testPsnr,
    @Nullable Double testAccuracy,
    @Nullable Double rateBits,
    @Nullable Double windowRateBits,
    @Nullable Double testNegativeElbo,
    @Nullable Double testBitsPerDimension,
    @Nullable List<UnitErrors.UnitError> testRmse,
    @Nullable Double codeLengthBits,
    @Nullable Double latentSpikesPerExample,
    @Nullable Integer activeLatents,
    @Nullable String prior,
    @Nullable Double validationNegativeElbo,
    @Nullable Double validationDistortion,
    @Nullable Double validationRateBits,
    @Nullable Double validationAccuracy,
    double latentSpikeRate,
    double silentFraction,
    double trainExamplesPerSecond,
    long parametersEncoder,
    long parametersDecoder,
    int epochs,
    long seed,
    int threads,
    String splitSha256,
    String version,
    @Nullable Computation computedBy) {
  private static final List<String> ADDED =
      List.of(
          "computed_by",
          "test_negative_elbo",
          "test_bits_per_dimension",
          "test_rmse",
          "code_length_bits",
          "latent_spikes_per_example",
          "active_latents",
          "prior",
          "validation_negative_elbo");

  /**
   * The summary of a run; empty if it is not finished.
   *
   * @throws RunException if it is damaged
   */
  public static Optional<RunSummary> of(RunDirectory run) {
    Path file = run.path().resolve(RunDirectory.SUMMARY);
    try {
      return run.finished() ? Optional.of(read(SafeFile.readShortText(file))) : Optional.empty();
    } catch (IOException e) {
      throw new RunException(
          "%s cannot be read: %s."
              .formatted(
                  file, e instanceof JacksonException ? "it is damaged" : SafeFile.reason(e)),
          e);
    }
  }

  /**
   * Parses a summary of any version; missing values are null.
   *
   * @throws com.fasterxml.jackson.core.JacksonException if it is damaged
   */
  static RunSummary read(String text) throws IOException {
    JsonNode tree = Json.mapper().readTree(text);
    if (tree instanceof ObjectNode object) {
      for (String name : ADDED) {
        if (!object.has(name)) {
          object.putNull(name);
        }
      }
    }
    return Json.mapper().treeToValue(tree, RunSummary.class);
  }
}
