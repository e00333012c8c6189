package spikeloom.sound;

import java.util.Optional;
import spikeloom.spike.SignalShape;

/** What a network hears of a recording. */
public sealed interface SoundFeatures permits LogMel, Cochlea, Waveform {
  /** The shape of {@link #of}. */
  SignalShape shape();

  /** One sample of a recording of any length, each value in [0, 1]. */
  float[] of(Sound sound);

  /** Number of values of a moment. */
  int variables();

  /** Number of moments of {@link #whole}. */
  long moments(Sound sound);

  /**
   * Why recordings of a rate cannot be shown like this: a clause that a sentence can go on with;
   * nothing if they can.
   *
   * @param rate samples per second
   */
  Optional<String> obstacle(int rate);

  /**
   * The whole recording from its beginning to its end: its moments one after another, {@code
   * [moments][variables]}.
   */
  float[] whole(Sound sound);
}
