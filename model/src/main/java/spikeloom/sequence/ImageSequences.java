package spikeloom.sequence;

import java.util.stream.IntStream;
import spikeloom.dataset.Dataset;

/**
 * Images as sequences of rows or pixels, to be classified. Pixels are stored as bytes. Source of
 * the task: Le, Jaitly and Hinton, "A simple way to initialize recurrent networks of rectified
 * linear units", 2015.
 */
public final class ImageSequences implements Sequences {
  private static final float SCALE = 255;

  private final byte[][] pixels;
  private final int[] labels;
  private final int classes;
  private final int inputs;
  private final int[] order;

  /**
   * The images of a split.
   *
   * @param inputs pixels of a step; a divisor of their number
   * @param order order of the pixels, a permutation; {@link #inOrder} for the natural order
   */
  public ImageSequences(Dataset.Split split, int classes, int inputs, int[] order) {
    int size = split.shape().size();
    if (size % inputs != 0 || order.length != size) {
      throw new IllegalArgumentException(
          "%d pixels in %d places do not make steps of %d".formatted(size, order.length, inputs));
    }
    this.classes = classes;
    this.inputs = inputs;
    this.order = order.clone();
    pixels = new byte[split.size()][size];
    labels = new int[split.size()];
    float[] values = new float[size];
    for (int i = 0; i < pixels.length; i++) {
      split.copyTo(i, values, 0);
      labels[i] = split.label(i);
      for (int p = 0; p < size; p++) {
        pixels[i][p] = (byte) Math.round(values[p] * SCALE);
      }
    }
  }

  /** The natural order of this many pixels. */
  public static int[] inOrder(int pixels) {
    return IntStream.range(0, pixels).toArray();
  }

  /** Number of images. */
  public int size() {
    return pixels.length;
  }

  @Override
  public int steps() {
    return order.length / inputs;
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int outputs() {
    return classes;
  }

  @Override
  public void step(int sample, int step, float[] to, int at) {
    byte[] image = pixels[sample];
    for (int i = 0; i < inputs; i++) {
      to[at + i] = (image[order[step * inputs + i]] & 0xFF) / SCALE;
    }
  }

  @Override
  public void answer(int sample, float[] to, int at) {
    for (int c = 0; c < classes; c++) {
      to[at + c] = c == labels[sample] ? 1 : 0;
    }
  }
}
