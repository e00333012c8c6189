package spikeloom.encoder.maps;

import static spikeloom.array.ArraySizes.blocks;
import static spikeloom.array.ArraySizes.spread;
import static spikeloom.array.ArraySizes.stride;
import static spikeloom.array.ArraySizes.times;

import spikeloom.array.ArraySizes;
import spikeloom.kernel.ConvolutionShape;
import spikeloom.kernel.PatchBits;

/**
 * Memory of the sums of a convolution.
 *
 * @param samples largest number of samples
 * @param steps steps of a sample
 * @param threads number of workers
 */
public record MapSizes(long samples, int steps, int threads) {
  /** {@link MapCurrents}, {@link MapGradient} and {@link MapAdjoint}. */
  public void add(ArraySizes sizes, ConvolutionShape shape) {
    long patch = shape.patch();
    long rows = rows(shape, steps, MapCurrents.ROWS);
    sizes.arrays(2L * threads, Float.BYTES, times(blocks(rows), stride(patch))); // patches
    sizes.arrays(2L * threads, Float.BYTES, times(rows, patch)); // lists of spikes
    sizes.arrays(threads, Float.BYTES, times(blocks(rows), patch));
    sizes.arrays(threads, Float.BYTES, times(rows, blocks(patch)));
    partSums(sizes, shape);
    sizes.words(shape.channels(), spread(patch));
    sizes.arrays(threads, Float.BYTES, times(rows(shape, steps, MapAdjoint.ROWS), stride(patch)));
  }

  /**
   * {@link MapValues}.
   *
   * @param graded whether the input has values
   * @param still whether every step repeats the first
   */
  public void addValues(ArraySizes sizes, ConvolutionShape shape, boolean graded, boolean still) {
    long patch = shape.patch();
    long rows = Math.max(rows(shape, steps, MapAdjoint.ROWS), rows(shape, 1, MapAdjoint.ROWS));
    sizes.arrays(threads, Float.BYTES, times(rows, stride(patch)));
    sizes.arrays(threads, Float.BYTES, times(patch, stride(rows)));
    sizes.arrays(threads, Float.BYTES, times(rows, stride(shape.channels())));
    sizes.arrays(threads, Float.BYTES, times(patch, stride(shape.channels())));
    partSums(sizes, shape);
    if (graded) {
      long held = still ? 1 : steps;
      sizes.arrays(samples, Float.BYTES, times(held, shape.input().neurons()));
    }
  }

  private void partSums(ArraySizes sizes, ConvolutionShape shape) {
    sizes.arrays(
        PartSums.parts(samples), Float.BYTES, times(shape.patch(), stride(shape.channels())));
  }

  private static long rows(ConvolutionShape shape, int steps, int most) {
    return times(PatchBits.positions(shape, steps, most), steps);
  }
}
