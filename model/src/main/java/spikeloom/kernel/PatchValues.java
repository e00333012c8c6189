package spikeloom.kernel;

import java.util.Arrays;
import spikeloom.array.Rows;

/** Gathers the patches of a convolution from maps of values. */
public final class PatchValues {
  private PatchValues() {}

  /**
   * {@code patches[i * T + t][(ky * kernel + kx) * C + c] = maps[(y * W + x) * T + t][c]}, or 0 in
   * the padding.
   *
   * @param shape the convolution
   * @param first the output position of patch 0
   * @param positions number of patches
   * @param steps T
   * @param maps a row per input position and step
   * @param patches a row per patch and step, overwritten
   */
  public static void gather(
      ConvolutionShape shape, int first, int positions, int steps, Rows maps, Rows patches) {
    int width = shape.input().width();
    int channels = shape.input().channels();
    int kernel = shape.kernel();
    Arrays.fill(patches.values(), patches.index(0, 0), patches.index(positions * steps, 0), 0f);
    for (int i = 0; i < positions; i++) {
      int row = shape.firstRow(first + i);
      int column = shape.firstColumn(first + i);
      for (int ky = Math.max(0, -row); ky < Math.min(kernel, shape.input().height() - row); ky++) {
        for (int kx = Math.max(0, -column); kx < Math.min(kernel, width - column); kx++) {
          for (int t = 0; t < steps; t++) {
            int from = maps.index(((row + ky) * width + column + kx) * steps + t, 0);
            int to = patches.index(i * steps + t, (ky * kernel + kx) * channels);
            System.arraycopy(maps.values(), from, patches.values(), to, channels);
          }
        }
      }
    }
  }
}
