package spikeloom.ui.sound;

import spikeloom.sound.Sound;

/** Plays sounds. */
@FunctionalInterface
public interface Speaker {
  /**
   * Begins to play a sound, in place of an earlier one that is still playing, and returns.
   *
   * @throws spikeloom.ui.error.UiException if nothing can be played
   */
  void play(Sound sound);
}
