package spikeloom.encoder.exact;

/** Encoders of quadratic integrate-and-fire neurons in continuous time. */
public final class QifFamily extends TimeFamily {
  @Override
  public String name() {
    return "qif";
  }

  @Override
  public String neurons() {
    return "quadratic integrate-and-fire neurons";
  }

  @Override
  TimeNeuron neuron(ExactSettings settings) {
    return ExactSettings.quadratic();
  }
}
