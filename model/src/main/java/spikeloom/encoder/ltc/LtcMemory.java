package spikeloom.encoder.ltc;

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

/** Memory of an encoder of liquid time-constant neurons. */
record LtcMemory(EncoderSpec spec, EncoderInputSize input) implements EncoderMemory {
  private static final int SUMMED = 512; // rows that a dense gradient sums at a time

  @Override
  public long parameters() {
    long sum = 0;
    for (LayerSize l : LayerSize.of(spec, input)) {
      sum = plus(sum, parameters(l, times(l.neurons(), spread(l.neurons()))));
    }
    return sum;
  }

  private LtcSettings settings() {
    return spec.settings(LtcSettings.class);
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
      layer(sizes, layers.get(i), i == 0, samples);
    }
    sizes.arrays(samples, Float.BYTES, times(blocks(input.steps()), stride(spec.latent())));
    sizes.arrays(2, Float.BYTES, times(samples, input.steps(), stride(spec.latent())));
    return sizes.arrays(4, Float.BYTES, times(samples, input.events()));
  }

  @Override
  public ArraySizes backward() {
    return new ArraySizes();
  }

  private long parameters(LayerSize l, long square) {
    long gates = settings().neuron().adaptation() > 0 ? 2 : 1;
    long recurrent =
        switch (settings().recurrence()) {
          case RECURRENT -> square;
          case FEED_FORWARD -> 0;
        };
    return plus(
        times(l.inputs() + 2 + gates, spread(l.neurons())), recurrent, times(2 * gates, square));
  }

  private void layer(ArraySizes sizes, LayerSize l, boolean first, long samples) {
    long steps = times(samples, input.steps());
    long rows = times(samples, input.steps(), stride(l.neurons()));
    boolean adapts = settings().neuron().adaptation() > 0;
    long square = times(l.neurons(), spread(l.neurons()));
    sizes.arrays(adapts ? 5 : 4, Float.BYTES, rows);
    sizes.arrays(3, Float.BYTES, plus(rows, times(samples, stride(l.neurons()))));
    sizes.arrays(5, Float.BYTES, times(samples, stride(l.neurons())));
    sizes.words(l.neurons(), spread(l.inputs()));
    sizes.arrays(adapts ? 5 : 3, Float.BYTES, square);
    long widest = first ? l.neurons() : Math.max(l.neurons(), l.inputs());
    sizes.words(widest, spread(Math.min(SUMMED, steps)));
    sizes.words(steps > SUMMED ? widest : 0, stride(l.neurons()));
  }
}
