package spikeloom.decoder;

import java.util.ArrayList;
import java.util.List;

/**
 * What joins an input position (y, x) of a 3 x 3 convolution with the output position {@code (scale
 * * y + dy, scale * x + dx)}: the sum of the kernel's elements that do. On a map that is doubled
 * first, a position of the small map is seen by 4 x 4 outputs, and an output sees 2 x 2 positions
 * instead of 3 x 3, so doubling and convolution take 4/9 of the products together.
 *
 * @param dy output row, from -1 to {@code scale}
 * @param dx output column, likewise
 * @param scale 1, or 2 for a doubled map
 */
record KernelTap(int dy, int dx, int scale) {
  private static final int SIDE = 3;

  /** All taps, row by row. */
  static List<KernelTap> all(int scale) {
    List<KernelTap> taps = new ArrayList<>();
    for (int dy = -1; dy <= scale; dy++) {
      for (int dx = -1; dx <= scale; dx++) {
        taps.add(new KernelTap(dy, dx, scale));
      }
    }
    return taps;
  }

  /**
   * The taps of the outputs whose row and column have the remainders {@code py} and {@code px},
   * ordered by input row, then input column.
   */
  static List<KernelTap> ofPhase(int scale, int py, int px) {
    List<KernelTap> taps = new ArrayList<>();
    for (int y = -1; y <= 1; y++) {
      for (int x = -1; x <= 1; x++) {
        KernelTap tap = new KernelTap(py - scale * y, px - scale * x, scale);
        if (inside(tap.dy, scale) && inside(tap.dx, scale)) {
          taps.add(tap);
        }
      }
    }
    return taps;
  }

  private static boolean inside(int d, int scale) {
    return d >= -1 && d <= scale;
  }

  /** Input row relative to the output's, in positions of the input. */
  int inputRow() {
    return -Math.floorDiv(dy, scale);
  }

  /** Input column, likewise. */
  int inputColumn() {
    return -Math.floorDiv(dx, scale);
  }

  /** Whether the kernel's element (ky, kx) is part of the sum. */
  boolean has(int ky, int kx) {
    return within(dy + ky - 1) && within(dx + kx - 1);
  }

  private boolean within(int upsampled) {
    return upsampled >= 0 && upsampled < scale;
  }

  /** The numbers {@code 3 * ky + kx} of the kernel's elements in the sum. */
  int[] elements() {
    List<Integer> elements = new ArrayList<>();
    for (int k = 0; k < SIDE * SIDE; k++) {
      if (has(k / SIDE, k % SIDE)) {
        elements.add(k);
      }
    }
    return elements.stream().mapToInt(Integer::intValue).toArray();
  }
}
