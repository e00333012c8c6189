package spikeloom.kernel;

import spikeloom.array.Rows;

/**
 * Products of patches of feature maps and weights. The left operand is read where it lies: the
 * terms of a sum are runs of consecutive elements at listed places. For every line of a map, with
 * positions p, channels c, runs i and the terms k of a run,
 *
 * <pre>{@code
 * out[p][c] = max(floor, bias[c] + sum over i, k of left[p][leftRuns[i] + k] * right[rightRows[i] + k][c])
 * }</pre>
 *
 * <p>Sums are in the order of i, then k. Channels are computed in whole vectors: up to the next
 * multiple of 16 they must exist everywhere; those behind {@code channels} are undefined.
 *
 * @param leftRuns index of the first term of every run, relative to the position
 * @param rightRows row of the right operand for the first term of every run
 * @param run number of terms of a run
 * @param grid positions
 * @param channels number of channels of the output
 * @param floor lower bound of outputs: 0 for rectified units, minus infinity for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PatchProduct(
    int[] leftRuns, int[] rightRows, int run, Grid grid, int channels, float floor) {
  /** The floor of outputs that may have any value. */
  public static final float NO_FLOOR = Float.NEGATIVE_INFINITY;

  /**
   * The positions that are computed, and the distances between them in memory.
   *
   * @param lines number of lines
   * @param positions number of positions of a line
   * @param leftLine distance of lines of the left operand
   * @param leftStep distance of positions of the left operand
   * @param outLine distance of lines of the output
   * @param outStep distance of positions of the output
   */
  public record Grid(
      int lines, int positions, int leftLine, int leftStep, int outLine, int outStep) {}

  /**
   * Computes all positions of a map.
   *
   * @param leftAt index of the first position of the left operand
   * @param right a row of channels per term
   * @param bias one row
   * @param outAt index of the first position of the output
   */
  public void multiply(float[] left, int leftAt, Rows right, Rows bias, float[] out, int outAt) {
    for (int y = 0; y < grid.lines(); y++) {
      int from = leftAt + y * grid.leftLine();
      int to = outAt + y * grid.outLine();
      if (VectorUnit.PRESENT) {
        VectorPatchProduct.multiply(this, left, from, right, bias, out, to);
      } else {
        PlainPatchProduct.multiply(this, left, from, right, bias, out, to);
      }
    }
  }
}
