package spikeloom.compression;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads the bits that an {@link ArithmeticEncoder} wrote, given the same probabilities. */
final class ArithmeticDecoder {
  private final InputStream in;
  private long code;
  private long range = (1L << ArithmeticEncoder.DIGITS) - 1;

  /**
   * Reads the first bytes.
   *
   * @throws EOFException if there are too few
   */
  ArithmeticDecoder(InputStream in) throws IOException {
    this.in = in;
    for (int i = 0; i < ArithmeticEncoder.DIGITS / 8; i++) {
      code = code << 8 | next();
    }
  }

  /**
   * Reads a bit.
   *
   * @param probability probability of a set bit, as it was written
   * @throws EOFException if the bytes end
   */
  boolean read(int probability) throws IOException {
    long bound = (range >>> ArithmeticEncoder.PROBABILITY_BITS) * probability;
    boolean bit = code < bound;
    if (bit) {
      range = bound;
    } else {
      code -= bound;
      range -= bound;
    }
    while (range < ArithmeticEncoder.SMALLEST) {
      code = code << 8 | next();
      range <<= 8;
    }
    return bit;
  }

  private int next() throws IOException {
    int value = in.read();
    if (value < 0) {
      throw new EOFException("the coded spikes end too early");
    }
    return value;
  }
}
