package spikeloom.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.LayerTrace;
import spikeloom.encoder.NeuronLayer;

/**
 * The activity of a layer at one time of the training.
 *
 * @param name its name, for instance {@code "hidden layer 1"}
 * @param neurons number of spiking neurons; 0 for a layer of the decoder
 * @param firingRate spikes per neuron and step over the gallery's samples; empty for a layer of the
 *     decoder
 * @param extremes number of its silent and saturated neurons, if known
 * @param gradientNorm Euclidean norm of the gradient of its parameters at the last update, as the
 *     optimiser was given it; empty before the first
 */
public record LayerState(
    String name,
    int neurons,
    OptionalDouble firingRate,
    Optional<Extremes> extremes,
    OptionalDouble gradientNorm) {

  /**
   * Neurons without information about the gallery's samples.
   *
   * @param silent neurons without a spike
   * @param saturated neurons that fired at nearly every step
   */
  public record Extremes(int silent, int saturated) {}

  private static final double NEARLY_EVERY = 0.95;

  /**
   * The layers of a network.
   *
   * @param layers of the encoder
   * @param pass the encoder's, after a forward pass
   * @param norms of the gradients by the names of all slices of parameters; empty before the first
   *     update
   */
  public static List<LayerState> of(
      List<NeuronLayer> layers, EncoderPass pass, Map<String, Double> norms) {
    Map<String, Double> left = new LinkedHashMap<>(norms);
    List<LayerState> states = new ArrayList<>();
    for (int l = 0; l < layers.size(); l++) {
      NeuronLayer layer = layers.get(l);
      double cells = (double) pass.samples() * pass.latent(0).steps() * layer.neurons();
      states.add(
          new LayerState(
              layer.name(),
              layer.neurons(),
              OptionalDouble.of(pass.spikes(l + 1) / cells),
              extremes(pass, l, layer.neurons()),
              take(layer.name(), left)));
    }
    while (!left.isEmpty()) {
      String slice = left.keySet().iterator().next();
      String name = slice.substring(0, slice.lastIndexOf(' '));
      states.add(
          new LayerState(name, 0, OptionalDouble.empty(), Optional.empty(), take(name, left)));
    }
    return states;
  }

  /** The norm over all slices of a layer, found by the prefix of their names and removed. */
  private static OptionalDouble take(String name, Map<String, Double> norms) {
    List<String> own =
        norms.keySet().stream()
            .filter(slice -> slice.equals(name) || slice.startsWith(name + " "))
            .toList();
    double squares = 0;
    for (String slice : own) {
      squares += Math.pow(norms.getOrDefault(slice, 0.0), 2);
    }
    norms.keySet().removeAll(own);
    return own.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(squares));
  }

  private static Optional<Extremes> extremes(EncoderPass pass, int layer, int neurons) {
    int[] fired = new int[neurons];
    int steps = 0;
    for (int b = 0; b < pass.samples(); b++) {
      Optional<LayerTrace> trace = pass.trace(layer, b);
      if (trace.isEmpty()) {
        return Optional.empty();
      }
      for (float[] step : trace.get().spikes()) {
        steps++;
        for (int n = 0; n < neurons; n++) {
          fired[n] += step[n] > 0 ? 1 : 0;
        }
      }
    }
    int silent = 0;
    int saturated = 0;
    for (int count : fired) {
      silent += count == 0 ? 1 : 0;
      saturated += count >= NEARLY_EVERY * steps ? 1 : 0;
    }
    return Optional.of(new Extremes(silent, saturated));
  }
}
