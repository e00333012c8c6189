package spikeloom.encoder.ltc;

import java.util.Optional;
import spikeloom.array.Rows;
import spikeloom.encoder.LayerTrace;

/** A layer of an {@link LtcMapStack}, for one window of steps. */
interface LtcStage {
  /** Starts streams: all state is 0. */
  void rest(int samples);

  /** Continues from the end of the last window. */
  void continueStream();

  /** Runs all samples, whose input spikes are known, from the state before the window. */
  void forward();

  /** Gradient of the spikes that it writes, a row per sample, position and step. */
  Rows adjoint();

  /**
   * Propagates {@link #adjoint} back.
   *
   * @param below that of the input spikes, a row per sample, position and step, overwritten; empty
   *     if it is not needed
   */
  void backward(Optional<Rows> below);

  /** Overwrites the gradients of its parameters, after {@link #backward}. */
  void gradient(float[] gradient);

  /** Potentials of its neurons; empty if it has none. */
  Optional<LayerTrace> trace(int sample);
}
