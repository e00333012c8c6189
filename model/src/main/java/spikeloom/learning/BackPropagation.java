package spikeloom.learning;

import spikeloom.array.ArraySizes;
import spikeloom.array.NumericException;
import spikeloom.array.Workers;
import spikeloom.random.RandomKey;

/**
 * Rules {@code bptt} and {@code exact}: back-propagates the gradient of a batch through the decoder
 * and the whole encoder, then updates them and a learned prior by Adam. The derivatives depend on
 * the encoder: through all steps with surrogate derivatives for hidden spikes and an estimator for
 * latent ones ({@code bptt}), or exact derivatives of spike times ({@code exact}).
 */
public final class BackPropagation implements LearningRule {
  private final AutoencoderPass pass;
  private final Optimisers optimisers;

  /** Creates the rule for batches that fit {@code pass}. */
  public BackPropagation(AutoencoderPass pass, Optimisers optimisers) {
    this.pass = pass;
    this.optimisers = optimisers;
  }

  static LearningRule of(RuleParts parts) {
    Workers workers = parts.optimisers().workers();
    AutoencoderPass pass = new AutoencoderPass(parts.model(), parts.samples(), workers);
    return new BackPropagation(pass, parts.optimisers());
  }

  static ArraySizes memory(RuleSizes sizes) {
    return sizes.forward().add(sizes.encoder().backward());
  }

  @Override
  public BatchResult learn(Batch batch, RandomKey key, UpdateStep step) {
    // The decoder's update is part of its backward pass: a chunk of weights, gradient and moments
    // is in the cache only once.
    PartwiseOptimiser decoder = optimisers.decoder();
    decoder.begin(step.learningRate());
    BatchResult result =
        pass.gradient(
            batch,
            key,
            step.rateShare(),
            new AutoencoderPass.Gradients(
                optimisers.encoder().gradient(), optimisers.prior().gradient(), decoder));
    NumericException.requireFinite("decoder's output layer", result.distortion());
    NumericException.requireFinite("readout layer", result.rate());
    decoder.end();
    optimisers.encoder().update(step.learningRate(), optimisers.workers());
    optimisers.updatePrior(step.learningRate());
    return result;
  }
}
