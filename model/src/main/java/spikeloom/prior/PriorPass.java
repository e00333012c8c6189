package spikeloom.prior;

import java.util.function.IntFunction;
import spikeloom.array.Rows;
import spikeloom.kernel.SpikeBits;

/**
 * Forward and backward pass of a {@link CausalPrior} for one mini-batch. The buffers are allocated
 * once and reused for every batch. Results do not depend on the number of workers.
 */
public interface PriorPass {
  /**
   * Computes the log-odds of every step and neuron, given the spikes before the step.
   *
   * @param samples number of samples
   * @param firstStep step of the samples at which the window starts. 0: nothing came before. The
   *     first step of the last window: that window is repeated, possibly with other spikes in it.
   *     The step after the last window: it is continued.
   * @param latent latent spikes of each sample in the window
   * @param logOdds a row per step for each sample, overwritten by v; padding becomes 0
   */
  void forward(
      int samples, int firstStep, IntFunction<SpikeBits> latent, IntFunction<Rows> logOdds);

  /**
   * The adjoint of {@link #forward} within the window; spikes before it are constant.
   *
   * @param change gradient of the log-odds, a row per step for each sample, with zero padding; may
   *     be overwritten
   * @param adjoint gradient of the latent spikes, a row per step for each sample: the part through
   *     the prior is added
   * @param gradient overwritten by the sum over the samples, in the layout of the parameters
   */
  void backward(IntFunction<Rows> change, IntFunction<Rows> adjoint, float[] gradient);
}
