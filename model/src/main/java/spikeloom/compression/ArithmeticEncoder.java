package spikeloom.compression;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A binary arithmetic coder in integers: writes each bit with the number of bits that its
 * probability deserves, {@code -log2 P(bit)}, to within a fraction of a per cent. The interval has
 * 40 binary digits, of which at least 32 are in use; carries run through the bytes that are kept
 * back.
 *
 * <p>Method: Martin, Range encoding, 1979; carries as by Schindler, 1998.
 *
 * @see ArithmeticDecoder
 */
final class ArithmeticEncoder {
  /** Binary digits of a probability. */
  static final int PROBABILITY_BITS = 16;

  /** Binary digits of the interval. */
  static final int DIGITS = 40;

  /** The interval is never smaller. */
  static final long SMALLEST = 1L << DIGITS - 8;

  private static final int NONE = -1;

  private final OutputStream out;
  private long low;
  private long range = (1L << DIGITS) - 1;
  private int kept = NONE; // the byte that a carry can still reach
  private long full; // number of bytes 0xFF after it, which pass a carry on

  ArithmeticEncoder(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes a bit.
   *
   * @param probability probability of a set bit in units of 2^-16, 1 .. 65535
   */
  void write(boolean bit, int probability) throws IOException {
    long bound = (range >>> PROBABILITY_BITS) * probability;
    if (bit) {
      range = bound;
    } else {
      low += bound;
      range -= bound;
    }
    while (range < SMALLEST) {
      shift();
      range <<= 8;
    }
  }

  /** Writes the rest; nothing can be written after it. */
  void finish() throws IOException {
    for (int i = 0; i < DIGITS / 8; i++) {
      shift();
    }
    release(0);
  }

  private void shift() throws IOException {
    int carry = (int) (low >>> DIGITS);
    int top = (int) (low >>> DIGITS - 8) & 0xFF;
    if (top == 0xFF && carry == 0) {
      full++;
    } else {
      release(carry);
      kept = top;
    }
    low = (low & SMALLEST - 1) << 8;
  }

  private void release(int carry) throws IOException {
    if (kept != NONE) {
      out.write(kept + carry);
    }
    for (; full > 0; full--) {
      out.write(0xFF + carry);
    }
  }
}
