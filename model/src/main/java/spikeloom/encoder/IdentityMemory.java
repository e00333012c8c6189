package spikeloom.encoder;

import static spikeloom.array.ArraySizes.blocks;
import static spikeloom.array.ArraySizes.stride;
import static spikeloom.array.ArraySizes.times;

import spikeloom.array.ArraySizes;

/** Memory of passing the input through. */
record IdentityMemory(EncoderSpec spec, EncoderInputSize input) implements EncoderMemory {
  @Override
  public long parameters() {
    return 0;
  }

  @Override
  public ArraySizes own() {
    return new ArraySizes();
  }

  @Override
  public ArraySizes pass(long samples) {
    ArraySizes sizes = new ArraySizes();
    for (LayerSize layer : LayerSize.of(spec, input)) {
      sizes.arrays(2 * samples, Float.BYTES, times(input.steps(), stride(layer.neurons())));
    }
    return sizes.arrays(samples, Float.BYTES, times(blocks(input.steps()), stride(spec.latent())));
  }

  @Override
  public ArraySizes backward() {
    return new ArraySizes();
  }
}
