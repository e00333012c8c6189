package spikeloom.encoder;

import java.util.Arrays;
import java.util.List;
import spikeloom.kernel.Before;
import spikeloom.kernel.BitProduct;
import spikeloom.kernel.EventGradient;
import spikeloom.kernel.EventProduct;
import spikeloom.kernel.Padding;
import spikeloom.kernel.Parameters;
import spikeloom.kernel.Range;
import spikeloom.kernel.Rows;
import spikeloom.kernel.Sparsity;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.Words;
import spikeloom.kernel.Workers;

/**
 * Weight gradients of all layers, summed over samples and steps. The weights are cut into tiles,
 * and a worker sums a tile over the whole batch: no gradient per worker, nothing to reduce, and the
 * same bits for any number of workers.
 */
final class WeightGradient {
  // Tiles per worker, so that the last one does not leave the others waiting for long.
  private static final int TILES = 8;

  private final List<LifEncoder.Layer> layers;
  private final Workers workers;
  private final int blocks;
  private final int[][] active; // [layer]: channels with spikes, for every sample and block
  private final int[][] activeCount; // [layer][sample, block]
  private final boolean[][] sparse; // [layer][sample, block]
  private final BitProduct[] products;
  private final float[][] scratch;

  WeightGradient(List<LifEncoder.Layer> layers, int capacity, int steps, Workers workers) {
    this.layers = layers;
    this.workers = workers;
    blocks = (steps + SpikeBits.STEPS - 1) / SpikeBits.STEPS;
    active = new int[layers.size()][];
    for (int l = 0; l < layers.size(); l++) {
      active[l] = new int[capacity * blocks * (layers.get(l).inputs() + 1)];
    }
    activeCount = new int[layers.size()][capacity * blocks];
    sparse = new boolean[layers.size()][capacity * blocks];
    products = new BitProduct[workers.count()];
    Arrays.setAll(products, w -> new BitProduct());
    scratch = new float[workers.count()][EventProduct.SCRATCH];
  }

  /**
   * Overwrites the weights' slices of {@code gradient}.
   *
   * @param spikes what went into every layer, [layer][sample]
   * @param adjoint gradients of every layer's currents, a row per sample and step
   */
  void sum(SpikeBits[][] spikes, Rows[] adjoint, int samples, float[] gradient) {
    workers.run(
        worker -> {
          Range mine = workers.share(worker, samples);
          for (int l = 0; l < layers.size(); l++) {
            for (int b = mine.from(); b < mine.to(); b++) {
              list(l, b, spikes[l][b]);
            }
          }
        });
    workers.run(
        worker -> {
          int tile = 0;
          for (int l = 0; l < layers.size(); l++) {
            Parameters.Slice slice = layers.get(l).weights();
            int panels = slice.width() / Padding.FLOATS;
            int parts = (workers.count() * TILES + panels - 1) / panels;
            for (int i = 0; i < panels * parts; i++, tile++) {
              if (tile % workers.count() == worker) {
                int c = i / parts * Padding.FLOATS;
                int from = (int) ((long) slice.rows() * (i % parts) / parts);
                int to = (int) ((long) slice.rows() * (i % parts + 1) / parts);
                sumTile(worker, l, spikes[l], adjoint[l], samples, gradient, c, from, to);
              }
            }
          }
        });
  }

  private void list(int l, int b, SpikeBits bits) {
    for (int k = 0; k < blocks; k++) {
      int i = b * blocks + k;
      activeCount[l][i] = bits.active(k, active[l], i * (bits.channels() + 1));
      sparse[l][i] = Sparsity.bitsAreFaster(bits.additions(k), activeCount[l][i]);
    }
  }

  private void sumTile(
      int worker,
      int l,
      SpikeBits[] spikes,
      Rows adjoint,
      int samples,
      float[] gradient,
      int column,
      int from,
      int to) {
    Rows out = Rows.of(layers.get(l).weights(), gradient);
    // The last panel clears the gap between rows too.
    int last = column + Padding.FLOATS == out.width() ? out.stride() : column + Padding.FLOATS;
    for (int r = from; r < to; r++) {
      Arrays.fill(gradient, out.index(r, column), out.index(r, last), 0f);
    }
    Range panel = new Range(column, column + Padding.FLOATS);
    for (int b = 0; b < samples; b++) {
      SpikeBits bits = spikes[b];
      for (int k = 0; k < blocks; k++) {
        int i = b * blocks + k;
        int start = i * (bits.channels() + 1);
        int end = start + activeCount[l][i];
        Range list =
            new Range(place(active[l], start, end, from), place(active[l], start, end, to));
        Words words = bits.words(k, 0);
        Rows rows = adjoint.from(b * bits.steps() + k * SpikeBits.STEPS);
        int steps = bits.stepsIn(k);
        if (sparse[l][i]) {
          EventGradient.add(words, steps, active[l], list, rows, out, panel, scratch[worker]);
        } else {
          products[worker].sums(words, active[l], list, rows, steps, Before.OUTPUT, out, panel);
        }
      }
    }
  }

  // Where in an ascending list the channels from `channel` on begin.
  private static int place(int[] list, int from, int to, int channel) {
    int found = Arrays.binarySearch(list, from, to, channel);
    return found < 0 ? -found - 1 : found;
  }

  /** Overwrites a slice of one row by the sum over the samples. */
  void sumRows(Rows rows, int samples, Parameters.Slice slice, float[] gradient) {
    Arrays.fill(gradient, slice.offset(), slice.end(), 0f);
    for (int b = 0; b < samples; b++) {
      for (int i = 0; i < rows.width(); i++) {
        gradient[slice.offset() + i] += rows.values()[rows.index(b, i)];
      }
    }
  }
}
