package spikeloom.prior;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.kernel.CausalEvents;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.EventProduct;
import spikeloom.kernel.LifScan;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.StepEvents;

/**
 * Pass of a {@link SpikingNetworkPrior}. The state of the hidden neurons and of the filter at the
 * start of a window is constant to the backward pass.
 */
final class SpikingNetworkPass extends WindowedPass {
  private static final int HIDDEN = Priors.HIDDEN;
  private static final int STATE = 4; // rows of LifScan

  private final SpikingNetworkPrior prior;
  private final TraceLayer layer;
  private final LifScan scan = SpikingNetworkPrior.scan();
  private final Rows rates;
  private final Rows bias;
  private final Rows output;
  private final Rows transposed; // output weights with a row per neuron
  private final SpikeBits[] hidden; // [sample]
  private final StepEvents[] events; // [sample]: hidden spikes
  private final Rows[] start; // [sample]: state of the neurons at the first step of the window
  private final Rows[] now; // after its last step
  private final Rows[] filterStart; // [sample], one row: V
  private final Rows[] filterNow;
  private final Rows[] margin; // [sample], a row per step; in the backward pass the slope
  private final Rows[] hiddenChange; // [sample], a row per step: of the spikes, then the currents
  private final Rows[] biasChange; // [sample], one row
  private final Rows[] odds; // [sample], a row per step: sums of C, or their gradient
  private final SpikeGradient outputGradient;
  private final float[][] scratch; // [worker]

  SpikingNetworkPass(SpikingNetworkPrior prior, PriorRoom room) {
    super(prior, room);
    this.prior = prior;
    layer = new TraceLayer(this, prior.latents(), prior.hidden());
    float[] values = prior.parameters().values();
    rates = Rows.of(prior.rates(), values);
    bias = Rows.of(prior.bias(), values);
    output = Rows.of(prior.output(), values);
    transposed = Rows.spread(prior.latents(), HIDDEN);
    int samples = room.samples();
    hidden = new SpikeBits[samples];
    Arrays.setAll(hidden, b -> new SpikeBits(room.steps(), HIDDEN));
    events = new StepEvents[samples];
    Arrays.setAll(events, b -> new StepEvents(room.steps(), HIDDEN));
    start = new Rows[samples];
    now = new Rows[samples];
    Arrays.setAll(start, b -> LifScan.state(HIDDEN));
    Arrays.setAll(now, b -> LifScan.state(HIDDEN));
    filterStart = rowPerSample(Padding.stride(prior.latents()));
    filterNow = rowPerSample(Padding.stride(prior.latents()));
    margin = room.bySample(room.rows(HIDDEN));
    hiddenChange = room.bySample(room.rows(HIDDEN));
    biasChange = rowPerSample(HIDDEN);
    odds = room.bySample(room.rows(prior.latents()));
    outputGradient = new SpikeGradient(prior.output(), 0, events, odds);
    scratch = new float[room.workers().count()][EventProduct.SCRATCH];
  }

  private Rows[] rowPerSample(int width) {
    Rows all = Rows.of(room.samples(), width);
    Rows[] each = new Rows[room.samples()];
    Arrays.setAll(each, all::from);
    return each;
  }

  @Override
  void forward(int worker, Range mine) {
    layer.forward(worker, mine, margin);
    Rows steps = rates.from(firstStep());
    for (int b = mine.from(); b < mine.to(); b++) {
      begin(b);
      scan.forward(margin[b], bias, hidden[b], now[b]);
      CausalEvents.list(hidden[b], output.stride(), events[b]);
      EventProduct.currents(output, events[b], odds[b], scratch[worker]);
      filter(odds[b], filterNow[b]);
      WindowRows.write(steps, odds[b], prior.latents(), window(), logOdds[b]);
    }
  }

  private void begin(int b) {
    switch (beginning()) {
      case REST -> {
        Arrays.fill(now[b].values(), 0f);
        clear(filterNow[b]);
      }
      case END -> {
        copy(now[b], STATE, start[b]);
        copy(filterNow[b], 1, filterStart[b]);
      }
      case START -> {
        copy(start[b], STATE, now[b]);
        copy(filterStart[b], 1, filterNow[b]);
      }
    }
  }

  private static void clear(Rows row) {
    Arrays.fill(row.values(), row.at(), row.at() + row.width(), 0f);
  }

  private static void copy(Rows from, int rows, Rows to) {
    System.arraycopy(from.values(), from.at(), to.values(), to.at(), rows * from.stride());
  }

  // V(t) = g V(t-1) + (1 - g) x(t), in place.
  private void filter(Rows x, Rows state) {
    float g = SpikingNetworkPrior.DECAY;
    float h = 1 - g;
    float[] v = state.values();
    for (int t = 0; t < room.steps(); t++) {
      int at = x.index(t, 0);
      for (int n = 0; n < x.width(); n++) {
        float next = g * v[state.at() + n] + h * x.values()[at + n];
        v[state.at() + n] = next;
        x.values()[at + n] = next;
      }
    }
  }

  // The adjoint of filter: dx(t) = g dx(t+1) + (1 - g) dV(t).
  private void filterBack(Rows change, Rows x) {
    float g = SpikingNetworkPrior.DECAY;
    float h = 1 - g;
    for (int t = room.steps() - 1; t >= 0; t--) {
      int at = change.index(t, 0);
      int to = x.index(t, 0);
      for (int n = 0; n < x.width(); n++) {
        x.values()[to + n] = h * change.values()[at + n];
      }
      for (int n = 0; t < room.steps() - 1 && n < x.width(); n++) {
        x.values()[to + n] += g * x.values()[to + x.stride() + n];
      }
    }
  }

  @Override
  void backward(float[] gradient) {
    workers.run(
        worker -> {
          layer.transpose(worker);
          Range units = workers.share(worker, HIDDEN);
          DenseProduct.transpose(output, units, prior.latents(), transposed);
        });
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count());
          for (int b = mine.from(); b < mine.to(); b++) {
            backward(worker, b);
          }
        });
    workers.run(
        worker -> {
          int tiles = layer.gradient(worker, 0, gradient);
          outputGradient.add(worker, workers.count(), tiles, count(), gradient);
          sumSteps(worker, hiddenChange, layer.steps(gradient));
          sumSteps(worker, change, Rows.of(prior.rates(), gradient));
        });
    Rows sum = Rows.of(prior.bias(), gradient);
    for (int b = 0; b < count(); b++) {
      WindowRows.add(sum, biasChange[b], new Range(0, 1));
    }
    layer.addEarlier(gradient);
  }

  private void backward(int worker, int b) {
    filterBack(change[b], odds[b]);
    DenseProduct.multiply(odds[b], window(), prior.latents(), transposed, hiddenChange[b]);
    Rows slope = margin[b];
    for (int t = 0; t < room.steps(); t++) {
      int at = slope.index(t, 0);
      SpikingNetworkPrior.SURROGATE.apply(slope.values(), at, at + HIDDEN);
    }
    scan.backward(slope, hiddenChange[b], room.steps(), biasChange[b]);
    layer.backward(worker, b, hiddenChange[b], adjoint[b]);
  }
}
