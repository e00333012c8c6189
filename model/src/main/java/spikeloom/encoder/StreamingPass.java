package spikeloom.encoder;

import spikeloom.spike.SpikeBatch;

/**
 * A pass over one window of a stream at a time: {@link #forward} starts the stream with the first
 * window, {@link #continueWith} continues with the next. Only the neurons' state is kept, so memory
 * does not grow with the length of the stream.
 */
public interface StreamingPass extends EncoderPass {
  /**
   * Continues the same samples from the state at the end of the last window, including the random
   * streams: spikes and probabilities are those of one run over both windows. {@link #backward}
   * then treats that state as constant; {@link #rate} and the counts are those of this window.
   *
   * @param input the next steps of the samples of the last {@link #forward}, as many steps as a
   *     window has
   */
  void continueWith(SpikeBatch input);

  /**
   * Reruns the last window from the same state and with the same draws, at the current parameters.
   *
   * @param input the same window
   */
  void rerun(SpikeBatch input);
}
