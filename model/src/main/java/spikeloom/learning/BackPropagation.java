package spikeloom.learning;

import spikeloom.array.ArraySizes;
import spikeloom.array.NumericException;
import spikeloom.array.Workers;
import spikeloom.random.RandomKey;

/**
 * Rules {@code bptt} and {@code exact}: back-propagates the gradient of a batch through the decoder
 * and the whole encoder, then updates both by Adam. The derivatives depend on the encoder: through
 * all steps with surrogate derivatives for hidden spikes and straight-through latent ones ({@code
 * bptt}), or exact derivatives of spike times ({@code exact}).
 */
public final class BackPropagation implements LearningRule {
  private final AutoencoderPass pass;
  private final Adam encoder;
  private final Adam decoder;
  private final Workers workers;

  /** Creates the rule for batches that fit {@code pass}. */
  public BackPropagation(AutoencoderPass pass, Adam encoder, Adam decoder, Workers workers) {
    this.pass = pass;
    this.encoder = encoder;
    this.decoder = decoder;
    this.workers = workers;
  }

  static LearningRule of(RuleParts parts) {
    Workers workers = parts.workers();
    AutoencoderPass pass = new AutoencoderPass(parts.model(), parts.samples(), workers);
    return new BackPropagation(pass, parts.encoder(), parts.decoder(), workers);
  }

  static ArraySizes memory(RuleSizes sizes) {
    return sizes.forward().add(sizes.encoder().backward());
  }

  @Override
  public BatchResult learn(Batch batch, RandomKey key, double learningRate) {
    // The decoder's update is part of its backward pass: a chunk of weights, gradient and moments
    // is in the cache only once.
    decoder.begin(learningRate);
    BatchResult result = pass.gradient(batch, key, encoder.gradient(), decoder);
    NumericException.requireFinite("decoder's output layer", result.distortion());
    NumericException.requireFinite("readout layer", result.rate());
    decoder.end();
    encoder.update(learningRate, workers);
    return result;
  }
}
