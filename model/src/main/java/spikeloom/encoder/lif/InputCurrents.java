package spikeloom.encoder.lif;

import java.util.Arrays;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.Accumulation;
import spikeloom.kernel.BitMatrix;
import spikeloom.kernel.BitProduct;
import spikeloom.kernel.EventProduct;
import spikeloom.kernel.Sparsity;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.StepEvents;

/**
 * Input currents of one layer for all samples and steps: sparse samples spike by spike, dense ones
 * by tables, whichever is faster.
 */
final class InputCurrents {
  private static final int WORD = BitMatrix.COLUMNS;
  // Number of sparse samples processed with a panel of the weights in the cache.
  private static final int GROUP = 8;

  private final Rows weights;
  private final SpikeBits[] spikes;
  private final Rows currents;
  private final int steps;
  private final int channels;
  private final BitMatrix stepSpikes; // spikes with a row per sample and step, of dense samples
  private final Range[] panels;
  private final Bench[] benches;

  /** Buffers of one worker. */
  private static final class Bench {
    final StepEvents[] events = new StepEvents[GROUP];
    final int[] group = new int[GROUP];
    final float[] scratch = new float[EventProduct.SCRATCH];
    final BitProduct product = new BitProduct();
    final int[] square = new int[WORD];
    final int[] rows;

    Bench(int capacity, int steps, int channels) {
      Arrays.setAll(events, g -> new StepEvents(steps, channels));
      rows = new int[capacity * steps];
    }
  }

  /**
   * The currents of a layer.
   *
   * @param slice its weights in {@code parameters}
   * @param spikes input spikes, sample by sample
   * @param currents a row per sample and step
   */
  InputCurrents(
      Parameters.Slice slice,
      Parameters parameters,
      SpikeBits[] spikes,
      Rows currents,
      Workers workers) {
    this.weights = Rows.of(slice, parameters.values());
    this.spikes = spikes;
    this.currents = currents;
    steps = spikes[0].steps();
    channels = spikes[0].channels();
    stepSpikes = new BitMatrix(spikes.length * steps, channels);
    panels = Range.panels(weights.width());
    benches = new Bench[workers.count()];
    Arrays.setAll(benches, w -> new Bench(spikes.length, steps, channels));
  }

  /** Overwrites the currents of some samples. */
  void sum(int worker, Range samples) {
    Bench bench = benches[worker];
    int dense = 0;
    int grouped = 0;
    for (int b = samples.from(); b < samples.to(); b++) {
      SpikeBits into = spikes[b];
      if (Sparsity.listsAreFaster(into.additions(), (long) steps * channels)) {
        bench.events[grouped].list(into, weights.stride());
        bench.group[grouped++] = b;
        if (grouped == GROUP) {
          sumSparse(bench, grouped);
          grouped = 0;
        }
      } else {
        stepSpikes.setSteps(b * steps, into, bench.square);
        for (int t = 0; t < steps; t++) {
          bench.rows[dense++] = b * steps + t;
        }
      }
    }
    sumSparse(bench, grouped);
    if (dense > 0) {
      sumDense(bench, dense);
    }
  }

  private void sumSparse(Bench bench, int grouped) {
    for (int c = 0; c < weights.width(); c += EventProduct.PANEL) {
      Range panel = new Range(c, Math.min(weights.width(), c + EventProduct.PANEL));
      for (int g = 0; g < grouped; g++) {
        Rows out = currents.from(bench.group[g] * steps);
        EventProduct.currents(weights, bench.events[g], out, bench.scratch, panel);
      }
    }
  }

  private void sumDense(Bench bench, int rows) {
    Range list = new Range(0, rows);
    for (Range panel : panels) {
      for (int k = 0; k < stepSpikes.stride(); k++) {
        int sources = Math.min(WORD, channels - k * WORD);
        Accumulation before = k == 0 ? Accumulation.NOTHING : Accumulation.OUTPUT;
        Rows source = weights.from(k * WORD);
        bench.product.sums(
            stepSpikes.words(k), bench.rows, list, source, sources, before, currents, panel);
      }
    }
  }
}
