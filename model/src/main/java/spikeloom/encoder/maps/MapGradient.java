package spikeloom.encoder.maps;

import java.util.Arrays;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.Accumulation;
import spikeloom.kernel.BitProduct;
import spikeloom.kernel.ConvolutionShape;
import spikeloom.kernel.EventGradient;
import spikeloom.kernel.EventProduct;
import spikeloom.kernel.PatchBits;
import spikeloom.kernel.Sparsity;
import spikeloom.kernel.SpikeBits;

/**
 * Weight gradient of a convolution, summed over samples, positions and steps. Workers share the
 * parts of {@link PartSums} and panels of columns: the result does not depend on their number.
 */
public final class MapGradient {
  private final Parameters.Slice slice;
  private final SpikeBits[] maps;
  private final Rows adjoint;
  private final Workers workers;
  private final int steps;
  private final int positions; // of all maps
  private final Range[] panels;
  private final PartSums sums;
  private final Bench[] benches;

  /** Buffers of one worker. */
  private static final class Bench {
    final PatchBits patches;
    final BitProduct product = new BitProduct();
    final float[] scratch = new float[EventProduct.SCRATCH];
    final int[] active;

    Bench(ConvolutionShape shape, int steps) {
      patches = new PatchBits(shape, steps, PatchBits.positions(shape, steps, MapCurrents.ROWS));
      active = new int[shape.patch()];
    }
  }

  /**
   * The gradient of a convolution.
   *
   * @param slice its weights, a row per input of a patch
   * @param maps spikes of its input, sample by sample
   * @param adjoint gradient of its currents, a row per sample, position and step
   */
  public MapGradient(
      ConvolutionShape shape,
      Parameters.Slice slice,
      SpikeBits[] maps,
      Rows adjoint,
      Workers workers) {
    this.slice = slice;
    this.maps = maps;
    this.adjoint = adjoint;
    this.workers = workers;
    steps = maps[0].steps();
    positions = shape.output().positions();
    panels = Range.panels(slice.width());
    sums = new PartSums(slice, maps.length);
    benches = new Bench[workers.count()];
    Arrays.setAll(benches, w -> new Bench(shape, steps));
  }

  /** Overwrites the weights' slice of {@code gradient} by the sum over the first samples. */
  public void sum(int samples, float[] gradient) {
    workers.run(
        worker -> {
          for (int i = worker; i < sums.count() * panels.length; i += workers.count()) {
            Range panel = panels[i % panels.length];
            int part = i / panels.length;
            Rows out = sums.clear(part, panel);
            Range mine = sums.samples(part, samples);
            for (int b = mine.from(); b < mine.to(); b++) {
              add(benches[worker], b, out, panel);
            }
          }
        });
    workers.run(worker -> sums.join(workers.share(worker, slice.rows()), gradient));
  }

  private void add(Bench bench, int sample, Rows out, Range panel) {
    int together = bench.patches.positions();
    SpikeBits bits = bench.patches.bits();
    for (int first = 0; first < positions; first += together) {
      bench.patches.gather(maps[sample], first);
      Rows source = adjoint.from((sample * positions + first) * steps);
      for (int k = 0; k < bits.blocks(); k++) {
        int count = bits.active(k, bench.active);
        Range all = new Range(0, count);
        Rows errors = source.from(k * SpikeBits.STEPS);
        int rows = bits.stepsIn(k);
        if (Sparsity.bitsAreFaster(bits.additions(k), count)) {
          EventGradient.add(
              bits.words(k, 0), rows, bench.active, all, errors, out, panel, bench.scratch);
        } else {
          bench.product.sums(
              bits.words(k, 0), bench.active, all, errors, rows, Accumulation.OUTPUT, out, panel);
        }
      }
    }
  }
}
