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
record LtcMemory(EncoderSpec spec, EncoderInputSize input, int threads) implements EncoderMemory {
  private static final int SUMMED = 512; // rows that a dense gradient sums at a time

  @Override
  public long parameters() {
    long sum = 0;
    List<LayerSize> layers = LayerSize.of(spec, input);
    for (int i = 0; i < layers.size(); i++) {
      LayerSize layer = layers.get(i);
      boolean last = i == layers.size() - 1;
      sum = plus(sum, neurons(layer.neurons()));
      sum = plus(sum, weights(last && spec.maps().latentMaps() ? maps().latent() : layer));
    }
    return spec.maps().present() ? plus(sum, maps().parameters()) : sum;
  }

  private LtcMapMemory maps() {
    return new LtcMapMemory(this, spec.maps(), spec.latent(), input, threads);
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
      LayerSize layer = layers.get(i);
      boolean last = i == layers.size() - 1;
      neurons(sizes, layer, i == 0, samples);
      transposed(sizes, last && spec.maps().latentMaps() ? maps().latent() : layer);
    }
    if (spec.maps().present()) {
      maps().pass(sizes, samples);
    }
    sizes.arrays(samples, Float.BYTES, times(blocks(input.steps()), stride(spec.latent())));
    sizes.arrays(2, Float.BYTES, times(samples, input.steps(), stride(spec.latent())));
    long events = spec.maps().present() ? 0 : times(samples, input.events());
    return sizes.arrays(4, Float.BYTES, events);
  }

  @Override
  public ArraySizes backward() {
    return new ArraySizes();
  }

  /** Weights of a layer's inputs. */
  long weights(LayerSize l) {
    return times(l.inputs(), spread(l.neurons()));
  }

  /** Parameters of neurons beside the weights of their inputs. */
  long neurons(long neurons) {
    long square = times(neurons, spread(neurons));
    long gates = settings().neuron().adaptation() > 0 ? 2 : 1;
    long recurrent =
        switch (settings().recurrence()) {
          case RECURRENT -> square;
          case FEED_FORWARD -> 0;
        };
    return plus(times(1 + gates, spread(neurons)), recurrent, times(2 * gates, square));
  }

  /** A layer's weights with a row per neuron. */
  void transposed(ArraySizes sizes, LayerSize l) {
    sizes.words(l.neurons(), spread(l.inputs()));
  }

  /**
   * The window of a layer, without {@link #transposed} weights.
   *
   * @param events whether it reads its input event by event, or as currents
   */
  void neurons(ArraySizes sizes, LayerSize l, boolean events, long samples) {
    long steps = times(samples, input.steps());
    long rows = times(samples, input.steps(), stride(l.neurons()));
    boolean adapts = settings().neuron().adaptation() > 0;
    long square = times(l.neurons(), spread(l.neurons()));
    sizes.arrays(adapts ? 5 : 4, Float.BYTES, rows);
    sizes.arrays(3, Float.BYTES, plus(rows, times(samples, stride(l.neurons()))));
    sizes.arrays(5, Float.BYTES, times(samples, stride(l.neurons())));
    sizes.arrays(adapts ? 5 : 3, Float.BYTES, square);
    long widest = events ? l.neurons() : Math.max(l.neurons(), l.inputs());
    sizes.words(widest, spread(Math.min(SUMMED, steps)));
    sizes.words(steps > SUMMED ? widest : 0, stride(l.neurons()));
  }
}
