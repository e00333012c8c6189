package spikeloom.encoder.lif;

import java.util.Optional;
import java.util.Set;
import spikeloom.encoder.EncoderFamily;
import spikeloom.encoder.EncoderInputSize;
import spikeloom.encoder.EncoderMemory;
import spikeloom.encoder.EncoderSpec;
import spikeloom.encoder.MapSpec;
import spikeloom.encoder.SpikingEncoder;
import spikeloom.kernel.SpikeKind;
import spikeloom.neuron.Surrogate;
import spikeloom.random.RandomKey;

/** Encoders of leaky integrate-and-fire neurons with a stochastic readout. */
public final class LifFamily implements EncoderFamily {
  @Override
  public String name() {
    return "lif";
  }

  @Override
  public String neurons() {
    return "leaky integrate-and-fire neurons";
  }

  @Override
  public String latentNeurons() {
    return "stochastic neurons";
  }

  @Override
  public boolean gradedInput() {
    return true;
  }

  @Override
  public Set<String> rules() {
    return Set.of("bptt", "score", "fptt");
  }

  @Override
  public Set<String> options() {
    return Set.of(
        "hidden",
        "start-from",
        "hidden-decay",
        "map-gain",
        "readout-decay",
        "surrogate",
        "gain",
        "lateral",
        "estimator",
        "prior-rate");
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
    return latent ? Optional.empty() : Optional.of(spec.surrogate());
  }

  @Override
  public SpikingEncoder create(EncoderSpec spec, RandomKey weights) {
    LifEncoder.Structure structure =
        LifEncoder.Structure.standard(
                spec.channels(),
                spec.hidden(),
                spec.latent(),
                spec.surrogate(),
                spec.fittedGain(),
                spec.prior())
            .withHiddenDecay(spec.hiddenDecay())
            .withReadoutDecay(spec.readoutDecay())
            .withSampling(new LatentSampling(spec.lateral(), spec.estimator()));
    MapSpec maps = spec.maps();
    return new LifEncoder(
        maps.layers().isEmpty() ? structure : structure.withMaps(spec.mapGain()), maps, weights);
  }

  @Override
  public boolean maps() {
    return true;
  }

  @Override
  public EncoderMemory memory(EncoderSpec spec, EncoderInputSize input, int threads) {
    return new LifMemory(spec, input, threads);
  }
}
