package spikeloom.sound;

import spikeloom.spike.SignalShape;

/** What a network hears of a recording. */
public sealed interface SoundFeatures permits LogMel, Cochlea, Waveform {
  /** The shape of {@link #of}. */
  SignalShape shape();

  /** One sample of a recording of any length, each value in [0, 1]. */
  float[] of(Sound sound);

  /** Number of values of a moment. */
  int variables();

  /**
   * The whole recording from its beginning to its end: its moments one after another, {@code
   * [moments][variables]}.
   */
  float[] whole(Sound sound);
}
