package spikeloom.learning;

import spikeloom.array.NumericException;
import spikeloom.random.RandomKey;

/** How a mini-batch changes the parameters of an {@link Autoencoder}. */
public interface LearningRule {
  /**
   * Learns from one batch.
   *
   * @param key stream of the latent spikes
   * @param learningRate step size of this update
   * @throws NumericException if a gradient is not finite; the parameters are then unusable
   */
  BatchResult learn(Batch batch, RandomKey key, double learningRate);

  /** Says that learning begins anew, with the present parameters. */
  default void begin() {}

  /** Says that all batches of an epoch have been learned from; it may change the parameters. */
  default void epochEnded() {}

  /** Number of updates that {@link #learn} makes. */
  default int updatesPerBatch() {
    return 1;
  }

  /** What it remembers from batch to batch; checkpoints read and write it. */
  default float[] memory() {
    return new float[0];
  }
}
