package spikeloom.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import spikeloom.dataset.Sha256;
import spikeloom.decoder.Decoder;
import spikeloom.decoder.dl4j.NetworkDecoder;
import spikeloom.decoder.dl4j.NetworkException;
import spikeloom.decoder.dl4j.NetworkWeights;
import spikeloom.decoder.dl4j.keras.KerasFile;
import spikeloom.plan.DecoderPlan;
import spikeloom.plan.NetworkSource;
import spikeloom.plan.RunException;

/** The trained weights of a decoder's file as its initial weights. */
final class StartingNetwork {
  private StartingNetwork() {}

  /**
   * Copies the weights, if the plan's file has some.
   *
   * @throws RunException if the file is missing, has changed, or does not fit
   */
  static void copy(DecoderPlan plan, Decoder to) {
    NetworkSource source = plan.networkSource();
    if (source == null || !source.weights() || !(to instanceof NetworkDecoder network)) {
      return;
    }
    Path file = Path.of(Objects.requireNonNull(plan.network()));
    try {
      if (!Sha256.of(file).equals(source.sha256())) {
        throw new RunException(
            file + " has changed since the run was planned: restore it, or plan the run again.");
      }
      network.setWeights(weights(file, Math.toIntExact(network.parameters().count())));
    } catch (NetworkException e) {
      throw new RunException(e.getMessage() + ".", e);
    } catch (IOException e) {
      throw new RunException(
          "The trained weights of the decoder cannot be read from %s: restore the file."
              .formatted(file),
          e);
    }
    FiniteParameters.require(file.toString(), network.parameters());
  }

  private static float[] weights(Path file, int expected) throws IOException {
    return KerasFile.isArchive(file)
        ? KerasFile.read(file).weights()
        : NetworkWeights.read(file, expected);
  }
}
