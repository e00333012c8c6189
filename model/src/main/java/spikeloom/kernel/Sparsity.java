package spikeloom.kernel;

/**
 * Chooses the faster of two algorithms for the same sums: row by row for every spike, or {@link
 * BitProduct}, whose cost does not depend on the number of spikes. The thresholds are measured;
 * {@code spikeloom bench} prints the table that they come from, see docs/decisions. In the encoder
 * the choice is made per sample, so that its spikes do not depend on the batch that it is in.
 */
public final class Sparsity {
  private static final double ADDITIONS_PER_CELL = 0.15;
  private static final double ADDITIONS_PER_CHANNEL = 1.4;

  private Sparsity() {}

  /**
   * Whether the currents are faster spike by spike.
   *
   * @param additions row additions with complement coding, see {@link SpikeBits#additions}
   * @param cells steps times channels
   */
  public static boolean listsAreFaster(long additions, long cells) {
    return additions < ADDITIONS_PER_CELL * cells;
  }

  /**
   * Whether the weight gradient is faster spike by spike.
   *
   * @param additions row additions with complement coding
   * @param active words that hold a spike
   */
  public static boolean bitsAreFaster(long additions, long active) {
    return additions < ADDITIONS_PER_CHANNEL * active;
  }
}
