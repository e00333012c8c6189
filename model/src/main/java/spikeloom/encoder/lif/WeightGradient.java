package spikeloom.encoder.lif;

import java.util.Arrays;
import java.util.List;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.Accumulation;
import spikeloom.kernel.BitProduct;
import spikeloom.kernel.BitWords;
import spikeloom.kernel.EventGradient;
import spikeloom.kernel.EventProduct;
import spikeloom.kernel.Sparsity;
import spikeloom.kernel.SpikeBits;

/**
 * Weight gradients of all layers, summed over samples and steps. The weights are cut into tiles,
 * and a worker sums a tile over the whole batch: without a gradient per worker or a reduction, and
 * with the same result for any number of workers.
 */
public final class WeightGradient {
  // Tiles per worker, so that workers finish at about the same time.
  private static final int TILES = 8;

  private final Workers workers;
  private final Layer[] layers;
  private final BitProduct[] products;
  private final float[][] scratch;

  /** One layer: its spikes and adjoints, and measurements of a batch. */
  private static final class Layer {
    final Parameters.Slice slice;
    final Range[] panels;
    final Range[] parts; // of the rows of weights
    final Entry[] entries;
    final int blocks;

    Layer(Parameters.Slice slice, SpikeBits[] spikes, Rows adjoint, int workers) {
      this.slice = slice;
      panels = Range.panels(slice.width());
      parts = new Range[(workers * TILES + panels.length - 1) / panels.length];
      Arrays.setAll(
          parts,
          p ->
              new Range(
                  (int) ((long) slice.rows() * p / parts.length),
                  (int) ((long) slice.rows() * (p + 1) / parts.length)));
      blocks = spikes[0].blocks();
      entries = new Entry[spikes.length * blocks];
      Arrays.setAll(
          entries,
          i -> new Entry(spikes[i / blocks], i % blocks, i / blocks, adjoint, parts.length));
    }
  }

  /** One block of steps of a sample. */
  private static final class Entry {
    final SpikeBits bits;
    final int block;
    final BitWords words;
    final Rows adjoint;
    final int steps;
    final int[] active; // channels with spikes
    final Range[] lists; // those of every part
    boolean sparse;

    Entry(SpikeBits bits, int block, int sample, Rows adjoint, int parts) {
      this.bits = bits;
      this.block = block;
      words = bits.words(block, 0);
      this.adjoint = adjoint.from(sample * bits.steps() + block * SpikeBits.STEPS);
      steps = bits.stepsIn(block);
      active = new int[bits.channels()];
      lists = new Range[parts];
    }

    void list(Range[] parts) {
      int count = bits.active(block, active);
      sparse = Sparsity.bitsAreFaster(bits.additions(block), count);
      for (int p = 0; p < parts.length; p++) {
        lists[p] = new Range(place(count, parts[p].from()), place(count, parts[p].to()));
      }
    }

    // Start of the channels from `channel` on in the ascending list.
    private int place(int count, int channel) {
      int found = Arrays.binarySearch(active, 0, count, channel);
      return found < 0 ? -found - 1 : found;
    }
  }

  /**
   * The gradients of {@code layers}.
   *
   * @param spikes inputs of every layer, [layer][sample]
   * @param adjoint gradients of every layer's currents, a row per sample and step
   */
  WeightGradient(
      List<LifEncoder.Layer> layers, SpikeBits[][] spikes, Rows[] adjoint, Workers workers) {
    this.workers = workers;
    this.layers = new Layer[layers.size()];
    Arrays.setAll(
        this.layers,
        l -> new Layer(layers.get(l).weights(), spikes[l], adjoint[l], workers.count()));
    products = new BitProduct[workers.count()];
    Arrays.setAll(products, w -> new BitProduct());
    scratch = new float[workers.count()][EventProduct.SCRATCH];
  }

  /**
   * Sums over the first samples.
   *
   * @param before whether the sums overwrite the weights' slices of {@code gradient} or add to them
   */
  void sum(int samples, Accumulation before, float[] gradient) {
    sum(samples, 0, before, gradient);
  }

  /** The same for the layers from number {@code first} on. */
  void sum(int samples, int first, Accumulation before, float[] gradient) {
    workers.run(
        worker -> {
          for (int l = first; l < layers.length; l++) {
            Layer layer = layers[l];
            Range mine = workers.share(worker, samples * layer.blocks);
            for (int i = mine.from(); i < mine.to(); i++) {
              layer.entries[i].list(layer.parts);
            }
          }
        });
    workers.run(
        worker -> {
          int tile = 0;
          for (int l = first; l < layers.length; l++) {
            Layer layer = layers[l];
            for (Range panel : layer.panels) {
              for (int part = 0; part < layer.parts.length; part++, tile++) {
                if (tile % workers.count() == worker) {
                  if (before == Accumulation.NOTHING) {
                    clearTile(layer, panel, part, gradient);
                  }
                  sumTile(worker, layer, panel, part, samples, gradient);
                }
              }
            }
          }
        });
  }

  private static void clearTile(Layer layer, Range panel, int part, float[] gradient) {
    Rows out = Rows.of(layer.slice, gradient);
    // The last panel clears the gap between rows too.
    int last = panel.to() == out.width() ? out.stride() : panel.to();
    for (int r = layer.parts[part].from(); r < layer.parts[part].to(); r++) {
      Arrays.fill(gradient, out.index(r, panel.from()), out.index(r, last), 0f);
    }
  }

  private void sumTile(
      int worker, Layer layer, Range panel, int part, int samples, float[] gradient) {
    Rows out = Rows.of(layer.slice, gradient);
    for (int i = 0; i < samples * layer.blocks; i++) {
      Entry e = layer.entries[i];
      Range list = e.lists[part];
      if (e.sparse) {
        EventGradient.add(e.words, e.steps, e.active, list, e.adjoint, out, panel, scratch[worker]);
      } else {
        products[worker].sums(
            e.words, e.active, list, e.adjoint, e.steps, Accumulation.OUTPUT, out, panel);
      }
    }
  }

  /** Overwrites a slice of one row by the sum over the samples. */
  public static void sumRows(Rows rows, int samples, Parameters.Slice slice, float[] gradient) {
    Arrays.fill(gradient, slice.offset(), slice.end(), 0f);
    for (int b = 0; b < samples; b++) {
      for (int i = 0; i < rows.width(); i++) {
        gradient[slice.offset() + i] += rows.values()[rows.index(b, i)];
      }
    }
  }
}
