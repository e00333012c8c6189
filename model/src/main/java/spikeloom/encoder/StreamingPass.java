package spikeloom.encoder;

import spikeloom.spike.SpikeBatch;

/**
 * A pass over one window of a stream at a time: {@link #forward} begins the stream with the first
 * window, {@link #onward} goes on with the next. Nothing of earlier windows is kept but the
 * neurons' state, so memory does not grow with the length of the stream.
 */
public interface StreamingPass extends EncoderPass {
  /**
   * Runs the same samples on from the state at the end of the last window, with the random streams
   * going on too: spikes and probabilities are those of one run over both windows. {@link
   * #backward} then takes that state as a constant; {@link #rate} and the counts are those of this
   * window.
   *
   * @param input the next steps of the samples of the last {@link #forward}, as many steps as a
   *     window has
   */
  void onward(SpikeBatch input);

  /**
   * Runs the last window once more, from the same state and with the same draws, at the present
   * parameters.
   *
   * @param input the same window
   */
  void again(SpikeBatch input);
}
