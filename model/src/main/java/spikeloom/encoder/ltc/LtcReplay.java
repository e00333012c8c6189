package spikeloom.encoder.ltc;

import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.LtcScan;

/**
 * Reruns a latent layer with the spikes of another sample instead of its own. The effect of a spike
 * on the drive one step later is linear, so the drive changes by the difference of the spikes.
 */
final class LtcReplay {
  private static final Range ONE = new Range(0, 1);

  private final LtcLayer layer;
  private final Parameters parameters;
  private final LtcWindow.Room capacity;
  private final LtcWindow window;
  private final int stride;

  LtcReplay(LtcLayer layer, Parameters parameters, LtcWindow.Room capacity, LtcWindow window) {
    this.layer = layer;
    this.parameters = parameters;
    this.capacity = capacity;
    this.window = window;
    stride = Padding.stride(layer.shape().neurons());
  }

  private LtcScan.State state() {
    return new LtcScan.State(Rows.of(1, stride), Rows.of(1, stride), Rows.of(1, stride));
  }

  /** Log-probability of the spikes of one sample given the input of another, nats. */
  double logProbability(int input, int spikesOf) {
    int neurons = layer.shape().neurons();
    LtcScan scan = window.scan();
    LtcScan.State before = state();
    LtcScan.State after = state();
    copy(window.step(0).before(), input, before);
    Rows drive = Rows.of(1, stride);
    Rows membrane = Rows.of(1, stride);
    Rows adaptation = Rows.of(1, stride);
    Rows potential = Rows.of(1, stride);
    Rows difference = Rows.of(1, stride);
    Rows product = Rows.of(1, stride);
    double sum = 0;
    for (int t = 0; t < capacity.steps(); t++) {
      copy(window.step(t).drive(), input, drive);
      if (t > 0 && layer.shape().recurrent()) {
        subtract(before.spikes(), window.step(t).before().spikes(), input, difference);
        Rows weights = Rows.of(layer.recurrent(), parameters.values());
        DenseProduct.multiply(difference, ONE, neurons, weights, product);
        LtcScan.add(drive, product, ONE);
      }
      open(layer.membrane(), drive, before.potential(), membrane, product);
      if (layer.shape().adapts()) {
        open(layer.adaptation(), drive, before.adaptation(), adaptation, product);
      }
      LtcScan.Step step = new LtcScan.Step(drive, membrane, adaptation, potential, before, after);
      scan.follow(step, ONE, window.spikes().from(t * capacity.samples() + spikesOf));
      scan.margins(step, ONE, product);
      sum += logProbability(product, after.spikes(), neurons);
      LtcScan.State done = before;
      before = after;
      after = done;
    }
    return sum;
  }

  private void open(LtcLayer.Gate gate, Rows drive, Rows state, Rows out, Rows product) {
    int neurons = layer.shape().neurons();
    float[] values = parameters.values();
    DenseProduct.multiply(drive, ONE, neurons, Rows.of(gate.drive(), values), out);
    DenseProduct.multiply(state, ONE, neurons, Rows.of(gate.state(), values), product);
    LtcScan.gate(out, product, Rows.of(gate.bias(), values), ONE);
  }

  // log s(x) for a spike, log(1 - s(x)) for none.
  private static double logProbability(Rows margin, Rows spikes, int neurons) {
    double sum = 0;
    for (int n = 0; n < neurons; n++) {
      double logit = margin.values()[margin.index(0, n)] / LtcSampling.WIDTH;
      double x = spikes.values()[spikes.index(0, n)] > 0 ? -logit : logit;
      sum -= Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }
    return sum;
  }

  private static void copy(LtcScan.State from, int sample, LtcScan.State to) {
    copy(from.potential(), sample, to.potential());
    copy(from.spikes(), sample, to.spikes());
    copy(from.adaptation(), sample, to.adaptation());
  }

  private static void copy(Rows from, int row, Rows to) {
    System.arraycopy(from.values(), from.index(row, 0), to.values(), to.at(), to.width());
  }

  private static void subtract(Rows given, Rows own, int sample, Rows difference) {
    int at = own.index(sample, 0);
    for (int n = 0; n < difference.width(); n++) {
      difference.values()[difference.at() + n] =
          given.values()[given.at() + n] - own.values()[at + n];
    }
  }
}
