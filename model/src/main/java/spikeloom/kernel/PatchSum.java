package spikeloom.kernel;

import spikeloom.array.Rows;

/**
 * The transpose of gathering patches: adds the gradients of patches to those of the input maps of a
 * convolution.
 */
public final class PatchSum {
  private PatchSum() {}

  /**
   * {@code maps[(y * W + x) * T + t][c] += patches[i * T + t][(ky * kernel + kx) * C + c]} for
   * every place of a patch within the maps.
   *
   * @param shape the convolution
   * @param first the output position of patch 0
   * @param positions number of patches
   * @param steps T
   * @param patches a row per patch and step
   * @param maps a row per input position and step
   */
  public static void add(
      ConvolutionShape shape, int first, int positions, int steps, Rows patches, Rows maps) {
    int width = shape.input().width();
    int channels = shape.input().channels();
    int kernel = shape.kernel();
    for (int i = 0; i < positions; i++) {
      int row = shape.firstRow(first + i);
      int column = shape.firstColumn(first + i);
      for (int ky = Math.max(0, -row); ky < Math.min(kernel, shape.input().height() - row); ky++) {
        for (int kx = Math.max(0, -column); kx < Math.min(kernel, width - column); kx++) {
          int from = patches.index(i * steps, (ky * kernel + kx) * channels);
          int to = maps.index(((row + ky) * width + column + kx) * steps, 0);
          addSteps(patches, from, maps, to, steps, channels);
        }
      }
    }
  }

  private static void addSteps(Rows patches, int from, Rows maps, int to, int steps, int channels) {
    if (VectorUnit.PRESENT) {
      VectorPatchSum.addSteps(patches, from, maps, to, steps, channels);
      return;
    }
    for (int t = 0; t < steps; t++) {
      int p = from + t * patches.stride();
      int q = to + t * maps.stride();
      for (int c = 0; c < channels; c++) {
        maps.values()[q + c] += patches.values()[p + c];
      }
    }
  }
}
