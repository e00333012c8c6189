package spikeloom.exploration;

import java.util.List;
import spikeloom.spike.Signal;

/**
 * Samples with the same first latent spikes, whose later ones are drawn from the prior: what they
 * have in common is decided by the shared spikes, and where they differ is still open.
 *
 * @param kept number of shared steps, 0 .. T
 * @param given the spikes whose first steps are shared, {@code [steps][neurons]}
 * @param surprise {@code -log2} of the prior's probability of what happens in each cell of {@code
 *     given}, a spike or none, after the given spikes before it, bits, {@code [steps][neurons]}
 * @param soFar output for the shared spikes, with the expectation in place of later ones
 * @param each the samples, at least one
 */
@SuppressWarnings("ArrayRecordComponent") // viewed, never compared
public record Completions(
    int kept, float[][] given, float[][] surprise, Signal soFar, List<Completion> each) {

  /**
   * One sample.
   *
   * @param spikes its latent spikes, {@code [steps][neurons]}, 0 or 1
   * @param output output of the decoder for them
   */
  @SuppressWarnings("ArrayRecordComponent") // viewed, never compared
  public record Completion(float[][] spikes, Signal output) {}

  /** Copies its list. */
  public Completions {
    each = List.copyOf(each);
    if (each.isEmpty()) {
      throw new IllegalArgumentException("There must be at least one completion.");
    }
  }

  /** The bits of the first steps of the given spikes: {@code -log2 q(y before kept)}. */
  public double surpriseSoFar() {
    double bits = 0;
    for (int t = 0; t < kept; t++) {
      for (float cell : surprise[t]) {
        bits += cell;
      }
    }
    return bits;
  }

  /** Number of spikes in the first steps of the given ones. */
  public int spikesSoFar() {
    int count = 0;
    for (int t = 0; t < kept; t++) {
      for (float spike : given[t]) {
        count += spike != 0 ? 1 : 0;
      }
    }
    return count;
  }

  /** The mean of the outputs. */
  public Signal mean() {
    float[] mean = new float[soFar.values().length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) mean(i);
    }
    return new Signal(soFar.shape(), mean);
  }

  /** The standard deviation of every value over the outputs, with their number as divisor. */
  public Signal spread() {
    float[] spread = new float[soFar.values().length];
    for (int i = 0; i < spread.length; i++) {
      double mean = mean(i);
      double squares = 0;
      for (Completion one : each) {
        double difference = one.output().values()[i] - mean;
        squares += difference * difference;
      }
      spread[i] = (float) Math.sqrt(squares / each.size());
    }
    return new Signal(soFar.shape(), spread);
  }

  private double mean(int value) {
    double sum = 0;
    for (Completion one : each) {
      sum += one.output().values()[value];
    }
    return sum / each.size();
  }
}
