package spikeloom.evaluation.dl4j;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * A learning rate that decays from {@code rate} to 0 along half a cosine over {@code steps} steps.
 * Deeplearning4j's own {@code PolySchedule} is not used, because it increases in 1.0.0-M2.1.
 */
record CosineDecay(double rate, int steps) implements ISchedule {
  private static final long serialVersionUID = 1L;

  @Override
  public double valueAt(int iteration, int epoch) {
    double done = Math.min(1, iteration / (double) steps);
    return rate * 0.5 * (1 + Math.cos(Math.PI * done));
  }

  @Override
  public ISchedule clone() {
    return this; // has no state
  }
}
