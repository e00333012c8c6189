package spikeloom.encoder.exact;

/** Encoders of theta neurons in continuous time. */
public final class ThetaFamily extends TimeFamily {
  @Override
  public String name() {
    return "theta";
  }

  @Override
  public String neurons() {
    return "theta neurons";
  }

  @Override
  TimeNeuron neuron(ExactSettings settings) {
    return ExactSettings.theta();
  }
}
