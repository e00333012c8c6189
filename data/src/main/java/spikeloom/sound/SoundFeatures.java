package spikeloom.sound;

import java.util.Optional;
import spikeloom.spike.SignalShape;

/** Features of a recording that are the input of a network. */
public sealed interface SoundFeatures permits LogMel, Cochlea, Waveform {
  /** The shape of {@link #of}. */
  SignalShape shape();

  /** Returns one sample of a recording of any length, each value in [0, 1]. */
  float[] of(Sound sound);

  /** Number of values per step. */
  int variables();

  /** Number of steps of {@link #whole}. */
  long moments(Sound sound);

  /**
   * Returns the reason why a sampling rate is not supported, as a clause; empty if it is.
   *
   * @param rate samples per second
   */
  Optional<String> obstacle(int rate);

  /**
   * The whole recording from its beginning to its end: step by step, {@code [steps][variables]}.
   */
  float[] whole(Sound sound);

  /**
   * A sound with these features: that of {@link #of}, or of the reconstruction of a network. Exact
   * for a waveform; features without phases give an approximation. Loudness is not kept.
   *
   * @param values in the shape of the features
   * @param rate samples per second
   */
  Sound sound(float[] values, int rate);
}
