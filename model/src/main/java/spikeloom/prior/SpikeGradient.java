package spikeloom.prior;

import java.util.Arrays;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.EventGradient;
import spikeloom.kernel.EventProduct;
import spikeloom.kernel.SpikeBits;

/**
 * Gradient of weights whose inputs are spikes: every channel's row is the sum of the errors over
 * its spikes, over all samples and steps. The weights are cut into tiles, and a worker sums a tile
 * over the whole batch, in the order of the samples: the same bits for any number of workers.
 */
final class SpikeGradient {
  // Tiles per worker, so that workers finish at about the same time.
  private static final int TILES = 4;

  private final Parameters.Slice slice;
  private final int firstRow;
  private final SpikeWords spikes;
  private final Rows[] errors; // of every block of every sample
  private final Range[] panels;
  private final Range[] parts; // of the channels
  private final int[] channels;
  private final float[][] scratch; // [worker]

  /**
   * For some rows of a slice.
   *
   * @param firstRow row of channel 0
   * @param errors a row per sample and step
   */
  SpikeGradient(
      Parameters.Slice slice,
      int firstRow,
      int channels,
      SpikeWords spikes,
      Rows errors,
      Workers workers) {
    this.slice = slice;
    this.firstRow = firstRow;
    this.spikes = spikes;
    this.errors = new Rows[spikes.samples() * spikes.blocks];
    Arrays.setAll(
        this.errors,
        i -> errors.from(i / spikes.blocks * spikes.steps + i % spikes.blocks * SpikeBits.STEPS));
    panels = Range.panels(slice.width());
    parts = new Range[parts(workers.count(), panels.length)];
    Arrays.setAll(
        parts, p -> new Range(channels * p / parts.length, channels * (p + 1) / parts.length));
    this.channels = new int[channels];
    Arrays.setAll(this.channels, c -> c);
    scratch = new float[workers.count()][EventProduct.SCRATCH];
  }

  /** Number of parts that the channels are cut into; one worker takes them as they are. */
  static int parts(int workers, int panels) {
    return workers == 1 ? 1 : (workers * TILES + panels - 1) / panels;
  }

  /**
   * Adds a worker's tiles.
   *
   * @param before number of tiles of other gradients that are summed in the same job
   * @return that number and the tiles of this gradient
   */
  int add(int worker, int workers, int before, int samples, float[] gradient) {
    Rows out = Rows.of(slice, gradient).from(firstRow);
    int tile = before;
    for (Range panel : panels) {
      for (Range part : parts) {
        if (tile++ % workers == worker) {
          addTile(worker, panel, part, samples, out);
        }
      }
    }
    return tile;
  }

  private void addTile(int worker, Range panel, Range part, int samples, Rows out) {
    for (int i = 0; i < samples * spikes.blocks; i++) {
      EventGradient.add(
          spikes.words(i),
          spikes.stepsIn(i),
          channels,
          part,
          errors[i],
          out,
          panel,
          scratch[worker]);
    }
  }
}
