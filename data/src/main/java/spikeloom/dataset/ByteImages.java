package spikeloom.dataset;

import java.util.List;
import java.util.Objects;
import spikeloom.spike.SignalShape;
import spikeloom.text.Wording;

/**
 * Pictures held as one byte per value: value = byte / 255, a quarter of the memory of floats.
 *
 * @param shape the shape of every picture
 * @param pixels unsigned bytes, one picture after another
 * @param labels class of every picture
 * @param identities unique name of every picture in the set; empty to use its index
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: splits are not compared
public record ByteImages(SignalShape shape, byte[] pixels, byte[] labels, List<String> identities)
    implements Dataset.Split {
  /** The value of every byte; a table, so that no division runs per pixel. */
  private static final float[] VALUE = new float[256];

  static {
    for (int b = 0; b < 256; b++) {
      VALUE[b] = b / 255f;
    }
  }

  /**
   * Copies the list of identities.
   *
   * @throws IllegalArgumentException if pixels and labels do not have the same number of samples
   */
  public ByteImages {
    identities = List.copyOf(identities);
    if ((long) labels.length * shape.size() != pixels.length) {
      throw new IllegalArgumentException(
          labels.length + " labels for " + pixels.length + " values of shape " + shape);
    }
  }

  /** Creates pictures whose identity is their index. */
  public ByteImages(SignalShape shape, byte[] pixels, byte[] labels) {
    this(shape, pixels, labels, List.of());
  }

  @Override
  public String identity(int index) {
    return identities.isEmpty() ? Dataset.Split.super.identity(index) : identities.get(index);
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int label(int index) {
    return labels[index] & 0xff;
  }

  @Override
  public void copyTo(int index, float[] target, int at) {
    int n = shape.size();
    values(pixels, Objects.checkIndex(index, labels.length) * n, target, at, n);
  }

  /** Writes the values byte / 255 of {@code count} unsigned bytes. */
  public static void values(byte[] from, int first, float[] to, int at, int count) {
    Objects.checkFromIndexSize(first, count, from.length);
    Objects.checkFromIndexSize(at, count, to.length);
    for (int i = 0; i < count; i++) {
      to[at + i] = VALUE[from[first + i] & 0xff];
    }
  }

  @Override
  public String toString() {
    return Wording.count(size(), "image") + " of " + shape;
  }
}
