package spikeloom.exploration;

import java.util.List;
import java.util.SplittableRandom;
import spikeloom.evaluation.Projection;
import spikeloom.objective.Distortion;

/**
 * Test samples in a plane, where similar latent spike trains are close.
 *
 * @param samples the samples
 * @param principal their places by principal components, {@code [n][2]}
 * @param neighbours their places by stochastic neighbours (t-SNE), {@code [n][2]}
 */
@SuppressWarnings("ArrayRecordComponent") // viewed, never compared
public record LatentMap(List<Sample> samples, double[][] principal, double[][] neighbours) {
  /** Number of intervals of the trial in which a neuron's spikes are counted. */
  private static final int STRETCHES = 4;

  /** Random seed of the projections: the same samples always have the same map. */
  private static final long SEED = 1;

  /** Copies its list. */
  public LatentMap {
    samples = List.copyOf(samples);
  }

  /**
   * A sample of the map.
   *
   * @param index in the test split
   * @param className its class
   * @param distortion mean distortion, in the unit of its measure
   * @param measure measure of the distortion
   * @param spikes latent spikes
   */
  public record Sample(
      int index, String className, double distortion, Distortion measure, int spikes) {}

  static LatentMap of(List<Sample> samples, float[][] rows) {
    return new LatentMap(
        samples,
        Projection.principal(rows, new SplittableRandom(SEED)),
        Projection.neighbours(rows, new SplittableRandom(SEED)));
  }

  /** The features compared: each neuron's spikes in each interval of the trial. */
  static float[] row(float[][] spikes) {
    int neurons = spikes[0].length;
    float[] row = new float[STRETCHES * neurons];
    for (int t = 0; t < spikes.length; t++) {
      int stretch = t * STRETCHES / spikes.length;
      for (int n = 0; n < neurons; n++) {
        row[stretch * neurons + n] += spikes[t][n];
      }
    }
    return row;
  }
}
