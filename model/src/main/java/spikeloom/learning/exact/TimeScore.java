package spikeloom.learning.exact;

/**
 * The score of a classifier by first spikes: sums over examples.
 *
 * @param examples number of examples
 * @param loss sum of their losses
 * @param right examples whose label fired first, pseudospikes included
 * @param rightOrdinary examples whose label fired first within the trial
 * @param hiddenSpikes spikes of hidden neurons within the trial
 * @param silent pairs of an example and a hidden neuron without a spike in the trial
 * @param hidden pairs of an example and a hidden neuron
 */
public record TimeScore(
    long examples,
    double loss,
    long right,
    long rightOrdinary,
    long hiddenSpikes,
    long silent,
    long hidden) {
  /** No examples. */
  public static final TimeScore NONE = new TimeScore(0, 0, 0, 0, 0, 0, 0);

  /** The sum of two. */
  public TimeScore plus(TimeScore other) {
    return new TimeScore(
        examples + other.examples,
        loss + other.loss,
        right + other.right,
        rightOrdinary + other.rightOrdinary,
        hiddenSpikes + other.hiddenSpikes,
        silent + other.silent,
        hidden + other.hidden);
  }

  /** Mean loss of an example. */
  public double meanLoss() {
    return loss / examples;
  }

  /** Share of examples whose label fired first, pseudospikes included. */
  public double accuracy() {
    return (double) right / examples;
  }

  /** Share of examples whose label fired first within the trial. */
  public double accuracyOrdinary() {
    return (double) rightOrdinary / examples;
  }

  /** Share of hidden neurons and examples without a spike in the trial. */
  public double silentFraction() {
    return (double) silent / hidden;
  }

  /** Spikes of a hidden neuron in a trial. */
  public double hiddenActivity() {
    return (double) hiddenSpikes / hidden;
  }
}
