package spikeloom.prior;

import java.util.List;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.kernel.LifScan;
import spikeloom.neuron.Lif;
import spikeloom.neuron.Surrogate;
import spikeloom.random.RandomKey;

/**
 * One hidden layer of {@link Lif} neurons between the traces of the past spikes and the log-odds: a
 * network of spiking neurons that dreams spike trains,
 *
 * <pre>{@code
 * c(j,t) = A(t,j) + sum over k, m of W[k N + m, j] f(k,m,t)       input currents
 * S(j,t) = spikes of Lif neurons with currents c and biases d(j)
 * V(n,t) = 0.3 V(n,t-1) + 0.7 sum over j of C(j,n) S(j,t)        a filter of gain 1
 * v(n,t) = b(t,n) + V(n,t)
 * }</pre>
 *
 * <p>with the traces f of {@link GlmPrior}. The derivative of hidden spikes is a surrogate. A and W
 * begin uniform within {@code +-4 / sqrt(3 N + T)} and d at 0.5, as in a LIF encoder; C begins at
 * 0, so that the prior begins as independent spikes.
 */
final class SpikingNetworkPrior extends SizedPrior {
  /**
   * The hidden neurons. They forget faster than those of an encoder: their inputs are traces, which
   * remember already, and predict the very next step.
   */
  static final Lif NEURON = new Lif(0, 0.5, 0.5, 1, 5);

  /** The derivative of their spikes. */
  static final Surrogate SURROGATE = Surrogate.FAST_SIGMOID;

  /** Decay of V per step. */
  static final float DECAY = 0.3f;

  /** Name of the slice d. */
  static final String BIAS = "prior hidden bias";

  private static final double SPREAD = 4;
  private static final float FIRST_BIAS = 0.5f;

  private final TraceLayer.Weights hidden;
  private final Parameters.Slice rates = parameters().slice(RATES);
  private final Parameters.Slice bias = parameters().slice(BIAS);
  private final Parameters.Slice output = parameters().slice(OUTPUT);

  SpikingNetworkPrior(int latents, int steps, float logOdds, RandomKey key) {
    super(latents, steps, layout(latents, steps));
    hidden =
        new TraceLayer.Weights(parameters(), parameters().slice(TRACES), parameters().slice(STEP));
    int inputs = hidden.traces().rows() + steps;
    spread(hidden.traces(), SPREAD, inputs, key);
    spread(hidden.steps(), SPREAD, inputs, key);
    fill(bias, FIRST_BIAS);
    fill(rates, logOdds);
    parameters().changed();
  }

  private static Parameters.Layout layout(int latents, int steps) {
    Parameters.Layout layout = new Parameters.Layout();
    layout.padded(RATES, steps, latents);
    layout.padded(TRACES, TraceLayer.DECAYS.length * latents, Priors.HIDDEN);
    layout.padded(STEP, steps, Priors.HIDDEN);
    layout.padded(BIAS, 1, Priors.HIDDEN);
    layout.padded(OUTPUT, Priors.HIDDEN, latents);
    return layout;
  }

  /** The hidden layer's steps in time. */
  static LifScan scan() {
    Lif n = NEURON;
    double membraneGain = (1 - n.alpha()) * n.gain();
    return new LifScan(n.beta(), n.alpha(), n.rho(), n.kappa(), 1 - n.beta(), membraneGain);
  }

  /** W and A. */
  TraceLayer.Weights hidden() {
    return hidden;
  }

  /** b, a row per step. */
  Parameters.Slice rates() {
    return rates;
  }

  /** d, one row. */
  Parameters.Slice bias() {
    return bias;
  }

  /** C, a row per hidden neuron. */
  Parameters.Slice output() {
    return output;
  }

  @Override
  public PriorPass pass(int samples, int steps, Workers workers) {
    return new SpikingNetworkPass(this, new PriorRoom(samples, steps, workers));
  }

  @Override
  public PriorProcess process() {
    return new SpikingNetworkProcess(this);
  }

  @Override
  public <V> V describe(PriorOperations<V> operations) {
    float alpha = (float) NEURON.alpha();
    float gain = (float) ((1 - NEURON.alpha()) * NEURON.gain());
    List<Integer> units = List.of(Priors.HIDDEN);
    V current = TraceProcess.describe(hidden, operations);
    V membrane =
        operations.sum(
            operations.scaled(operations.state("membrane", units), alpha),
            operations.scaled(current, gain));
    V refractory =
        operations.sum(
            operations.scaled(operations.state("refractory", units), (float) NEURON.rho()),
            operations.state("hidden_spikes", units));
    V margin =
        operations.sum(
            operations.plus(membrane, thresholds()),
            operations.scaled(refractory, (float) -NEURON.kappa()));
    V spikes = operations.fires(margin);
    V filter =
        operations.sum(
            operations.scaled(operations.state("filter", List.of(latents())), DECAY),
            operations.scaled(operations.product(spikes, matrix(output)), 1 - DECAY));
    operations.next("membrane", membrane);
    operations.next("refractory", refractory);
    operations.next("hidden_spikes", spikes);
    operations.next("filter", filter);
    return operations.sum(operations.row(matrix(rates)), filter);
  }

  /** d - 1, to be added to the potentials. */
  private float[] thresholds() {
    float[] terms = matrix(bias).values();
    for (int j = 0; j < terms.length; j++) {
      terms[j] -= 1;
    }
    return terms;
  }
}
