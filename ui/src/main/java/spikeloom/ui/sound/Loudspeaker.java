package spikeloom.ui.sound;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Clip;
import javax.sound.sampled.LineEvent;
import javax.sound.sampled.LineUnavailableException;
import org.jspecify.annotations.Nullable;
import spikeloom.sound.Sound;
import spikeloom.ui.error.UiException;
import spikeloom.ui.text.Texts;

/** The default output of the computer. Safe for use by several threads. */
public final class Loudspeaker implements Speaker {
  private @Nullable Clip playing;

  @Override
  public synchronized void play(Sound sound) {
    Clip earlier = playing;
    if (earlier != null) {
      earlier.close();
    }
    byte[] bytes = SoundFile.bytes(sound);
    AudioFormat format = SoundFile.format(sound);
    try {
      Clip clip = AudioSystem.getClip();
      clip.addLineListener(
          event -> {
            if (event.getType().equals(LineEvent.Type.STOP)) {
              clip.close();
            }
          });
      clip.open(format, bytes, 0, bytes.length);
      clip.start();
      playing = clip;
    } catch (LineUnavailableException | IllegalArgumentException e) {
      // The second is how a computer without any device answers.
      throw new UiException(Texts.SOUND.get("no-device"), e);
    }
  }
}
