package spikeloom.encoder.src;

import static spikeloom.array.ArraySizes.blocks;
import static spikeloom.array.ArraySizes.plus;
import static spikeloom.array.ArraySizes.spread;
import static spikeloom.array.ArraySizes.stride;
import static spikeloom.array.ArraySizes.times;

import java.util.List;
import spikeloom.array.ArraySizes;
import spikeloom.encoder.EncoderInputSize;
import spikeloom.encoder.EncoderMemory;
import spikeloom.encoder.EncoderSpec;
import spikeloom.encoder.LayerSize;

/** Memory of an encoder of spiking recurrent cells. */
record SrcMemory(EncoderSpec spec, EncoderInputSize input) implements EncoderMemory {
  private static final int GRADED_EVENT = 16;

  @Override
  public long parameters() {
    long sum = 0;
    for (LayerSize l : LayerSize.of(spec, input)) {
      sum = plus(sum, times(l.inputs() + 1, spread(l.neurons())));
    }
    return sum;
  }

  @Override
  public ArraySizes own() {
    return new ArraySizes();
  }

  @Override
  public ArraySizes pass(long samples) {
    ArraySizes sizes = new ArraySizes();
    List<LayerSize> layers = LayerSize.of(spec, input);
    for (int i = 0; i < layers.size(); i++) {
      layer(sizes, layers.get(i), i, samples);
    }
    sizes.arrays(samples, Float.BYTES, times(blocks(input.steps()), stride(spec.latent())));
    if (spec.settings(SrcSettings.class).pulses() == PulseKind.GRADED) {
      sizes.words(samples, input.steps(), stride(spec.latent()));
    }
    return sizes;
  }

  @Override
  public ArraySizes backward() {
    return new ArraySizes();
  }

  /** Length of an array that doubles until it holds {@code count} elements. */
  private static long grown(long count) {
    return count < 1 ? 0 : Math.max(count, Long.highestOneBit(count) * 2);
  }

  private void layer(ArraySizes sizes, LayerSize l, int index, long samples) {
    boolean last = index == spec.hidden().size();
    long rows = times(samples, input.steps(), stride(l.neurons()));
    // Of the graded pulses of a hidden layer about half are above 0.
    long events = index == 0 ? input.events() : times(input.steps(), l.inputs()) / 2;
    sizes.arrays(samples, Float.BYTES, plus(input.steps(), l.inputs()));
    sizes.bytes(samples, GRADED_EVENT, Math.max(256, grown(events)));
    sizes.arrays(last ? 4 : 3, Float.BYTES, rows);
    if (index > 0) {
      sizes.words(l.neurons(), spread(l.inputs()));
    }
  }
}
