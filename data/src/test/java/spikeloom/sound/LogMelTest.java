package spikeloom.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LogMelTest {
  private static final LogMel PICTURE = new LogMel(32, 32, 60);

  private static Sound tone(double hertz, int rate, int samples) {
    float[] values = new float[samples];
    for (int i = 0; i < samples; i++) {
      values[i] = (float) (0.1 * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return new Sound(rate, values);
  }

  /** 1,000 Hz is 1,000 mel by the definition of the scale; 4,000 Hz is 2,146 mel. */
  @Test
  void aToneIsBrightestInTheBandOfItsPitch() {
    float[] picture = PICTURE.of(tone(1000, 8000, 8000));
    int expected = (int) Math.round(1000 / 2146.1 * 33) - 1;
    for (int t = 0; t < 32; t++) {
      int brightest = 0;
      for (int row = 0; row < 32; row++) {
        if (picture[row * 32 + t] > picture[brightest * 32 + t]) {
          brightest = row;
        }
      }
      assertEquals(31 - expected, brightest, "frame " + t);
    }
  }

  @Test
  void lowPitchIsAtTheBottomAndTimeGoesToTheRight() {
    Sound low = tone(200, 16_000, 3000);
    float[] late = new float[10_000];
    System.arraycopy(low.samples(), 0, late, 7000, 3000);
    float[] picture = PICTURE.of(new Sound(16_000, late));
    assertEquals(0, mean(picture, 0, 32, 0, 8), 1e-3, "silence first");
    assertTrue(mean(picture, 24, 32, 22, 28) > 0.3, "then a sound, below");
    assertTrue(mean(picture, 0, 8, 23, 27) < 0.1, "and nothing above");
  }

  @Test
  void louderIsTheSamePictureAndValuesReachFromZeroToOne() {
    Sound soft = tone(700, 8000, 6000);
    float[] loud = soft.samples().clone();
    float most = 0;
    for (int i = 0; i < loud.length; i++) {
      loud[i] *= 8;
    }
    float[] one = PICTURE.of(soft);
    float[] other = PICTURE.of(new Sound(8000, loud));
    for (int i = 0; i < one.length; i++) {
      assertEquals(one[i], other[i], 1e-5);
      assertTrue(one[i] >= 0 && one[i] <= 1);
      most = Math.max(most, one[i]);
    }
    assertEquals(1, most);
  }

  @Test
  void silenceIsBlack() {
    for (float value : PICTURE.of(new Sound(8000, new float[100]))) {
      assertEquals(0, value);
    }
  }

  @Test
  void ofALongRecordingTheLoudestStretchIsShownAndAShortOneIsCentred() {
    float[] samples = new float[1000];
    samples[800] = 1;
    samples[850] = 1;
    assertTrue(LogMel.start(samples, 100) > 750 && LogMel.start(samples, 100) <= 800);
    assertEquals(-45, LogMel.start(new float[10], 100));
  }

  /** The power of a sampled cosine of amplitude 1 on a bin, under the Hann window: (N/4)^2. */
  @Test
  void theSpectrumOfACosineHasItsPowerInItsBin() {
    PowerSpectrum spectrum = new PowerSpectrum(64);
    float[] samples = new float[64];
    for (int i = 0; i < 64; i++) {
      samples[i] = (float) Math.cos(2 * Math.PI * 8 * i / 64);
    }
    double[] power = spectrum.of(samples, 0);
    assertEquals(128, spectrum.size());
    assertEquals(16.0 * 16.0, power[16], 1e-3);
    assertEquals(0, power[40], 1e-3);
    double sum = 0;
    for (int n = 0; n < 64; n++) {
      double w = 0.5 - 0.5 * Math.cos(2 * Math.PI * (n + 0.5) / 64);
      sum += w * w * samples[n] * samples[n];
    }
    double total = power[0] + power[64];
    for (int k = 1; k < 64; k++) {
      total += 2 * power[k];
    }
    assertEquals(sum, total / 128, 1e-4, "Parseval");
  }

  private static double mean(float[] picture, int fromRow, int toRow, int from, int to) {
    double sum = 0;
    for (int row = fromRow; row < toRow; row++) {
      for (int t = from; t < to; t++) {
        sum += picture[row * 32 + t];
      }
    }
    return sum / ((toRow - fromRow) * (to - from));
  }
}
