package spikeloom.encoder.src;

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

/** Encoders of spiking recurrent cells. */
public final class SrcFamily implements EncoderFamily {
  @Override
  public String name() {
    return "src";
  }

  @Override
  public String neurons() {
    return "spiking recurrent cells";
  }

  @Override
  public boolean gradedInput() {
    return true;
  }

  @Override
  public Set<String> rules() {
    return Set.of("bptt");
  }

  @Override
  public Set<String> options() {
    return Set.of(
        "hidden",
        "start-from",
        "prior-rate",
        "gate",
        "pulses",
        "pulse-noise",
        "noise-scale",
        "state-gradient",
        "rectifier",
        "bias",
        "weight-scale");
  }

  @Override
  public Map<String, String> defaults() {
    return Map.of(
        "steps", "60",
        "hidden", "none",
        "decoding", "bins",
        "prior-rate", "0.05",
        "learning-rate", "0.002");
  }

  @Override
  public SpikeKind latentSpikes(EncoderSpec spec) {
    return settings(spec).pulses() == PulseKind.GRADED ? SpikeKind.GRADED : SpikeKind.BINARY;
  }

  @Override
  public boolean hasRate(EncoderSpec spec) {
    return settings(spec).noise() != SrcSettings.Noise.NONE;
  }

  @Override
  public boolean drawsSpikes(EncoderSpec spec) {
    SrcSettings s = settings(spec);
    return s.pulses() == PulseKind.LEVELS && s.noise() == SrcSettings.Noise.LOGISTIC;
  }

  @Override
  public Optional<Surrogate> surrogate(EncoderSpec spec, boolean latent) {
    return Optional.empty();
  }

  @Override
  public SpikingEncoder create(EncoderSpec spec, RandomKey weights) {
    SrcSettings s = settings(spec);
    return new SrcEncoder(
        new SrcEncoder.Structure(
            spec.channels(),
            spec.hidden(),
            spec.latent(),
            s.cell(),
            s.pulseNoise(spec.prior()),
            s.pulses(),
            s.weightScale()),
        weights);
  }

  @Override
  public EncoderMemory memory(EncoderSpec spec, EncoderInputSize input, int threads) {
    return new SrcMemory(spec, input);
  }

  private static SrcSettings settings(EncoderSpec spec) {
    return spec.settings(SrcSettings.class);
  }
}
