package spikeloom.encoder;

import java.util.List;
import java.util.OptionalDouble;
import spikeloom.kernel.SpikeEstimator;
import spikeloom.neuron.Surrogate;

/**
 * What a plan says about its encoder, for an {@link EncoderFamily} to build it from.
 *
 * @param channels number of input channels
 * @param steps steps of a sample, T
 * @param maps layers whose neurons have places in maps, before the dense ones
 * @param hidden neurons of each dense hidden layer, input to output
 * @param latent number of latent neurons, N
 * @param surrogate surrogate derivative of the step function
 * @param hiddenDecay encoder lif: decay of membrane and refractoriness of hidden layers per step,
 *     in [0, 1)
 * @param mapGain encoder lif: factor of the gain of convolutions, above 0
 * @param readoutDecay decay of the readout's membrane per step, in [0, 1)
 * @param lateral whether latent neurons receive the past spikes of all of them
 * @param estimator gradient through sampled spikes
 * @param gain input gain of the first layer, above 0; empty until it is fitted to the data
 * @param prior firing probability of the fixed prior, in (0, 1)
 * @param decoding how the decoder reads latent spikes, as on the command line
 * @param settings settings of families; each family takes those of its own type
 */
public record EncoderSpec(
    int channels,
    int steps,
    MapSpec maps,
    List<Integer> hidden,
    int latent,
    Surrogate surrogate,
    double hiddenDecay,
    double mapGain,
    double readoutDecay,
    boolean lateral,
    SpikeEstimator estimator,
    OptionalDouble gain,
    double prior,
    String decoding,
    List<FamilySettings> settings) {
  /** The gain that gives a drive of unit variance if every channel fires at every step. */
  public static final double GAIN_AT_FULL_DENSITY = 1.8;

  /** Copies its lists. */
  public EncoderSpec {
    hidden = List.copyOf(hidden);
    settings = List.copyOf(settings);
  }

  /** The settings of a family. */
  public <T extends FamilySettings> T settings(Class<T> type) {
    return settings.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no settings of " + type.getName()));
  }

  /** The gain, which must be set. */
  public double fittedGain() {
    return gain.orElseThrow();
  }

  /** Mean number of events per sample to which the gain was fitted. */
  public double events() {
    double density = Math.pow(GAIN_AT_FULL_DENSITY / fittedGain(), 2);
    return density * steps * channels;
  }
}
