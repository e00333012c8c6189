package spikeloom.encoder.exact;

import static spikeloom.array.ArraySizes.blocks;
import static spikeloom.array.ArraySizes.plus;
import static spikeloom.array.ArraySizes.stride;
import static spikeloom.array.ArraySizes.times;

import java.util.List;
import spikeloom.array.ArraySizes;
import spikeloom.encoder.EncoderInputSize;
import spikeloom.encoder.EncoderMemory;
import spikeloom.encoder.EncoderSpec;
import spikeloom.encoder.LayerSize;

/**
 * Memory of an encoder in continuous time.
 *
 * @param recorded whether passes record the state of every neuron at every input
 */
record TimeMemory(EncoderSpec spec, EncoderInputSize input, boolean recorded)
    implements EncoderMemory {
  private static final int CHUNKS = 8; // of a batch
  private static final int SPIKE = 40; // an exact time with its derived values
  private static final int STATES = 15; // doubles of a neuron, with its adjoints
  private static final int RECORDED_STATES = 18; // the same where states are recorded

  @Override
  public long parameters() {
    long sum = 0;
    for (LayerSize l : LayerSize.of(spec, input)) {
      sum = plus(sum, times(l.inputs() + 3, l.neurons()));
    }
    return sum;
  }

  @Override
  public ArraySizes own() {
    return new ArraySizes().doubles(parameters());
  }

  @Override
  public ArraySizes pass(long samples) {
    ArraySizes sizes = new ArraySizes();
    List<LayerSize> layers = LayerSize.of(spec, input);
    for (int i = 0; i < layers.size(); i++) {
      LayerSize layer = layers.get(i);
      if (recorded) {
        recorded(sizes, layer, i == 0, samples);
      } else {
        stepped(sizes, layer, i == 0, samples);
      }
    }
    return sizes.arrays(samples, Float.BYTES, times(blocks(input.steps()), stride(spec.latent())));
  }

  @Override
  public ArraySizes backward() {
    return new ArraySizes().arrays(CHUNKS, Double.BYTES, parameters());
  }

  private long events(LayerSize l, boolean first) {
    return first ? input.events() : l.inputs() / 2; // a hidden neuron fires once, or not at all
  }

  /** Networks whose layers keep one state, and windows of sums over some input times. */
  private void stepped(ArraySizes sizes, LayerSize l, boolean first, long samples) {
    int windows = first ? 1 : 2;
    sizes.bytes(samples, plus(events(l, first), l.neurons()), SPIKE);
    sizes.bytes(samples, STATES + windows * SrmLayer.WINDOW, Double.BYTES, l.neurons());
  }

  /** Networks that record three numbers of every neuron at every input time. */
  private void recorded(ArraySizes sizes, LayerSize l, boolean first, long samples) {
    long times =
        first && !input.graded() ? Math.min(input.steps(), input.events()) : events(l, first);
    // Records grow by doubling: half as much again, on average.
    sizes.arrays(samples, Double.BYTES, times(3, l.neurons(), times) / 2 * 3);
    sizes.bytes(samples, plus(events(l, first), l.neurons()), SPIKE);
    sizes.bytes(samples, RECORDED_STATES, Double.BYTES, l.neurons());
  }
}
