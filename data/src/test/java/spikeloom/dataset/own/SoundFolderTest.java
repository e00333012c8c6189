package spikeloom.dataset.own;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.SourceOptions.TargetMoment;
import spikeloom.dataset.TableOptions;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.Sources;
import spikeloom.file.DataException;
import spikeloom.sound.SoundView;
import spikeloom.sound.Waves;

class SoundFolderTest {
  private static final SourceOptions DEFAULTS = SourceOptions.defaults();

  @TempDir Path folder;

  /** A tone that rises in loudness. */
  private void sound(String name, int rate, int samples, int hertz) throws IOException {
    short[] values = new short[samples];
    for (int i = 0; i < samples; i++) {
      values[i] = (short) (20_000.0 * i / samples * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.toAbsolutePath().resolveSibling("x").getParent());
    Files.write(file, Waves.mono16(rate, values));
  }

  private Dataset open(String name, SourceOptions options) {
    Path path = folder.resolve(name);
    return Sources.open(
        path.toString(), new DataDirectory(folder, DataDirectory.Origin.OPTION), 1, options);
  }

  private String refusal(String name, SourceOptions options) {
    return assertThrows(DataException.class, () -> open(name, options)).getMessage();
  }

  @Test
  void aSubFolderOfSoundsIsAClassAndTheViewIsTheUsersChoice() throws IOException {
    for (int i = 0; i < 10; i++) {
      sound("s/high/%d.wav".formatted(i), 8000, 3000 + i, 1000);
      sound("s/low/%d.wav".formatted(i), 8000, 3000 + i, 200);
    }
    Dataset mel = open("s", DEFAULTS);
    assertEquals(List.of("high", "low"), mel.classNames());
    assertEquals("32x32", mel.shape().toString());
    assertEquals(16, mel.train().size());
    assertEquals("64 steps of 32", open("s", DEFAULTS.with(SoundView.BANDS)).shape().toString());
    SourceOptions waves =
        DEFAULTS
            .with(SoundView.WAVEFORM)
            .with(new TableOptions(List.of(), 100, 0, TableOptions.Missing.REFUSE));
    Dataset waveform = open("s", waves);
    assertEquals("100 steps of 1", waveform.shape().toString());
    float[] values = new float[100];
    waveform.test().copyTo(0, values, 0);
    float most = 0;
    for (float value : values) {
      most = Math.max(most, Math.abs(value - 0.5f));
    }
    assertEquals(0.5, most, 1e-6, "the loudest moment reaches an end of the scale");
    assertEquals(mel.splitHash(), waveform.splitHash(), "what is shown does not change the split");
  }

  @Test
  void soundsOfDifferentRatesAreNotMixed() throws IOException {
    sound("s/a/1.wav", 8000, 100, 100);
    sound("s/a/2.wav", 16_000, 100, 100);
    String message = refusal("s", DEFAULTS);
    assertTrue(message.contains("samples per second"), message);
  }

  @Test
  void aSingleSoundIsCutIntoSamplesInTime() throws IOException {
    sound("long.wav", 8000, 80_000, 500);
    Dataset frames = open("long.wav", DEFAULTS);
    assertEquals("32 steps of 32", frames.shape().toString());
    assertTrue(frames.train().size() > 3 * frames.test().size());
    SourceOptions waves = DEFAULTS.with(SoundView.WAVEFORM);
    assertEquals("1024 steps of 1", open("long.wav", waves).shape().toString());
    Dataset next = open("long.wav", waves.with(TargetMoment.NEXT));
    float[] decoded = new float[1024];
    float[] seen = new float[1024];
    next.train().copyTo(0, decoded, 0);
    int second = 0;
    while (!next.train().identity(second).startsWith("row 1025 ")) {
      second++;
    }
    next.train().copyInputTo(second, seen, 0);
    assertArrayEquals(decoded, seen);
    assertTrue(refusal("long.wav", DEFAULTS.with(table(80_000, 0))).contains("--sample-length"));
  }

  private static TableOptions table(int window, int stride) {
    return new TableOptions(List.of(), window, stride, TableOptions.Missing.REFUSE);
  }

  @Test
  void aStrideThatNeverMeetsTheEndOfASampleHasNoNextOnes() throws IOException {
    sound("long.wav", 8000, 80_000, 500);
    SourceOptions odd =
        DEFAULTS.with(SoundView.WAVEFORM).with(TargetMoment.NEXT).with(table(100, 7_001));
    assertTrue(refusal("long.wav", odd).contains("--target next"));
  }

  @Test
  void aFolderOfSoundsHasNoNextSample() throws IOException {
    sound("s/a/1.wav", 8000, 100, 100);
    sound("s/a/2.wav", 8000, 100, 100);
    String message = refusal("s", DEFAULTS.with(TargetMoment.NEXT));
    assertTrue(message.contains("no successive samples"), message);
  }
}
