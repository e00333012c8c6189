package spikeloom.prior;

import java.util.Arrays;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.kernel.StepEvents;
import spikeloom.kernel.StepGradient;

/**
 * Gradient of weights whose inputs are spikes: every channel's row is the sum of the errors over
 * its spikes, over all samples and steps. A worker sums some columns of the weights over the whole
 * batch, in the order of samples and steps: the same bits for any number of workers.
 */
final class SpikeGradient {
  // Columns that a worker sums at a time, of which 60 rows fit the first-level cache.
  private static final int COLUMNS = 64;

  private final Parameters.Slice slice;
  private final int firstRow;
  private final StepEvents[] events; // [sample]
  private final Rows[] errors; // [sample], a row per step
  private final Range[] tiles;

  /**
   * For some rows of a slice.
   *
   * @param firstRow row of channel 0
   * @param events spikes of every sample, listed step by step
   * @param errors rows of every sample, a row per step
   */
  SpikeGradient(Parameters.Slice slice, int firstRow, StepEvents[] events, Rows[] errors) {
    this.slice = slice;
    this.firstRow = firstRow;
    this.events = events;
    this.errors = errors;
    tiles = new Range[(slice.width() + COLUMNS - 1) / COLUMNS];
    Arrays.setAll(tiles, i -> new Range(i * COLUMNS, Math.min(slice.width(), (i + 1) * COLUMNS)));
  }

  /**
   * Adds a worker's tiles.
   *
   * @param before number of tiles of other gradients that are summed in the same job
   * @return that number and the tiles of this gradient
   */
  int add(int worker, int workers, int before, int samples, float[] gradient) {
    Rows out = Rows.of(slice, gradient).from(firstRow);
    for (int i = 0; i < tiles.length; i++) {
      if ((before + i) % workers == worker) {
        for (int b = 0; b < samples; b++) {
          StepGradient.add(events[b], errors[b], out, tiles[i]);
        }
      }
    }
    return before + tiles.length;
  }
}
