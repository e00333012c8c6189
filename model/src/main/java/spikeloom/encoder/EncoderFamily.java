package spikeloom.encoder;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spikeloom.kernel.SpikeKind;
import spikeloom.neuron.Surrogate;
import spikeloom.parameter.NumberParameter;
import spikeloom.random.RandomKey;

/**
 * Declares a family of encoders once, for plans, the command line, the window, training and
 * reports. Families are found by {@link java.util.ServiceLoader}: an implementation has a public
 * constructor without arguments and is named in {@code
 * META-INF/services/spikeloom.encoder.EncoderFamily}.
 */
public interface EncoderFamily {
  /** Name in plans and on the command line: lower-case letters, digits and hyphens. */
  String name();

  /** What its neurons are called, in the plural, for instance "theta neurons". */
  String neurons();

  /** What its latent neurons are called, in the plural. */
  default String latentNeurons() {
    return "latent " + neurons();
  }

  /** Whether it has layers of neurons; otherwise the decoder reads the input. */
  default boolean hasNeurons() {
    return true;
  }

  /** Whether latent spikes have exact times, of which the decoder reads features. */
  default boolean exactTimes() {
    return false;
  }

  /** Whether it accepts events with values. */
  boolean gradedInput();

  /** Whether its layers can be maps, see {@link MapSpec}. */
  default boolean maps() {
    return false;
  }

  /** Names of the learning rules that can train it: bptt, score, fptt, exact. */
  Set<String> rules();

  /**
   * Names of the plan's encoder settings that have an effect, as on the command line, for instance
   * {@code hidden}, {@code gain}, {@code prior-rate}.
   */
  Set<String> options();

  /** Defaults that differ from those of other families: option to text. */
  default Map<String, String> defaults() {
    return Map.of();
  }

  /** Names of the decodings that fit exact times; empty for families with steps. */
  default Set<String> exactDecodings() {
    return Set.of();
  }

  /** Parameters of the family itself, set by {@code --encoder-parameters name=value,...}. */
  default List<NumberParameter> parameters() {
    return List.of();
  }

  /** The kind of latent spikes. */
  SpikeKind latentSpikes(EncoderSpec spec);

  /** Whether the latent spikes have a rate, a bound on the information that they carry. */
  boolean hasRate(EncoderSpec spec);

  /**
   * Whether latent spikes are drawn with known probabilities, see {@link BernoulliLatents}, so that
   * any causal prior can be charged against them.
   */
  default boolean drawsSpikes(EncoderSpec spec) {
    return false;
  }

  /**
   * The surrogate derivative of a layer; empty if its derivatives are exact.
   *
   * @param latent whether it is the latent layer
   */
  Optional<Surrogate> surrogate(EncoderSpec spec, boolean latent);

  /** Why an encoder cannot be built, as a sentence without a full stop; empty if it can. */
  default Optional<String> problem(EncoderSpec spec) {
    return Optional.empty();
  }

  /**
   * Creates an encoder with random weights.
   *
   * @param spec without a {@link #problem}, with its gain set
   */
  SpikingEncoder create(EncoderSpec spec, RandomKey weights);

  /** Estimates the memory of an encoder and its passes. */
  EncoderMemory memory(EncoderSpec spec, EncoderInputSize input, int threads);
}
