package spikeloom.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import spikeloom.encoder.EncoderFamilies;
import spikeloom.encoder.EncoderFamily;
import spikeloom.encoder.FamilyParameters;
import spikeloom.encoder.HiddenLayer;
import spikeloom.encoder.MapSpec;
import spikeloom.encoder.exact.ExactSettings;
import spikeloom.encoder.ltc.LtcSettings;
import spikeloom.encoder.src.SrcSettings;
import spikeloom.kernel.SpikeEstimator;
import spikeloom.neuron.Surrogate;
import spikeloom.spike.SignalShape;

/**
 * The spiking network.
 *
 * @param kind name of the encoder family
 * @param parameters parameters of the family that differ from its defaults, {@code name=value}
 *     separated by commas, or null
 * @param hidden hidden layers, input to output, those of maps first; empty if the readout receives
 *     the input
 * @param latent readout neurons, N
 * @param latentKernel height and width of the kernel of a convolution to the readout neurons, odd;
 *     0 if they receive all neurons before them
 * @param surrogate surrogate derivative of the step function
 * @param hiddenDecay encoder lif: decay of membrane and refractoriness of hidden layers per step,
 *     in [0, 1)
 * @param mapGain encoder lif: factor of the gain of convolutions, above 0
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
    List<HiddenLayer> hidden,
    int latent,
    int latentKernel,
    Surrogate surrogate,
    double hiddenDecay,
    double mapGain,
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
    checkMaps(kind, hidden, latentKernel);
    PlanException.unless(
        latent >= 1 && latent <= 65_536,
        "latent must be between 1 and 65536 neurons, not %d",
        latent);
    requireDecay("hidden-decay", hiddenDecay);
    requireDecay("readout-decay", readoutDecay);
    PlanException.unless(
        mapGain > 0 && mapGain <= 1000,
        "map-gain must be above 0 and at most 1000, not %s",
        mapGain);
    double given = gain == null ? 1 : gain;
    PlanException.unless(
        given > 0 && given <= 1e6, "gain must be above 0 and at most 1000000, not %s", given);
  }

  private static void requireDecay(String name, double decay) {
    PlanException.unless(
        decay >= 0 && decay < 1, "%s must be at least 0 and below 1, not %s", name, decay);
  }

  private static void checkMaps(String kind, List<HiddenLayer> hidden, int latentKernel) {
    long maps = hidden.stream().takeWhile(HiddenLayer::map).count();
    boolean any = maps > 0 || latentKernel > 0;
    PlanException.unless(
        hidden.stream().filter(HiddenLayer::map).count() == maps,
        "hidden layers conv and pool must come before those of a number of neurons");
    PlanException.unless(
        latentKernel == 0 || latentKernel % 2 == 1 && latentKernel > 0 && latentKernel < 64,
        "latent-kernel must be 0 or an odd number up to 63, not %d",
        latentKernel);
    PlanException.unless(
        latentKernel == 0 || maps == hidden.size(),
        "latent-kernel needs maps before the latent layer: leave out hidden layers of a number of neurons");
    PlanException.unless(
        !any || EncoderFamilies.named(kind).maps(),
        "encoder %s has no convolutions: use encoder %s",
        kind,
        EncoderFamilies.all().stream()
            .filter(EncoderFamily::maps)
            .map(EncoderFamily::name)
            .collect(Collectors.joining(" or ")));
  }

  /** Neurons of each dense hidden layer. */
  public List<Integer> denseLayers() {
    return hidden.stream().dropWhile(HiddenLayer::map).map(HiddenLayer::size).toList();
  }

  /**
   * The layers whose neurons have places in maps.
   *
   * @param input size of the input, empty if its channels have no places or do not matter
   */
  public MapSpec maps(Optional<SignalShape.Image> input) {
    return new MapSpec(input, hidden.stream().takeWhile(HiddenLayer::map).toList(), latentKernel);
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
        List.of(HiddenLayer.dense(600)),
        256,
        0,
        Surrogate.FAST_SIGMOID,
        0.9,
        4,
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
