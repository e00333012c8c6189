package spikeloom.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import spikeloom.encoder.EncoderFamilies;
import spikeloom.encoder.EncoderFamily;
import spikeloom.encoder.FamilyParameters;
import spikeloom.encoder.exact.ExactSettings;
import spikeloom.encoder.ltc.LtcSettings;
import spikeloom.encoder.src.SrcSettings;
import spikeloom.kernel.SpikeEstimator;
import spikeloom.neuron.Surrogate;

/**
 * The spiking network.
 *
 * @param kind name of the encoder family
 * @param parameters parameters of the family that differ from its defaults, {@code name=value}
 *     separated by commas, or null
 * @param hidden neurons of each hidden layer, input to output; empty if the readout receives the
 *     input
 * @param latent readout neurons, N
 * @param surrogate surrogate derivative of the step function
 * @param readoutDecay decay of the readout's membrane per step, in [0, 1)
 * @param lateral whether latent neurons receive the past spikes of all latent neurons
 * @param estimator gradient through sampled spikes
 * @param gain input gain of the first hidden layer, above 0; null until it is fitted to the data,
 *     see {@code spikeloom.training.InputGain}
 * @param startFrom run directory of the initial encoder, or null for random weights
 * @param ltc of neurons {@code ltc}
 * @param src of neurons {@code src}
 * @param exact of neurons in continuous time
 */
public record EncoderPlan(
    String kind,
    @Nullable String parameters,
    List<Integer> hidden,
    int latent,
    Surrogate surrogate,
    double readoutDecay,
    Lateral lateral,
    SpikeEstimator estimator,
    @Nullable Double gain,
    @Nullable String startFrom,
    LtcSettings ltc,
    SrcSettings src,
    ExactSettings exact) {
  /** Whether latent neurons receive the past spikes of all of them. */
  public enum Lateral {
    /** The past spikes of all latent neurons. */
    YES,
    /** Their own past spikes only. */
    NO
  }

  /** Checks the ranges. */
  public EncoderPlan {
    PlanException.oneOf("encoder", kind, EncoderFamilies.names());
    requireParameters(kind, parameters);
    hidden = List.copyOf(hidden);
    for (int width : hidden) {
      PlanException.unless(
          width >= 1 && width <= 65_536,
          "a hidden layer must have between 1 and 65536 neurons, not %d",
          width);
    }
    PlanException.unless(
        latent >= 1 && latent <= 65_536,
        "latent must be between 1 and 65536 neurons, not %d",
        latent);
    PlanException.unless(
        readoutDecay >= 0 && readoutDecay < 1,
        "readout-decay must be at least 0 and below 1, not %s",
        readoutDecay);
    double given = gain == null ? 1 : gain;
    PlanException.unless(
        given > 0 && given <= 1e6, "gain must be above 0 and at most 1000000, not %s", given);
  }

  /** Number of terms of a sample's rate; beta multiplies their mean. */
  public long rateTerms(int steps) {
    return exactTimes() ? latent : (long) steps * latent;
  }

  /** The encoder's family. */
  public EncoderFamily family() {
    return EncoderFamilies.named(kind);
  }

  /** Whether latent spikes have exact times. */
  public boolean exactTimes() {
    return family().exactTimes();
  }

  // Families with exact times have a message of their own.
  boolean acceptsValues() {
    return family().gradedInput() || exactTimes();
  }

  /** Parameters of the family. */
  FamilyParameters familyParameters() {
    return FamilyParameters.of(family(), parameters == null ? "" : parameters);
  }

  private static void requireParameters(String kind, @Nullable String parameters) {
    try {
      FamilyParameters.of(EncoderFamilies.named(kind), parameters == null ? "" : parameters);
    } catch (IllegalArgumentException e) {
      throw new PlanException("encoder-parameters: " + e.getMessage());
    }
  }

  static EncoderPlan defaults() {
    return new EncoderPlan(
        "lif",
        null,
        List.of(600),
        256,
        Surrogate.FAST_SIGMOID,
        0.9,
        Lateral.NO,
        SpikeEstimator.STRAIGHT_THROUGH,
        null,
        null,
        LtcSettings.defaults(),
        SrcSettings.defaults(),
        ExactSettings.defaults());
  }
}
