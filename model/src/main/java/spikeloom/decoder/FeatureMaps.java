package spikeloom.decoder;

import spikeloom.array.MapSize;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/**
 * Stacks of feature maps, one for every sample: position by position, the channels of a position
 * together and padded to whole vectors. Around every map lies a border of one position that stays
 * 0.
 */
final class FeatureMaps {
  private static final int VECTOR = 16;

  private final MapSize size;
  private final float[] values;
  private final Rows lines;

  /** All zero, for up to {@code samples} samples. */
  FeatureMaps(MapSize size, int samples) {
    this.size = size;
    values = new float[(int) length(size, samples)];
    lines = new Rows(values, index(0, 0, 0), size.width() * step(), line());
  }

  /** Distance of positions: the channels, padded. */
  static int stride(int channels) {
    return (channels + VECTOR - 1) / VECTOR * VECTOR;
  }

  /** Elements of the array. */
  static long length(MapSize size, long samples) {
    return Padding.LEAD
        + samples * (size.height() + 2) * (size.width() + 2) * stride(size.channels())
        + Padding.FLOATS;
  }

  MapSize size() {
    return size;
  }

  float[] values() {
    return values;
  }

  /** Distance of positions. */
  int step() {
    return stride(size.channels());
  }

  /** Distance of lines. */
  int line() {
    return (size.width() + 2) * step();
  }

  /** Index of the first channel at a position. */
  int index(int sample, int y, int x) {
    return Padding.LEAD + (sample * (size.height() + 2) + y + 1) * line() + (x + 1) * step();
  }

  /** The lines of all samples without the border, as rows; {@link #linesOf} tells which. */
  Rows lines() {
    return lines;
  }

  /** Which rows of {@link #lines} are the lines of a sample. */
  Range linesOf(int sample) {
    int from = sample * (size.height() + 2);
    return new Range(from, from + size.height());
  }
}
