package spikeloom.training;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import spikeloom.encoder.HiddenLayer;
import spikeloom.learning.Autoencoder;
import spikeloom.plan.EncoderPlan;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;
import spikeloom.run.SavedCheckpoint;

/**
 * The trained encoder of another run, or a graph of LIF neurons, as the initial encoder of a new
 * run.
 */
final class StartingEncoder {
  private StartingEncoder() {}

  /** Whether it is a graph in a file. */
  static boolean isGraph(String from) {
    return from.toLowerCase(Locale.ROOT).endsWith(".nir");
  }

  /** The input gain of its training. */
  static double gain(String run) {
    return Optional.ofNullable(RunDirectory.openToRead(Path.of(run)).plan().encoder().gain())
        .orElseThrow(() -> untrained(run));
  }

  /**
   * Copies its parameters.
   *
   * @throws RunException if there is no such run, it has no checkpoint, or its encoder differs
   */
  static void copy(String run, TrainingPlan plan, Autoencoder to, Consumer<String> note) {
    if (isGraph(run)) {
      StartingGraph.copy(Path.of(run), to.encoder(), note);
      return;
    }
    RunDirectory there = RunDirectory.openToRead(Path.of(run));
    EncoderPlan theirs = there.plan().encoder();
    EncoderPlan ours = plan.encoder();
    if (!shape(theirs).equals(shape(ours))) {
      throw new RunException(
          "The encoder of %s is %s, but this plan's is %s: start from a run with the same encoder."
              .formatted(run, shape(theirs), shape(ours)));
    }
    SavedCheckpoint checkpoint = there.latest(note).orElseThrow(() -> untrained(run));
    ModelState.restoreEncoder(checkpoint, to);
    FiniteParameters.require(run, to.encoder().parameters());
  }

  private static String shape(EncoderPlan e) {
    String ltc = e.kind().equals("ltc") ? " (" + e.ltc() + ")" : "";
    String parameters = e.parameters() == null ? "" : " (" + e.parameters() + ")";
    String maps =
        e.hidden().stream().anyMatch(HiddenLayer::map) ? " (map gain " + e.mapGain() + ")" : "";
    String kernel = e.latentKernel() > 0 ? " in maps (kernel " + e.latentKernel() + ")" : "";
    return "%s%s%s with hidden layers %s%s, %d latent neurons%s, a hidden decay of %s and a readout decay of %s"
        .formatted(
            e.kind(),
            ltc,
            parameters,
            e.hidden(),
            maps,
            e.latent(),
            kernel,
            e.hiddenDecay(),
            e.readoutDecay());
  }

  private static RunException untrained(String run) {
    return new RunException(run + " has no checkpoint yet: start from another run.");
  }
}
