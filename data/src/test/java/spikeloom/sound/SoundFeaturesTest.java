package spikeloom.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoundFeaturesTest {
  private static Sound tone(double hertz, int rate, int samples) {
    float[] values = new float[samples];
    for (int i = 0; i < samples; i++) {
      values[i] = (float) (0.1 * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return new Sound(rate, values);
  }

  /** The envelope of a tone in the middle of a filter is the tone's amplitude. */
  @ParameterizedTest
  @ValueSource(doubles = {200, 1000, 3000})
  void aFilterMeasuresAToneAtItsCentreAsLoudAsItIs(double hertz) {
    Gammatone filter = new Gammatone(hertz, 16_000);
    double power = 0;
    for (float value : tone(hertz, 16_000, 16_000).samples()) {
      power = filter.power(value);
    }
    assertEquals(0.1, Math.sqrt(power), 0.002);
  }

  /** Three decibels of a filter of order 4 lie at 0.435 b beside its centre. */
  @Test
  void aFilterIsHalfAsStrongAtTheEdgeOfItsBand() {
    double width = (24.7 + 1000 / 9.265) / (Math.PI * 720 / 64 / 36);
    Gammatone filter = new Gammatone(1000, 48_000);
    double edge = 1000 + width * Math.sqrt(Math.pow(2, 0.25) - 1);
    double power = 0;
    for (float value : tone(edge, 48_000, 48_000).samples()) {
      power = filter.power(value);
    }
    assertEquals(0.5, power / 0.01, 0.02);
  }

  @Test
  void placesAndFrequenciesAreInverseToEachOther() {
    assertEquals(440, Gammatone.frequency(Gammatone.place(440)), 1e-9);
  }

  @Test
  void aToneIsLoudestInTheBandNearestToIt() {
    Cochlea cochlea = new Cochlea(32, 20, 60);
    double[] centres = cochlea.centres(8000);
    float[] values = cochlea.of(tone(centres[12], 8000, 4000));
    for (int t = 5; t < 15; t++) {
      int loudest = 0;
      for (int b = 0; b < 32; b++) {
        loudest = values[t * 32 + b] > values[t * 32 + loudest] ? b : loudest;
      }
      assertEquals(12, loudest, "frame " + t);
      assertEquals(1, values[t * 32 + 12], 0.02);
    }
    assertTrue(centres[0] >= 79.9 && centres[31] <= 3600.1);
  }

  @ParameterizedTest
  @EnumSource(SoundView.class)
  void everyViewHasItsShapeForAnySoundAndSilenceIsEven(SoundView view) {
    SoundFeatures features = view.features(view.defaultLength());
    for (int samples : new int[] {1, 100, 50_000}) {
      float[] values = features.of(tone(300, 8000, samples));
      assertEquals(features.shape().size(), values.length);
      for (float value : values) {
        assertTrue(value >= 0 && value <= 1);
      }
      float[] silence = features.of(new Sound(8000, new float[samples]));
      for (float value : silence) {
        assertEquals(silence[0], value);
      }
      assertEquals(0, features.whole(tone(300, 8000, samples)).length % features.variables());
    }
  }

  @Test
  void theWholeSoundHasWhatItsOnlyStretchHas() {
    Sound sound = tone(440, 8000, 64 * 80);
    Cochlea cochlea = new Cochlea(32, 64, 60);
    assertArrayEquals(cochlea.of(sound), cochlea.whole(sound), 1e-6f);
  }
}
