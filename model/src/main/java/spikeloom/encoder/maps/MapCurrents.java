package spikeloom.encoder.maps;

import java.util.Arrays;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.Accumulation;
import spikeloom.kernel.BitMatrix;
import spikeloom.kernel.BitProduct;
import spikeloom.kernel.ConvolutionShape;
import spikeloom.kernel.EventProduct;
import spikeloom.kernel.PatchBits;
import spikeloom.kernel.Sparsity;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.StepEvents;

/**
 * Input currents of a convolution for all steps: a few positions at a time, spike by spike where
 * their patches are sparse, and by tables of subset sums where they are dense.
 */
public final class MapCurrents {
  /** Number of rows, of a position and a step, that are computed together. */
  static final int ROWS = 512;

  private static final int WORD = BitMatrix.COLUMNS;

  private final ConvolutionShape shape;
  private final Rows weights;
  private final SpikeBits[] maps;
  private final Rows currents;
  private final int steps;
  private final int positions; // of all maps
  private final Range[] panels;
  private final Bench[] benches;

  /** Buffers of one worker. */
  private static final class Bench {
    final PatchBits patches;
    final StepEvents events;
    final BitMatrix bits;
    final BitProduct product = new BitProduct();
    final int[] square = new int[WORD];
    final float[] scratch = new float[EventProduct.SCRATCH];
    final int[] rows;

    Bench(ConvolutionShape shape, int steps) {
      patches = new PatchBits(shape, steps, PatchBits.positions(shape, steps, ROWS));
      int count = patches.bits().steps();
      events = new StepEvents(count, shape.patch());
      bits = new BitMatrix(count, shape.patch());
      rows = new int[count];
      Arrays.setAll(rows, r -> r);
    }
  }

  /**
   * The currents of a convolution.
   *
   * @param slice its weights in {@code parameters}, a row per input of a patch
   * @param maps spikes of its input, sample by sample
   * @param currents a row per sample, position and step
   */
  public MapCurrents(
      ConvolutionShape shape,
      Parameters.Slice slice,
      Parameters parameters,
      SpikeBits[] maps,
      Rows currents,
      Workers workers) {
    this.shape = shape;
    this.weights = Rows.of(slice, parameters.values());
    this.maps = maps;
    this.currents = currents;
    steps = maps[0].steps();
    positions = shape.output().positions();
    panels = Range.panels(weights.width());
    benches = new Bench[workers.count()];
    Arrays.setAll(benches, w -> new Bench(shape, steps));
  }

  /** Overwrites the currents of a sample. */
  public void sum(int worker, int sample) {
    Bench bench = benches[worker];
    int together = bench.patches.positions();
    for (int first = 0; first < positions; first += together) {
      bench.patches.gather(maps[sample], first);
      Rows out = currents.from((sample * positions + first) * steps);
      SpikeBits bits = bench.patches.bits();
      if (Sparsity.listsAreFaster(bits.additions(), (long) bits.steps() * shape.patch())) {
        sumSparse(bench, out);
      } else {
        sumDense(bench, out);
      }
    }
  }

  private void sumSparse(Bench bench, Rows out) {
    bench.events.list(bench.patches.bits(), weights.stride());
    for (int c = 0; c < weights.width(); c += EventProduct.PANEL) {
      Range panel = new Range(c, Math.min(weights.width(), c + EventProduct.PANEL));
      EventProduct.currents(weights, bench.events, out, bench.scratch, panel);
    }
  }

  private void sumDense(Bench bench, Rows out) {
    bench.bits.setSteps(0, bench.patches.bits(), bench.square);
    Range all = new Range(0, bench.rows.length);
    for (Range panel : panels) {
      for (int k = 0; k < bench.bits.stride(); k++) {
        int sources = Math.min(WORD, shape.patch() - k * WORD);
        Accumulation before = k == 0 ? Accumulation.NOTHING : Accumulation.OUTPUT;
        bench.product.sums(
            bench.bits.words(k),
            bench.rows,
            all,
            weights.from(k * WORD),
            sources,
            before,
            out,
            panel);
      }
    }
  }
}
