package spikeloom.encoder.lif;

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

/** Memory of an encoder of leaky integrate-and-fire neurons. */
public record LifMemory(EncoderSpec spec, EncoderInputSize input, int threads)
    implements EncoderMemory {
  private static final int SCAN_ROWS = 5; // states of a neuron, see the scans of the kernels
  private static final int GROUPED = 8; // samples whose spikes a worker lists at a time
  private static final int TILES = 8; // parts of a weight gradient per worker
  private static final int SMALL_OBJECT = 32;
  private static final int GRADED_EVENT = 16;

  @Override
  public long parameters() {
    long sum = spec.maps().present() ? maps().parameters() : 0;
    for (LayerSize l : spec.maps().latentMaps() ? List.<LayerSize>of() : layers()) {
      sum = plus(sum, times(l.inputs() + 1, spread(l.neurons())));
    }
    long sources = spec.lateral() ? spec.latent() : 1;
    return plus(sum, times(sources, spread(spec.latent())));
  }

  @Override
  public ArraySizes own() {
    return new ArraySizes();
  }

  @Override
  public ArraySizes pass(long samples) {
    ArraySizes sizes = new ArraySizes();
    List<LayerSize> layers = layers();
    boolean maps = spec.maps().present();
    if (maps) {
      maps().pass(sizes, samples);
    }
    for (int i = 0; i < layers.size(); i++) {
      LayerSize layer = layers.get(i);
      neurons(sizes, layer, samples);
      if (i > 0 || !maps) {
        sizes.arrays(samples, Float.BYTES, bits(layer.inputs()));
      }
      if (!spec.maps().latentMaps()) {
        weights(sizes, layer, i == 0 && !maps, samples);
      }
    }
    sizes.arrays(samples, Float.BYTES, bits(spec.latent()));
    sizes.arrays(2L * threads, Float.BYTES, times(input.steps(), stride(spec.latent())));
    sizes.words(samples, input.steps(), stride(spec.latent())); // log-odds of the prior
    if (!spec.estimator().draws()) {
      sizes.words(samples, input.steps(), stride(spec.latent())); // log-odds without chance
    }
    if (spec.lateral()) {
      lateral(sizes, samples);
    }
    if (!maps) {
      gradedInput(sizes, samples, input.graded() ? input.listed() : 0);
    }
    return sizes;
  }

  private void lateral(ArraySizes sizes, long samples) {
    long rows = times(2L * input.steps() + SCAN_ROWS + 2, stride(spec.latent()));
    sizes.arrays(times(threads, LifReadout.GROUP), Float.BYTES, rows);
    sizes.words(samples, input.steps(), stride(spec.latent()));
    sizes.words(spec.latent(), spread(spec.latent()));
    entries(
        sizes, new LayerSize(spec.latent(), spec.latent()), times(samples, blocks(input.steps())));
  }

  @Override
  public ArraySizes backward() {
    return new ArraySizes();
  }

  /** The layers of a pass with the rule {@code score}, over one block of steps. */
  public void scored(ArraySizes sizes, long samples, boolean several) {
    List<LayerSize> layers = layers();
    long rows = times(samples, input.steps());
    for (int i = 0; i < layers.size(); i++) {
      LayerSize l = layers.get(i);
      sizes.arrays(samples, Float.BYTES, bits(l.inputs()));
      sizes.arrays(2, Float.BYTES, times(rows, stride(l.neurons())));
      sizes.words(samples, 1 + SCAN_ROWS, stride(l.neurons()));
      lists(sizes, l, rows);
      entries(sizes, l, samples);
      if (several) {
        sizes.arrays(2, Float.BYTES, times(l.inputs(), samples));
        sizes.words(2, samples, stride(l.neurons()));
      }
      if (i > 0) {
        sizes.words(l.inputs(), spread(spec.latent())); // feedback of errors
      }
    }
  }

  private List<LayerSize> layers() {
    return LayerSize.of(spec, input);
  }

  private long bits(long channels) {
    return times(blocks(input.steps()), stride(channels));
  }

  private MapMemory maps() {
    return new MapMemory(spec.maps(), spec.latent(), input, threads);
  }

  /** What every neuron has. */
  private void neurons(ArraySizes sizes, LayerSize l, long samples) {
    long rows = times(samples, input.steps());
    sizes.arrays(2, Float.BYTES, times(rows, stride(l.neurons())));
    sizes.words(samples, stride(l.neurons()));
    sizes.arrays(2 * samples, Float.BYTES, times(SCAN_ROWS, stride(l.neurons())));
  }

  /** Sums over the weights of a dense layer. */
  private void weights(ArraySizes sizes, LayerSize l, boolean first, long samples) {
    long rows = times(samples, input.steps());
    if (!first) {
      sizes.words(l.neurons(), spread(l.inputs()));
    }
    lists(sizes, l, rows);
    entries(sizes, l, times(samples, blocks(input.steps())));
  }

  /** Lists of spikes by step, for sums over inputs. */
  private void lists(ArraySizes sizes, LayerSize l, long rows) {
    sizes.words(rows, blocks(l.inputs()));
    sizes.arrays(times(threads, GROUPED, 2), Float.BYTES, times(input.steps(), l.inputs()));
    sizes.arrays(times(threads, GROUPED), Float.BYTES, times(blocks(input.steps()), l.inputs()));
    sizes.arrays(threads, Float.BYTES, rows);
  }

  /** Lists of active inputs for a weight gradient. */
  private void entries(ArraySizes sizes, LayerSize l, long entries) {
    long panels = Math.max(1, blocks(l.neurons()));
    long parts = (times(threads, TILES) + panels - 1) / panels;
    sizes.arrays(entries, Float.BYTES, l.inputs());
    sizes.bytes(entries, 5L * SMALL_OBJECT + parts * (SMALL_OBJECT + Integer.BYTES));
  }

  private void gradedInput(ArraySizes sizes, long samples, long events) {
    sizes.arrays(samples, Float.BYTES, plus(input.steps(), input.channels()));
    sizes.bytes(samples, GRADED_EVENT, Math.max(256, grown(events)));
  }

  /** Length of an array that doubles until it holds {@code count} elements. */
  private static long grown(long count) {
    return count < 1 ? 0 : Math.max(count, Long.highestOneBit(count) * 2);
  }
}
