package spikeloom.synthetic;

import java.util.Objects;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SignalShape;

/**
 * Generated handwritten digits: an endless list of grey pictures, 28 x 28, white on black, the
 * digit about 20 pixels tall and centred, as in MNIST.
 *
 * <p>Picture i of a seed and a part is drawn in four steps, each with its own random numbers:
 *
 * <pre>{@code
 * style    one of the ways to write the digit          DigitStyles
 * hand     jitter of the control points, an elastic
 *          field, shear, proportions, rotation         Hand
 * curve    Catmull-Rom splines through the points       Curve
 * ink      grey = coverage of a round pen               Pen
 * }</pre>
 *
 * <p>Picture i depends on (seed, part, i) alone: not on how many are drawn, nor in which order.
 * Every ten pictures in a row hold each digit once, in random order, so every prefix is balanced.
 *
 * @param key the stream of this list, see {@link #of(long, String)}
 */
public record StrokeDigits(RandomKey key) {
  /** Number of different digits. */
  public static final int CLASSES = 10;

  /** Width and height of a picture, pixels. */
  public static final int SIDE = 28;

  /** Bytes of a picture. */
  public static final int PIXELS = SIDE * SIDE;

  /** The shape of every picture. */
  public static final SignalShape.Image SHAPE = new SignalShape.Image(1, SIDE, SIDE);

  /**
   * The list of a seed and a part.
   *
   * @param part for instance {@code "train"} or {@code "test"}; parts share no picture
   */
  public static StrokeDigits of(long seed, String part) {
    return new StrokeDigits(RandomKey.ofSeed(seed).fold("strokes").fold(part));
  }

  /** The digit on picture {@code index}, 0 .. 9; {@code index} at least 0. */
  public int label(int index) {
    requireIndex(index);
    return key.fold("labels").fold(index / CLASSES).random().permutation(CLASSES)[index % CLASSES];
  }

  /**
   * Draws picture {@code index} to {@code target[at .. at + PIXELS - 1]}, row by row; black is 0,
   * full ink 255 as an unsigned byte.
   */
  public void draw(int index, byte[] target, int at) {
    Objects.checkFromIndexSize(at, PIXELS, target.length);
    int digit = label(index);
    FastRandom random = key.fold("pictures").fold(index).random();
    Hand hand = Hand.random(random);
    PenCurve curve = new PenCurve();
    for (float[] stroke : DigitStyles.random(digit, random)) {
      curve.add(hand.bend(stroke, random));
    }
    hand.place(curve, SIDE, random);
    new Pen(SIDE, hand.penRadius(), hand.penSoftness()).draw(curve, target, at);
  }

  /** The first {@code count} pictures one after another, {@code count * PIXELS} bytes. */
  public byte[] pixels(int count) {
    byte[] pixels = new byte[Math.multiplyExact(count, PIXELS)];
    for (int i = 0; i < count; i++) {
      draw(i, pixels, i * PIXELS);
    }
    return pixels;
  }

  /** The digits of the first {@code count} pictures. */
  public byte[] labels(int count) {
    byte[] labels = new byte[count];
    for (int block = 0; block * CLASSES < count; block++) {
      int[] order = key.fold("labels").fold(block).random().permutation(CLASSES);
      for (int k = 0; k < CLASSES && block * CLASSES + k < count; k++) {
        labels[block * CLASSES + k] = (byte) order[k];
      }
    }
    return labels;
  }

  private static void requireIndex(int index) {
    if (index < 0) {
      throw new IndexOutOfBoundsException("picture " + index + ": pictures are counted from 0");
    }
  }
}
