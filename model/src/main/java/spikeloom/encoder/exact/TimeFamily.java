package spikeloom.encoder.exact;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spikeloom.encoder.EncoderFamily;
import spikeloom.encoder.EncoderInputSize;
import spikeloom.encoder.EncoderMemory;
import spikeloom.encoder.EncoderSpec;
import spikeloom.encoder.SpikingEncoder;
import spikeloom.kernel.SpikeKind;
import spikeloom.neuron.Surrogate;
import spikeloom.random.RandomKey;

/** Encoders of neurons in continuous time, whose spikes have exact times. */
abstract class TimeFamily implements EncoderFamily {
  private static final Set<String> OPTIONS = Set.of("hidden", "start-from", "trial", "latent-code");

  /** The neurons of an encoder. */
  abstract TimeNeuron neuron(ExactSettings settings);

  @Override
  public boolean exactTimes() {
    return true;
  }

  @Override
  public boolean gradedInput() {
    return false;
  }

  @Override
  public Set<String> rules() {
    return Set.of("exact");
  }

  @Override
  public Set<String> options() {
    return OPTIONS;
  }

  @Override
  public Set<String> exactDecodings() {
    return Set.of("first-spike", "count", "filtered");
  }

  @Override
  public Map<String, String> defaults() {
    return Map.of(
        "rule", "exact",
        "encoding", "latency",
        "decoding", "first-spike",
        "hidden", "none",
        "learning-rate", "0.004");
  }

  @Override
  public SpikeKind latentSpikes(EncoderSpec spec) {
    return SpikeKind.BINARY;
  }

  @Override
  public boolean hasRate(EncoderSpec spec) {
    return settings(spec).code() == TimeEncoder.LatentCode.GAUSSIAN;
  }

  @Override
  public Optional<Surrogate> surrogate(EncoderSpec spec, boolean latent) {
    return Optional.empty();
  }

  @Override
  public SpikingEncoder create(EncoderSpec spec, RandomKey weights) {
    ExactSettings s = settings(spec);
    return new TimeEncoder(
        new TimeEncoder.Structure(
            spec.channels(),
            spec.hidden(),
            spec.latent(),
            neuron(s),
            s.trial(),
            s.feature(spec.decoding()),
            s.code()),
        spec.events(),
        weights);
  }

  @Override
  public EncoderMemory memory(EncoderSpec spec, EncoderInputSize input, int threads) {
    return new TimeMemory(spec, input, true);
  }

  private static ExactSettings settings(EncoderSpec spec) {
    return spec.settings(ExactSettings.class);
  }
}
