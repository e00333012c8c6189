package spikeloom.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VocoderTest {
  private static final int RATE = 8000;

  /** A tone that rises from 300 to 2,500 Hz, louder in the middle, of the length of a sample. */
  private static Sound rising() {
    float[] samples = new float[5120];
    double phase = 0;
    for (int n = 0; n < samples.length; n++) {
      double share = (double) n / samples.length;
      phase += 2 * Math.PI * (300 + 2200 * share) / RATE;
      samples[n] = (float) (Math.sin(Math.PI * share) * Math.sin(phase));
    }
    return new Sound(RATE, samples);
  }

  @ParameterizedTest
  @EnumSource(
      value = SoundView.class,
      names = {"MEL", "BANDS"})
  void theSoundOfBandsHasTheSameLoudestBands(SoundView view) {
    SoundFeatures features = view.features(view.defaultLength());
    float[] levels = features.of(rising());
    Sound heard = features.sound(levels, RATE);
    float[] again = features.of(heard);

    assertEquals(RATE, heard.rate());
    double difference = 0;
    int loud = 0;
    for (int i = 0; i < levels.length; i++) {
      if (levels[i] > 0.8) { // at most 12 dB below the loudest
        difference += Math.abs(again[i] - levels[i]) * 60;
        loud++;
      }
    }
    assertTrue(loud > 20, "" + loud);
    assertTrue(difference / loud < 4, difference / loud + " dB");
  }

  @Test
  void aWaveformSoundsAsItIs() {
    Waveform features = new Waveform(4);
    float[] values = features.of(new Sound(RATE, new float[] {0.1f, -0.4f, 0.2f, 0}));
    assertArrayEquals(
        new float[] {0.25f, -1, 0.5f, 0}, features.sound(values, RATE).samples(), 1e-6f);
  }

  @Test
  void aReconstructionBeyondFullScaleIsLimited() {
    Sound sound = new Waveform(3).sound(new float[] {-0.2f, 0.75f, 1.3f}, RATE);
    assertArrayEquals(new float[] {-1, 0.5f, 1}, sound.samples(), 1e-6f);
  }

  @Test
  void silenceStaysSilent() {
    float[] samples = new LogMel(32, 32, 60).sound(new float[32 * 32], RATE).samples();
    assertArrayEquals(new float[samples.length], samples);
  }
}
