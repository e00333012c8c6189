package spikeloom.encoder.ltc;

import spikeloom.array.Rows;

/**
 * The matrices of a layer in an array of its parameters' layout: the weights, or their gradient. An
 * absent one has no rows.
 */
record LtcMatrices(Rows input, Rows recurrent, Rows bias, Gate membrane, Gate adaptation) {
  /** Those of a gate. */
  record Gate(Rows drive, Rows state, Rows bias) {
    private static Gate of(LtcLayer.Gate gate, float[] values) {
      return new Gate(
          Rows.of(gate.drive(), values),
          Rows.of(gate.state(), values),
          Rows.of(gate.bias(), values));
    }
  }

  static LtcMatrices of(LtcLayer layer, float[] values) {
    return new LtcMatrices(
        Rows.of(layer.weights(), values),
        Rows.of(layer.recurrent(), values),
        Rows.of(layer.bias(), values),
        Gate.of(layer.membrane(), values),
        Gate.of(layer.adaptation(), values));
  }
}
