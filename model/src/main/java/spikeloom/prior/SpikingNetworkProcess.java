package spikeloom.prior;

import java.util.Arrays;
import spikeloom.neuron.Lif;

/**
 * A {@link SpikingNetworkPrior} step by step. A hidden neuron whose potential is within rounding of
 * the threshold can fire here and not in a {@link SpikingNetworkPass}, or the other way round.
 */
final class SpikingNetworkProcess extends SteppedProcess {
  private static final int HIDDEN = Priors.HIDDEN;

  private final SpikingNetworkPrior prior;
  private final TraceProcess traces;
  private final float[] current = new float[HIDDEN];
  private final float[] membrane = new float[HIDDEN];
  private final float[] refractory = new float[HIDDEN];
  private final boolean[] spike = new boolean[HIDDEN];
  private final float[] filter;
  private final float[] sums;
  private boolean computed; // whether the hidden layer has made the step

  SpikingNetworkProcess(SpikingNetworkPrior prior) {
    super(prior);
    this.prior = prior;
    traces = new TraceProcess(prior.hidden());
    filter = new float[prior.latents()];
    sums = new float[prior.latents()];
  }

  @Override
  void rest() {
    traces.rest();
    Arrays.fill(membrane, 0f);
    Arrays.fill(refractory, 0f);
    Arrays.fill(spike, false);
    Arrays.fill(filter, 0f);
    computed = false;
  }

  @Override
  void write(float[] logOdds) {
    compute();
    float[] values = prior.parameters().values();
    int at = prior.rates().at(step(), 0);
    for (int n = 0; n < logOdds.length; n++) {
      logOdds[n] = values[at + n] + filter[n];
    }
  }

  @Override
  void pass(boolean[] fired) {
    compute();
    traces.pass(fired);
    computed = false;
  }

  private void compute() {
    if (computed) {
      return;
    }
    computed = true;
    traces.write(step(), current);
    float[] values = prior.parameters().values();
    Arrays.fill(sums, 0f);
    for (int j = 0; j < HIDDEN; j++) {
      fire(j, values[prior.bias().at(0, j)]);
      if (spike[j]) {
        TraceProcess.add(1, values, prior.output().at(j, 0), sums);
      }
    }
    float g = SpikingNetworkPrior.DECAY;
    for (int n = 0; n < filter.length; n++) {
      filter[n] = g * filter[n] + (1 - g) * sums[n];
    }
  }

  // The neuron has no filter of its current, beta is 0.
  private void fire(int j, float bias) {
    Lif neuron = SpikingNetworkPrior.NEURON;
    float alpha = (float) neuron.alpha();
    float gain = (float) ((1 - neuron.alpha()) * neuron.gain());
    membrane[j] = alpha * membrane[j] + gain * current[j];
    refractory[j] = (float) neuron.rho() * refractory[j] + (spike[j] ? 1 : 0);
    float margin = membrane[j] + (bias - 1) - (float) neuron.kappa() * refractory[j];
    spike[j] = margin >= 0;
  }
}
