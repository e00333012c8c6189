package spikeloom.prior;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.CausalEvents;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.EventProduct;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.StepEvents;
import spikeloom.kernel.TraceScan;

/**
 * Sums over the traces of past spikes for all samples, and their adjoint:
 *
 * <pre>{@code
 * a(j,t) = A(t,j) + sum over k, m of W[k N + m, j] f(k,m,t)
 * f(k,m,t+1) = g(k) f(k,m,t) + (1 - g(k)) z(m,t),   g = 0.5, 0.8, 0.95
 * }</pre>
 *
 * <p>Neither the traces nor their products with W are ever formed within a window: rows of W are
 * summed for every spike, and {@link TraceScan} filters the sums. Backwards, the errors are
 * filtered, and then summed for every spike. Traces of the spikes before a window are one number
 * each and dense.
 */
final class TraceLayer {
  /** The decays g. */
  static final double[] DECAYS = {0.5, 0.8, 0.95};

  private static final int ROWS = 16;

  /**
   * Where the weights are.
   *
   * @param traces W, row {@code k N + m} for trace k of neuron m
   * @param steps A, a row per step
   */
  record Weights(Parameters parameters, Parameters.Slice traces, Parameters.Slice steps) {}

  private final WindowedPass pass;
  private final PriorRoom room;
  private final Weights weights;
  private final int latents;
  private final int outputs;
  private final int width; // of a trace's columns
  private final TraceScan traces = new TraceScan(DECAYS);
  private final Rows[] ofTrace; // W by trace
  private final Rows base; // A
  private final Rows[] start; // [sample], one row: f at the first step of the window
  private final Rows[] now; // f after its last step
  private final Rows allStart;
  private final Rows startTransposed;
  private final Rows earlier; // a row per sample: W f at the first step, or its adjoint
  private final Rows[] earlierOf; // [sample]
  private final Rows[] earlierOfTrace;
  private final Rows errors; // a row per sample and step: adjoint of the currents, trace by trace
  private final Rows[] errorsOf; // [sample]
  private final Rows transposed; // [trace, output][neuron]
  private final SpikeGradient[] gradients; // [trace]
  private final StepEvents[] events; // [sample]
  private final Bench[] benches;

  /** Buffers of one worker. */
  private static final class Bench {
    final float[] scratch = new float[EventProduct.SCRATCH];
    final Rows currents; // a row per step, trace by trace
    final Rows[] ofTrace;
    final Rows adjoint; // a row per step
    final Rows sums;

    Bench(int steps, int latents, int width) {
      currents = Rows.spread(steps, DECAYS.length * width);
      ofTrace = columns(currents, width);
      adjoint = Rows.spread(steps, latents);
      sums = Rows.of(ROWS, width);
    }
  }

  TraceLayer(WindowedPass pass, int latents, Weights weights) {
    this.pass = pass;
    this.weights = weights;
    this.latents = latents;
    room = pass.room;
    outputs = weights.traces().columns();
    width = Padding.stride(outputs);
    float[] values = weights.parameters().values();
    Rows all = Rows.of(weights.traces(), values);
    ofTrace = new Rows[traces.count()];
    Arrays.setAll(ofTrace, k -> all.from(k * latents));
    base = Rows.of(weights.steps(), values);
    int samples = room.samples();
    int past = traces.count() * latents;
    allStart = Rows.of(samples, past);
    start = each(allStart);
    now = each(Rows.of(samples, past));
    startTransposed = Rows.spread(past, samples);
    earlier = Rows.spread(samples, traces.count() * width);
    earlierOf = each(earlier);
    earlierOfTrace = columns(earlier, width);
    errors = room.rows(traces.count() * width);
    errorsOf = room.bySample(errors);
    transposed = Rows.spread(traces.count() * width, latents);
    gradients = new SpikeGradient[traces.count()];
    events = new StepEvents[samples];
    Arrays.setAll(events, b -> new StepEvents(room.steps(), latents));
    Rows[] errorsOfTrace = columns(errors, width);
    Arrays.setAll(
        gradients,
        k -> {
          Rows[] each = room.bySample(errorsOfTrace[k]);
          return new SpikeGradient(weights.traces(), k * latents, events, each);
        });
    benches = new Bench[room.workers().count()];
    Arrays.setAll(benches, w -> new Bench(room.steps(), latents, width));
  }

  private Rows[] each(Rows rows) {
    Rows[] each = new Rows[room.samples()];
    Arrays.setAll(each, rows::from);
    return each;
  }

