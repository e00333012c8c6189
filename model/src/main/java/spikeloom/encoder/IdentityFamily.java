package spikeloom.encoder;

import java.util.Optional;
import java.util.Set;
import spikeloom.kernel.SpikeKind;
import spikeloom.neuron.Surrogate;
import spikeloom.random.RandomKey;

/** No encoder: the decoder reads the input spikes. */
public final class IdentityFamily implements EncoderFamily {
  @Override
  public String name() {
    return "none";
  }

  @Override
  public String neurons() {
    return "inputs";
  }

  @Override
  public boolean hasNeurons() {
    return false;
  }

  @Override
  public boolean gradedInput() {
    return false;
  }

  @Override
  public Set<String> rules() {
    return Set.of("bptt", "fptt");
  }

  @Override
  public Set<String> options() {
    return Set.of("prior-rate");
  }

  @Override
  public SpikeKind latentSpikes(EncoderSpec spec) {
    return SpikeKind.BINARY;
  }

  @Override
  public boolean hasRate(EncoderSpec spec) {
    return false;
  }

  @Override
  public Optional<Surrogate> surrogate(EncoderSpec spec, boolean latent) {
    return Optional.empty();
  }

  @Override
  public Optional<String> problem(EncoderSpec spec) {
    return spec.latent() == spec.channels()
        ? Optional.empty()
        : Optional.of(
            "latent must be %d with encoder none: the decoder reads the input channels"
                .formatted(spec.channels()));
  }

  @Override
  public SpikingEncoder create(EncoderSpec spec, RandomKey weights) {
    return new IdentityEncoder(spec.channels());
  }

  @Override
  public EncoderMemory memory(EncoderSpec spec, EncoderInputSize input, int threads) {
    return new IdentityMemory(spec, input);
  }
}
