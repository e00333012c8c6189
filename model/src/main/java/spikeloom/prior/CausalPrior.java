package spikeloom.prior;

import spikeloom.array.Parameters;
import spikeloom.array.Workers;

/**
 * The generative model of latent spikes: a process in time that predicts each step from the steps
 * before it,
 *
 * <pre>{@code
 * q(y) = product over t, n of Bernoulli(y(n,t); s(v(n,t))),   s(x) = 1 / (1 + exp(-x))
 * }</pre>
 *
 * <p>with log-odds v(n,t) that depend on the latent spikes before step t alone. The encoder pays
 * for what such a process does not expect: with p(n,t) the encoder's probabilities, {@code R = sum
 * of KL(Bernoulli(p(n,t)) || Bernoulli(s(v(n,t))))} bounds the directed information from input to
 * latent spikes for every prior, and the closer the prior is to the true marginal, the tighter.
 *
 * <p>A prior holds its parameters; the buffers of a batch are in a {@link PriorPass}.
 */
public interface CausalPrior {
  /** Number of latent neurons, N. */
  int latents();

  /** Number of steps of a sample, T. */
  int steps();

  /** All trainable values; none if the prior is constant. */
  Parameters parameters();

  /**
   * Creates buffers for mini-batches of up to {@code samples} samples, in windows of {@code steps}
   * steps.
   */
  PriorPass pass(int samples, int steps, Workers workers);

  /** Creates a process of one sample, at rest, for sampling and coding spikes. */
  PriorProcess process();

  /**
   * Describes the step with the present parameters.
   *
   * @return the log-odds v of the step, N values
   */
  <V> V describe(PriorOperations<V> operations);
}
