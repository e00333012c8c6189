package spikeloom.encoder.lif;

import java.util.Arrays;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.TraceFilter;

/**
 * The contribution of spikes before the current block of steps to a layer's weight gradient: their
 * traces at the synapses, times the errors of the block. Two numbers per synapse's input and
 * sample, however many steps there were.
 */
final class EarlierSpikes {
  private static final int ROWS = 16;

  private final Parameters.Slice slice;
  private final TraceFilter filter;
  private final Rows q; // a row per input, a column per sample
  private final Rows p;
  private final Rows errors; // two rows per sample: factors of q and p
  private final Rows[] scratch; // [worker]

  EarlierSpikes(Parameters.Slice slice, TraceFilter filter, int samples, Workers workers) {
    this.slice = slice;
    this.filter = filter;
    q = Rows.of(slice.rows(), samples);
    p = Rows.of(slice.rows(), samples);
    errors = Rows.of(2 * samples, slice.width());
    scratch = new Rows[workers.count()];
    Arrays.setAll(scratch, w -> Rows.of(ROWS, slice.width()));
  }

  /** Clears the spikes of a sample. */
  void clear(int sample) {
    for (int i = 0; i < slice.rows(); i++) {
      q.values()[q.index(i, sample)] = 0;
      p.values()[p.index(i, sample)] = 0;
    }
  }

  /** Computes the traces of a sample over the steps of {@code spikes}. */
  void advance(SpikeBits spikes, int sample) {
    filter.advance(spikes, q, p, sample);
  }

  /** Destination of a sample's part of {@link TraceFilter#backward}. */
  Rows errors(int sample) {
    return errors.from(2 * sample);
  }

  /** Adds to a worker's share of the rows of the gradient. */
  void add(int worker, Range mine, int samples, float[] gradient) {
    Rows ofQ = new Rows(errors.values(), errors.at(), errors.width(), 2 * errors.stride());
    Rows ofP = new Rows(errors.values(), errors.index(1, 0), errors.width(), 2 * errors.stride());
    for (int row = mine.from(); row < mine.to(); row += ROWS) {
      Range rows = new Range(row, Math.min(mine.to(), row + ROWS));
      add(p, ofP, worker, rows, samples, gradient);
      if (filter.remembersCurrents()) {
        add(q, ofQ, worker, rows, samples, gradient);
      }
    }
  }

  private void add(
      Rows traces, Rows ofTraces, int worker, Range rows, int samples, float[] gradient) {
    Rows sums = scratch[worker];
    Range all = new Range(0, rows.size());
    DenseProduct.multiply(traces.from(rows.from()), all, samples, ofTraces, sums);
    for (int r = 0; r < rows.size(); r++) {
      int to = slice.at(rows.from() + r, 0);
      int from = sums.index(r, 0);
      for (int j = 0; j < slice.columns(); j++) {
        gradient[to + j] += sums.values()[from + j];
      }
    }
  }
}
