package spikeloom.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class StrokeDigitsTest {
  private static final int TRAIN = 10_000;
  private static final int TEST = 2_000;
  private static final StrokeDigits DIGITS = StrokeDigits.of(1, "train");

  @Test
  void aPictureDependsOnSeedPartAndIndexAlone() {
    byte[] many = DIGITS.pixels(50);
    byte[] one = new byte[StrokeDigits.PIXELS];
    DIGITS.draw(37, one, 0);
    int at = 37 * StrokeDigits.PIXELS;
    assertArrayEquals(Arrays.copyOfRange(many, at, at + StrokeDigits.PIXELS), one);
    byte[] other = new byte[StrokeDigits.PIXELS];
    StrokeDigits.of(2, "train").draw(37, other, 0);
    assertFalse(Arrays.equals(one, other));
    StrokeDigits.of(1, "test").draw(37, other, 0);
    assertFalse(Arrays.equals(one, other));
  }

  @Test
  void thePicturesOfASeedNeverChangeSilently() {
    CRC32 crc = new CRC32();
    crc.update(DIGITS.pixels(200));
    crc.update(DIGITS.labels(200));
    assertEquals("6c7872b4", Long.toHexString(crc.getValue()));
  }

  @Test
  void everyTenPicturesHoldEachDigitOnce() {
    byte[] labels = DIGITS.labels(1005);
    for (int block = 0; block < 100; block++) {
      byte[] ten = Arrays.copyOfRange(labels, 10 * block, 10 * block + 10);
      Arrays.sort(ten);
      assertArrayEquals(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, ten);
    }
    for (int i = 0; i < labels.length; i++) {
      assertEquals(DIGITS.label(i), labels[i]);
    }
  }

  @Test
  void digitsAreWhiteOnBlackCentredAndAboutTwentyPixelsTall() {
    int n = 500;
    byte[] pixels = DIGITS.pixels(n);
    double ink = 0;
    double heights = 0;
    for (int i = 0; i < n; i++) {
      int top = StrokeDigits.SIDE;
      int bottom = -1;
      double sumX = 0;
      double sum = 0;
      int brightest = 0;
      for (int k = 0; k < StrokeDigits.PIXELS; k++) {
        int value = pixels[i * StrokeDigits.PIXELS + k] & 0xff;
        int x = k % StrokeDigits.SIDE;
        int y = k / StrokeDigits.SIDE;
        sum += value;
        sumX += value * x;
        brightest = Math.max(brightest, value);
        if (value > 0) {
          top = Math.min(top, y);
          bottom = Math.max(bottom, y);
          assertTrue(x >= 1 && x <= 26 && y >= 1 && y <= 26, "picture " + i + " touches the edge");
        }
      }
      assertTrue(brightest > 200, "picture " + i + " is pale");
      assertEquals(13.5, sumX / sum, 5, "picture " + i + " is off the centre");
      ink += sum / 255 / StrokeDigits.PIXELS;
      heights += bottom - top + 1;
    }
    assertEquals(0.13, ink / n, 0.04, "mean value; MNIST has 0.13");
    assertEquals(19, heights / n, 2);
  }

  @Test
  void everyDigitHasSeveralStyles() {
    for (int digit = 0; digit < StrokeDigits.CLASSES; digit++) {
      assertTrue(DigitStyles.count(digit) >= 3, "digit " + digit);
    }
  }

  @Test
  void picturesBeforeTheFirstAreRefused() {
    assertThrows(IndexOutOfBoundsException.class, () -> DIGITS.label(-1));
    assertThrows(
        IndexOutOfBoundsException.class, () -> DIGITS.draw(0, new byte[StrokeDigits.PIXELS], 1));
  }

  @Test
  void aLinearClassifierStaysBelow97PercentButFarAboveChance() {
    StrokeDigits test = StrokeDigits.of(1, "test");
    SoftmaxRegression classifier =
        new SoftmaxRegression(StrokeDigits.PIXELS, StrokeDigits.CLASSES, 1e-4f);
    classifier.train(DIGITS.pixels(TRAIN), DIGITS.labels(TRAIN), 25);
    double accuracy = classifier.accuracy(test.pixels(TEST), test.labels(TEST));
    assertTrue(accuracy < 0.97 && accuracy > 0.75, "accuracy " + accuracy);
  }
}