  // The columns of each trace.
  private static Rows[] columns(Rows rows, int width) {
    Rows[] columns = new Rows[DECAYS.length];
    Arrays.setAll(
        columns, k -> new Rows(rows.values(), rows.index(0, k * width), width, rows.stride()));
    return columns;
  }

  /**
   * Computes the sums of a worker's samples.
   *
   * @param out a row per step for each sample
   */
  void forward(int worker, Range mine, Rows[] out) {
    for (int b = mine.from(); b < mine.to(); b++) {
      begin(b);
    }
    if (pass.carried()) {
      sumEarlier(mine);
    }
    Bench bench = benches[worker];
    Rows steps = base.from(pass.firstStep());
    for (int b = mine.from(); b < mine.to(); b++) {
      SpikeBits bits = pass.spikes[b];
      CausalEvents.list(bits, ofTrace[0].stride(), events[b]);
      for (int k = 0; k < traces.count(); k++) {
        EventProduct.currents(ofTrace[k], events[b], bench.ofTrace[k], bench.scratch);
      }
      traces.forward(bench.currents, room.steps(), earlierOf[b], steps, out[b]);
      if (pass.continues()) {
        copy(start[b], now[b]);
        traces.advance(bits, now[b]);
      }
    }
  }

  private void begin(int b) {
    switch (pass.beginning()) {
      case REST -> {
        clear(start[b]);
        clear(earlierOf[b]);
      }
      case END -> copy(now[b], start[b]);
      case START -> {}
    }
  }

  private void sumEarlier(Range mine) {
    for (int k = 0; k < traces.count(); k++) {
      Rows f =
          new Rows(allStart.values(), allStart.index(0, k * latents), latents, start[0].stride());
      DenseProduct.multiply(f, mine, latents, ofTrace[k], earlierOfTrace[k]);
    }
  }

  private static void clear(Rows row) {
    Arrays.fill(row.values(), row.at(), row.at() + row.width(), 0f);
  }

  private static void copy(Rows from, Rows to) {
    System.arraycopy(from.values(), from.at(), to.values(), to.at(), from.width());
  }

  /** Copies a worker's share of the weights for {@link #backward}. */
  void transpose(int worker) {
    Range mine = room.workers().share(worker, latents);
    for (int k = 0; k < traces.count(); k++) {
      DenseProduct.transpose(ofTrace[k], mine, outputs, transposed.from(k * width));
    }
  }

  /**
   * The adjoint of a sample's sums.
   *
   * @param change gradient of the sums, a row per step, padding 0
   * @param adjoint gradient of the spikes, a row per step, added to
   */
  void backward(int worker, int b, Rows change, Rows adjoint) {
    Bench bench = benches[worker];
    Range steps = pass.window();
    traces.backward(change, room.steps(), errorsOf[b], earlierOf[b]);
    DenseProduct.multiply(errorsOf[b], steps, traces.count() * width, transposed, bench.adjoint);
    WindowRows.add(adjoint, bench.adjoint, steps);
  }

  /**
   * Adds a worker's part of the gradient of W.
   *
   * @param before number of tiles summed before in the same job
   * @return that number and the tiles of W
   */
  int gradient(int worker, int before, float[] gradient) {
    int tiles = before;
    for (SpikeGradient each : gradients) {
      tiles = each.add(worker, room.workers().count(), tiles, pass.count(), gradient);
    }
    return tiles;
  }

  /** The gradient of A in that of all parameters, a row per step. */
  Rows steps(float[] gradient) {
    return Rows.of(weights.steps(), gradient);
  }

  /**
   * Adds the part of the traces before the window to the gradient of W: a job of its own, after
   * {@link #gradient}.
   */
  void addEarlier(float[] gradient) {
    if (!pass.carried()) {
      return;
    }
    Workers workers = room.workers();
    int count = pass.count();
    Rows all = Rows.of(weights.traces(), gradient);
    int past = traces.count() * latents;
    workers.run(
        worker ->
            DenseProduct.transpose(allStart, workers.share(worker, count), past, startTransposed));
    workers.run(
        worker -> {
          Rows sums = benches[worker].sums;
          for (int k = 0; k < traces.count(); k++) {
            Range mine = workers.share(worker, latents);
            for (int m = mine.from(); m < mine.to(); m += ROWS) {
              Range rows = new Range(0, Math.min(ROWS, mine.to() - m));
              Rows f = startTransposed.from(k * latents + m);
              DenseProduct.multiply(f, rows, count, earlierOfTrace[k], sums);
              WindowRows.add(all.from(k * latents + m), sums, rows);
            }
          }
        });
  }
}
