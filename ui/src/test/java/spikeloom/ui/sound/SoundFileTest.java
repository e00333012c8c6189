package spikeloom.ui.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.sound.Sound;
import spikeloom.sound.Wav;
import spikeloom.ui.error.UiException;

class SoundFileTest {
  private static final Sound SOUND = new Sound(8000, new float[] {0, 0.5f, -1, 1.5f});

  @TempDir Path folder;

  @Test
  void aSoundIsReadBackAsItWasWritten() {
    Path file = folder.resolve("a.wav");
    SoundFile.write(SOUND, file);
    Sound read = Wav.read(file);
    assertEquals(8000, read.rate());
    assertArrayEquals(new float[] {0, 0.5f, -1, 1}, read.samples(), 1e-4f);
  }

  @Test
  void anotherFormatIsRefused() {
    Path file = folder.resolve("a.mp3");
    UiException refused = assertThrows(UiException.class, () -> SoundFile.write(SOUND, file));
    assertEquals("A sound must be a .wav file, not 'a.mp3'.", refused.getMessage());
    assertFalse(Files.exists(file));
  }
}
