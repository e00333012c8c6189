package org.example.spikeloom;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import spikeloom.array.ArraySizes;
import spikeloom.encoder.EncoderFamily;
import spikeloom.encoder.EncoderInputSize;
import spikeloom.encoder.EncoderMemory;
import spikeloom.encoder.EncoderSpec;
import spikeloom.encoder.FamilyParameters;
import spikeloom.encoder.SpikingEncoder;
import spikeloom.kernel.SpikeKind;
import spikeloom.neuron.Surrogate;
import spikeloom.parameter.NumberParameter;
import spikeloom.random.RandomKey;

/**
 * One layer of neurons without memory, which fire with probability {@code sigmoid(g W x(t) + b)}.
 */
public final class BernoulliFamily implements EncoderFamily {
  private static final NumberParameter SCALE =
      NumberParameter.real("scale", "scale of the initial weights", 0, 10, 1);

  @Override
  public String name() {
    return "bernoulli";
  }

  @Override
  public String neurons() {
    return "Bernoulli neurons";
  }

  @Override
  public boolean gradedInput() {
    return false;
  }

  @Override
  public Set<String> rules() {
    return Set.of("bptt");
  }

  @Override
  public Set<String> options() {
    return Set.of("prior", "gain");
  }

  @Override
  public List<NumberParameter> parameters() {
    return List.of(SCALE);
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
  public Optional<Surrogate> surrogate(EncoderSpec spec, boolean latent) {
    return Optional.empty();
  }

  @Override
  public SpikingEncoder create(EncoderSpec spec, RandomKey weights) {
    double scale = spec.settings(FamilyParameters.class).value(0);
    return BernoulliEncoder.of(spec, scale, weights);
  }

  @Override
  public EncoderMemory memory(EncoderSpec spec, EncoderInputSize input, int threads) {
    long parameters = ArraySizes.times(input.channels() + 1, spec.latent());
    return new EncoderMemory() {
      @Override
      public long parameters() {
        return parameters;
      }

      @Override
      public ArraySizes own() {
        return new ArraySizes();
      }

      @Override
      public ArraySizes pass(long samples) {
        return new ArraySizes()
            .arrays(3, Float.BYTES, ArraySizes.times(samples, input.steps(), spec.latent()));
      }

      @Override
      public ArraySizes backward() {
        return new ArraySizes();
      }
    };
  }
}
