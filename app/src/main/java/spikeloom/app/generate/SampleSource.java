package spikeloom.app.generate;

import java.io.IOException;
import spikeloom.kernel.SpikeBits;
import spikeloom.spike.SignalShape;

/**
 * Samples that are computed as often as they are read, so that memory does not depend on their
 * number.
 */
public interface SampleSource {
  /** Receives the values of a sample. */
  @FunctionalInterface
  interface Receiver {
    /** The values of the sample with this index start at {@code values[at]}. */
    void receive(int index, float[] values, int at) throws IOException;
  }

  /** Receives the latent spikes of a sample. */
  @FunctionalInterface
  interface SpikeReceiver {
    /** Spikes of the next sample, valid until the call returns. */
    void receive(SpikeBits spikes) throws IOException;
  }

  /** Number of samples. */
  int count();

  /** Shape of a sample. */
  SignalShape shape();

  /** Number of steps. */
  int steps();

  /** Number of latent neurons. */
  int neurons();

  /** Latent spikes per sample; after {@link #forEach}. */
  double meanSpikes();

  /** Computes all samples; with several decode steps, the last one uses most spikes. */
  void forEach(Receiver receiver) throws IOException;

  /** Computes the latent spikes of all samples. */
  void forEachSpikes(SpikeReceiver receiver) throws IOException;

  /** Ends the progress, once the file is complete. */
  void finish();
}
