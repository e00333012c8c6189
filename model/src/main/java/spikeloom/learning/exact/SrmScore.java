package spikeloom.learning.exact;

/**
 * The score of a classifier by first spikes of leaky integrate-and-fire neurons: sums over
 * examples.
 *
 * @param examples number of examples
 * @param loss sum of their losses
 * @param right examples whose label fired first
 * @param hiddenSpikes spikes of hidden neurons
 * @param silentOutputs outputs without a spike
 */
public record SrmScore(
    long examples, double loss, long right, long hiddenSpikes, long silentOutputs) {
  /** No examples. */
  public static final SrmScore NONE = new SrmScore(0, 0, 0, 0, 0);

  /** The sum of two. */
  public SrmScore plus(SrmScore other) {
    return new SrmScore(
        examples + other.examples,
        loss + other.loss,
        right + other.right,
        hiddenSpikes + other.hiddenSpikes,
        silentOutputs + other.silentOutputs);
  }

  /** Mean loss of an example. */
  public double meanLoss() {
    return loss / examples;
  }

  /** Share of examples whose label fired first. */
  public double accuracy() {
    return (double) right / examples;
  }

  /** Spikes of all hidden neurons in an example. */
  public double hiddenSpikesPerExample() {
    return (double) hiddenSpikes / examples;
  }
}
