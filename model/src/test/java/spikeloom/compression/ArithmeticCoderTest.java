package spikeloom.compression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArithmeticCoderTest {
  private static final int ONE = 1 << ArithmeticEncoder.PROBABILITY_BITS;

  private static byte[] written(boolean[] bits, int[] probabilities) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ArithmeticEncoder encoder = new ArithmeticEncoder(bytes);
    for (int i = 0; i < bits.length; i++) {
      encoder.write(bits[i], probabilities[i]);
    }
    encoder.finish();
    return bytes.toByteArray();
  }

  private static void assertRead(boolean[] bits, int[] probabilities, byte[] bytes)
      throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    ArithmeticDecoder decoder = new ArithmeticDecoder(in);
    for (int i = 0; i < bits.length; i++) {
      assertEquals(bits[i], decoder.read(probabilities[i]), "bit " + i);
    }
    assertEquals(0, in.available(), "bytes left");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void bitsOfAnyProbabilityCostTheirCodeLength(long seed) throws IOException {
    Random random = new Random(seed);
    boolean[] bits = new boolean[200_000];
    int[] probabilities = new int[bits.length];
    double ideal = 0;
    for (int i = 0; i < bits.length; i++) {
      double x = random.nextDouble();
      probabilities[i] = 1 + (int) ((ONE - 2) * x * x * x);
      bits[i] = random.nextInt(ONE) < probabilities[i];
      double p = (double) probabilities[i] / ONE;
      ideal -= Math.log(bits[i] ? p : 1 - p) / Math.log(2);
    }
    byte[] bytes = written(bits, probabilities);
    assertEquals(ideal, 8.0 * bytes.length, 48 + 1e-4 * ideal);
    assertRead(bits, probabilities, bytes);
  }

  @Test
  void whatIsNearlyImpossibleCanBeWritten() throws IOException {
    for (int probability : new int[] {1, ONE - 1}) {
      for (int pattern = 0; pattern < 4; pattern++) {
        boolean[] bits = new boolean[5_000];
        for (int i = 0; i < bits.length; i++) {
          bits[i] = pattern == 0 || pattern == 2 && i % 2 == 0 || pattern == 3 && i % 97 == 0;
        }
        int[] probabilities = new int[bits.length];
        Arrays.fill(probabilities, probability);
        assertRead(bits, probabilities, written(bits, probabilities));
      }
    }
  }

  @Test
  void bytesThatEndTooEarlyAreReported() throws IOException {
    boolean[] bits = new boolean[1_000];
    int[] probabilities = new int[bits.length];
    Arrays.fill(probabilities, ONE / 2);
    byte[] bytes = written(bits, probabilities);
    for (int length : new int[] {0, 4, 5, bytes.length - 1}) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThrows(EOFException.class, () -> assertRead(bits, probabilities, cut));
    }
  }
}
