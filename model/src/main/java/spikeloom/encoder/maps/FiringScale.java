package spikeloom.encoder.maps;

import java.util.function.DoubleSupplier;
import spikeloom.array.Parameters;

/**
 * Scales the initial weights of a convolution so that its neurons fire at {@value #RATE} of all
 * steps on some samples. Done layer by layer from the input, it keeps activity and gradients from
 * shrinking from layer to layer, without which deep networks do not learn; with learned weights it
 * plays no role any more.
 *
 * <p>Source: the idea is that of layer-sequential unit-variance initialisation (Mishkin and Matas,
 * ICLR 2016), with a share of spikes in place of a variance.
 */
public final class FiringScale {
  /** Spikes per neuron and step. */
  public static final double RATE = 0.12;

  private static final int HALVINGS = 9;
  private static final double LARGEST = 32; // of the scale; the smallest is its inverse

  private FiringScale() {}

  /**
   * Scales the weights of a layer by bisection.
   *
   * @param rate runs the layer with the present weights; returns its spikes per neuron and step
   */
  public static void fit(Parameters parameters, Parameters.Slice weights, DoubleSupplier rate) {
    double least = 1 / LARGEST;
    double most = LARGEST;
    double now = 1;
    for (int i = 0; i < HALVINGS; i++) {
      if (rate.getAsDouble() < RATE) {
        least = now;
      } else {
        most = now;
      }
      double next = Math.sqrt(least * most);
      scale(parameters, weights, next / now);
      now = next;
    }
  }

  private static void scale(Parameters parameters, Parameters.Slice weights, double factor) {
    float[] values = parameters.values();
    for (int i = weights.offset(); i < weights.end(); i++) {
      values[i] *= (float) factor;
    }
    parameters.changed();
  }
}
