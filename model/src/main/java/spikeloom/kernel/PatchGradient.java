package spikeloom.kernel;

/**
 * Sums over the positions of feature maps, for gradients of the weights of convolutions. With rows
 * r (channels of the input), columns c (channels of the output) and positions k,
 *
 * <pre>{@code
 * sum[r][c] += sum over k of input[inputPlaces[k] + r] * adjoint[adjointPlaces[k] + c]
 * }</pre>
 *
 * <p>in the order of k. Columns are computed in whole vectors: up to the next multiple of 16 they
 * must exist.
 *
 * @param inputPlaces relative indices of the first channel of every position of the input
 * @param adjointPlaces the same of the adjoint of the output
 * @param sumStep distance of rows of the sums
 * @param columns number of columns
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PatchGradient(int[] inputPlaces, int[] adjointPlaces, int sumStep, int columns) {
  /** Rows are computed together in blocks of this size. */
  public static final int BLOCK = 8;

  /**
   * Adds to one block of rows.
   *
   * @param inputAt index of the first channel of the block at the first position
   * @param adjointAt index of the adjoint's first position
   * @param sumAt index of the first row of the block
   */
  public void add(
      float[] input, int inputAt, float[] adjoint, int adjointAt, float[] sum, int sumAt) {
    if (VectorUnit.PRESENT) {
      VectorPatchGradient.add(this, input, inputAt, adjoint, adjointAt, sum, sumAt);
    } else {
      PlainPatchGradient.add(this, input, inputAt, adjoint, adjointAt, sum, sumAt);
    }
  }
}
