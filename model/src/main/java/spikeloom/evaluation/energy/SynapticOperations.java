package spikeloom.evaluation.energy;

/**
 * A number of elementary operations; means over examples need not be whole.
 *
 * @param additions of 32-bit floats; a comparison counts as one
 * @param multiplications of 32-bit floats
 * @param weightReads weights of 32 bits fetched from memory
 */
public record SynapticOperations(double additions, double multiplications, double weightReads) {
  /** Nothing to do. */
  public static final SynapticOperations NONE = new SynapticOperations(0, 0, 0);

  /** A spike's way over {@code count} synapses: read the weight, add it. */
  static SynapticOperations accumulate(double count) {
    return new SynapticOperations(count, 0, count);
  }

  /** A value's way over {@code count} synapses: read the weight, multiply, add. */
  static SynapticOperations multiplyAccumulate(double count) {
    return new SynapticOperations(count, count, count);
  }

  /** Both. */
  public SynapticOperations plus(SynapticOperations other) {
    return new SynapticOperations(
        additions + other.additions,
        multiplications + other.multiplications,
        weightReads + other.weightReads);
  }

  /** That many times as many. */
  public SynapticOperations times(double factor) {
    return new SynapticOperations(
        additions * factor, multiplications * factor, weightReads * factor);
  }
}
