package spikeloom.spike;

import java.util.Arrays;

/**
 * Moves a picture, or spikes whose channels lie as a picture: values that leave it are lost, new
 * values are dark.
 *
 * @param right columns to the right
 * @param down rows down
 */
public record Shift(int right, int down) {
  /** No move. */
  public static final Shift NONE = new Shift(0, 0);

  /**
   * Returns the new index of value {@code index} of a picture.
   *
   * @return its new index, or -1 if it leaves the picture
   */
  public int of(int index, SignalShape.Image image) {
    int column = index % image.width() + right;
    int row = index / image.width() % image.height() + down;
    boolean inside = column >= 0 && column < image.width() && row >= 0 && row < image.height();
    return inside ? index + down * image.width() + right : -1;
  }

  /** Shifts the picture at {@code values[at ..]}; {@code scratch} must have capacity for it. */
  public void apply(SignalShape.Image image, float[] values, int at, float[] scratch) {
    int size = image.size();
    System.arraycopy(values, at, scratch, 0, size);
    Arrays.fill(values, at, at + size, 0f);
    for (int i = 0; i < size; i++) {
      int to = of(i, image);
      if (to >= 0) {
        values[at + to] = scratch[i];
      }
    }
  }
}
