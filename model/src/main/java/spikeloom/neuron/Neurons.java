package spikeloom.neuron;

import java.util.function.DoubleUnaryOperator;

/** Functions shared by neuron models. */
public final class Neurons {
  /** The step function: 1 from 0 on. */
  public static final DoubleUnaryOperator STEP = margin -> margin >= 0 ? 1 : 0;

  private Neurons() {}

  static void requireDecay(String name, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be in [0, 1), not " + value);
    }
  }
}
