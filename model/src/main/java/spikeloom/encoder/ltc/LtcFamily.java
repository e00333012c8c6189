package spikeloom.encoder.ltc;

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

/** Encoders of spiking neurons with liquid time constants. */
public final class LtcFamily implements EncoderFamily {
  @Override
  public String name() {
    return "ltc";
  }

  @Override
  public String neurons() {
    return "liquid time-constant neurons";
  }

  @Override
  public boolean gradedInput() {
    return true;
  }

  @Override
  public Set<String> rules() {
    return Set.of("bptt", "fptt");
  }

  @Override
  public Set<String> options() {
    return Set.of("hidden", "start-from", "gain", "prior-rate", "recurrent", "threshold");
  }

  @Override
  public Map<String, String> defaults() {
    return Map.of("hidden", "none");
  }

  @Override
  public SpikeKind latentSpikes(EncoderSpec spec) {
    return SpikeKind.BINARY;
  }

  @Override
  public boolean hasRate(EncoderSpec spec) {
    return true;
  }

  @Override
  public boolean drawsSpikes(EncoderSpec spec) {
    return true;
  }

  @Override
  public Optional<Surrogate> surrogate(EncoderSpec spec, boolean latent) {
    return Optional.of(Surrogate.MULTI_GAUSSIAN);
  }

  @Override
  public SpikingEncoder create(EncoderSpec spec, RandomKey weights) {
    LtcSettings s = spec.settings(LtcSettings.class);
    return new LtcEncoder(
        new LtcEncoder.Structure(
            spec.channels(),
            spec.hidden(),
            spec.latent(),
            s.neuron(),
            s.recurrence(),
            spec.fittedGain() / EncoderSpec.GAIN_AT_FULL_DENSITY,
            spec.prior()),
        spec.maps(),
        weights);
  }

  @Override
  public boolean maps() {
    return true;
  }

  @Override
  public EncoderMemory memory(EncoderSpec spec, EncoderInputSize input, int threads) {
    return new LtcMemory(spec, input, threads);
  }
}
