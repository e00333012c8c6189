package spikeloom.learning;

import spikeloom.array.NumericException;
import spikeloom.random.RandomKey;

/** Updates the parameters of an {@link Autoencoder} by mini-batches. */
public interface LearningRule {
  /**
   * Updates the parameters by one batch.
   *
   * @param key stream of the latent spikes
   * @param step step size and weight of the rate of this update
   * @throws NumericException if a gradient is not finite; the parameters are then unusable
   */
  BatchResult learn(Batch batch, RandomKey key, UpdateStep step);

  /** The same with the whole weight of the rate. */
  default BatchResult learn(Batch batch, RandomKey key, double learningRate) {
    return learn(batch, key, UpdateStep.of(learningRate));
  }

  /** Restarts training with the current parameters. */
  default void begin() {}

  /** Reports the end of an epoch; may change the parameters. */
  default void epochEnded() {}

  /** Number of updates that {@link #learn} makes. */
  default int updatesPerBatch() {
    return 1;
  }

  /** The state between batches; checkpoints read and write it. */
  default float[] memory() {
    return new float[0];
  }
}
