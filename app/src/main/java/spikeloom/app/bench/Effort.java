package spikeloom.app.bench;

/**
 * The duration of measurements.
 *
 * @param productSeconds for one dense product
 * @param kernelSeconds for one kernel at one density
 * @param partWarmUp batches trained before the parts of a step are timed
 * @param partBatches batches over which they are timed
 * @param epochShare share of the epoch that setting A trains
 * @param trainSeconds for the training of setting B
 * @param inferSeconds for the inference of a setting
 * @param turns turns of twenty batches when networks are compared
 * @param peerSeconds for training and inference of a network in PyTorch, each
 * @param memoryWarmUp batches trained before the curve of memory begins
 */
public record Effort(
    double productSeconds,
    double kernelSeconds,
    int partWarmUp,
    int partBatches,
    double epochShare,
    double trainSeconds,
    double inferSeconds,
    int turns,
    double peerSeconds,
    int memoryWarmUp) {

  /** Three to four minutes on two cores. */
  public static Effort full() {
    return new Effort(2, 0.4, 300, 120, 1, 25, 5, 9, 10, 100);
  }

  /** Less than a minute: the numbers vary more, and the network is hardly trained. */
  public static Effort quick() {
    return new Effort(0.3, 0.05, 40, 15, 0.12, 3, 1, 1, 2, 20);
  }
}
