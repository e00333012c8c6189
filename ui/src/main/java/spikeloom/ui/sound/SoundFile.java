package spikeloom.ui.sound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Locale;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import spikeloom.file.SafeFile;
import spikeloom.sound.Sound;
import spikeloom.ui.error.UiException;
import spikeloom.ui.text.Texts;

/** Writes sounds as WAV files of one channel with 16 bits. */
public final class SoundFile {
  private static final int BITS = 16;

  private SoundFile() {}

  static AudioFormat format(Sound sound) {
    return new AudioFormat(sound.rate(), BITS, 1, true, false);
  }

  static byte[] bytes(Sound sound) {
    float[] samples = sound.samples();
    ByteBuffer bytes =
        ByteBuffer.allocate(Short.BYTES * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : samples) {
      float limited = Math.max(-1, Math.min(1, sample));
      bytes.putShort((short) Math.round(limited * Short.MAX_VALUE));
    }
    return bytes.array();
  }

  /**
   * Writes a sound; the file is complete or absent.
   *
   * @throws UiException if the name does not end with .wav, or the file cannot be written
   */
  public static void write(Sound sound, Path file) {
    if (!String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".wav")) {
      throw new UiException(Texts.SOUND.get("file-format", file.getFileName()));
    }
    byte[] bytes = bytes(sound);
    try {
      SafeFile.write(
          file,
          out ->
              AudioSystem.write(
                  new AudioInputStream(
                      new ByteArrayInputStream(bytes), format(sound), sound.samples().length),
                  AudioFileFormat.Type.WAVE,
                  out));
    } catch (IOException e) {
      throw new UiException(Texts.SOUND.get("file-failed", file, SafeFile.reason(e)), e);
    }
  }
}
