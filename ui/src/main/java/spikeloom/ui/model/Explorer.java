package spikeloom.ui.model;

import spikeloom.training.Exploration.Decoded;
import spikeloom.training.Exploration.Sample;

/** A trained model that can be taken apart. Opening it and closing it may take their time. */
public interface Explorer extends AutoCloseable {
  /** Number of test samples. */
  int samples();

  /** A test sample with its latent spikes. */
  Sample sample(int index);

  /**
   * What the decoder makes of spikes, {@code [steps][neurons]}, of which it sees the first steps.
   */
  Decoded decode(Sample sample, float[][] spikes, int seen);

  @Override
  void close();
}
