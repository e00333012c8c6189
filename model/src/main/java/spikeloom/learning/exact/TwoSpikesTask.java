package spikeloom.learning.exact;

import java.util.Arrays;
import spikeloom.encoder.exact.ContinuedSpikes;
import spikeloom.encoder.exact.InputAdjoint;
import spikeloom.encoder.exact.QifNetwork;
import spikeloom.encoder.exact.SpikeTimes;
import spikeloom.encoder.exact.TimePass;
import spikeloom.neuron.Qif;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * A neuron with 22 inputs of one spike each learns to fire at 2.5 and 7.5 by the weights and times
 * of two of its inputs; missing spikes are moved in from after the end of the trial. The loss is
 * the mean squared error of the first two output times; gradient steps are clipped at 0.02 in every
 * value. Source: Klos and Memmesheimer, arXiv 2309.14523.
 */
public final class TwoSpikesTask {
  /** T. */
  public static final double TRIAL = 10;

  private static final double[] TARGETS = {2.5, 7.5};
  private static final int INPUTS = 22;
  private static final double RATE = 0.1;
  private static final double LARGEST_GRADIENT = 0.02;

  private final QifNetwork network = new QifNetwork(Qif.ofPaper(), TRIAL, INPUTS, 1);
  private final TimePass pass = network.pass();
  private final SpikeTimes input = new SpikeTimes();
  private final double[] times = new double[INPUTS];
  private final double[] gradient = new double[network.parameters().length];
  private final double[] before = new double[4]; // of the last step: two weights, two times
  private final double[] behind = new double[4];

  /** A task with its own fixed inputs; the two that learn have weight 0 and the times 1 and 9. */
  public TwoSpikesTask(RandomKey key) {
    FastRandom random = key.random();
    for (int i = 2; i < INPUTS; i++) {
      network.parameters()[i] = random.nextGaussian();
      times[i] = TRIAL * random.nextDouble();
    }
    times[0] = 1;
    times[1] = 9;
  }

  /** Target times of the first two spikes. */
  public static double[] targets() {
    return TARGETS.clone();
  }

  /** Runs the trial and returns the loss. */
  public double run() {
    input.clear(INPUTS);
    for (int i = 0; i < INPUTS; i++) {
      input.add(times[i], i);
    }
    input.merge();
    pass.forward(input);
    double loss = 0;
    for (int k = 0; k < TARGETS.length; k++) {
      double error = output().time(0, k) - TARGETS[k];
      loss += error * error / TARGETS.length;
    }
    return loss;
  }

  /** The neuron's spikes in the last run. */
  public ContinuedSpikes output() {
    return pass.output();
  }

  /** Takes a step after {@link #run}. */
  public void learn() {
    Arrays.fill(gradient, 0);
    for (int k = 0; k < TARGETS.length; k++) {
      double error = output().time(0, k) - TARGETS[k];
      output().addTimeAdjoint(0, k, 2 * error / TARGETS.length);
    }
    pass.backward(InputAdjoint.TIMES, gradient);
    keep(before);
    for (int i = 0; i < 2; i++) {
      network.parameters()[i] -= RATE * cut(gradient[i]);
      double moved = times[i] - RATE * cut(input.adjoint(input.position(i, 0)));
      times[i] = Math.max(0, Math.min(TRIAL, moved));
    }
    keep(behind);
  }

  private void keep(double[] numbers) {
    System.arraycopy(network.parameters(), 0, numbers, 0, 2);
    System.arraycopy(times, 0, numbers, 2, 2);
  }

  /**
   * The jump in the time of a spike that entered or left the trial during the last step; 0 if there
   * is none. The point is found by bisection, so that a fast spike is not mistaken for a jump.
   */
  public double gapAtTheEnd() {
    int here = runAt(0);
    int there = runAt(1);
    double low = 0;
    double high = 1;
    double[] side = new double[2];
    for (int halving = 0; halving < 50 && here != there; halving++) {
      double middle = (low + high) / 2;
      boolean same = runAt(middle) == here;
      low = same ? middle : low;
      high = same ? high : middle;
      side[same ? 0 : 1] = output().time(0, Math.min(here, there));
    }
    runAt(1);
    return here == there ? 0 : Math.abs(side[0] - side[1]);
  }

  private int runAt(double share) {
    for (int i = 0; i < 2; i++) {
      network.parameters()[i] = between(i, share);
      times[i] = between(2 + i, share);
    }
    run();
    return output().spikes().size();
  }

  private double between(int i, double share) {
    return share == 1 ? behind[i] : before[i] + share * (behind[i] - before[i]);
  }

  private static double cut(double gradient) {
    return Math.max(-LARGEST_GRADIENT, Math.min(LARGEST_GRADIENT, gradient));
  }
}
