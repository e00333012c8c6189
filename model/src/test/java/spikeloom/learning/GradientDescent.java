package spikeloom.learning;

import spikeloom.array.Parameters;
import spikeloom.array.Workers;

/** Plain steps against the gradient. */
final class GradientDescent implements Optimiser {
  private final Parameters parameters;
  private final float[] gradient;

  GradientDescent(Parameters parameters) {
    this.parameters = parameters;
    gradient = new float[parameters.length()];
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public float[] gradient() {
    return gradient;
  }

  @Override
  public void update(double learningRate, Workers workers) {
    for (int i = 0; i < gradient.length; i++) {
      parameters.values()[i] -= (float) learningRate * gradient[i];
    }
    parameters.changed();
  }
}
