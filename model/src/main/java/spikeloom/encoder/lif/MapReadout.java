package spikeloom.encoder.lif;

import java.util.Arrays;
import java.util.Optional;
import spikeloom.array.MapSize;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.maps.MapAdjoint;
import spikeloom.encoder.maps.MapCurrents;
import spikeloom.encoder.maps.MapGradient;
import spikeloom.kernel.ConvolutionShape;
import spikeloom.kernel.SpikeBits;

/** A convolution from the last maps to the currents of latent neurons, which form maps too. */
final class MapReadout {
  private final MapSize size;
  private final int steps;
  private final Rows rows; // a row per sample, position and step: currents, then their gradient
  private final MapCurrents currents;
  private final MapGradient weightGradient;
  private final MapAdjoint adjoint;

  MapReadout(LifEncoder encoder, SpikeBits[] in, Workers workers) {
    ConvolutionShape shape = encoder.maps().latentConvolution(encoder.latents());
    Parameters.Slice weights = encoder.layers().get(0).weights();
    size = shape.output();
    steps = in[0].steps();
    rows = Rows.of(in.length * size.positions() * steps, Padding.stride(size.channels()));
    currents = new MapCurrents(shape, weights, encoder.parameters(), in, rows, workers);
    weightGradient = new MapGradient(shape, weights, in, rows, workers);
    adjoint = new MapAdjoint(shape, weights, encoder.parameters(), steps, workers);
  }

  /**
   * Overwrites the currents of a sample.
   *
   * @param to a row per step
   */
  void sum(int worker, int sample, Rows to) {
    currents.sum(worker, sample);
    Rows from = rows.from(sample * size.positions() * steps);
    for (int p = 0; p < size.positions(); p++) {
      for (int t = 0; t < steps; t++) {
        System.arraycopy(
            from.values(),
            from.index(p * steps + t, 0),
            to.values(),
            to.index(t, p * size.channels()),
            size.channels());
      }
    }
  }

  void refresh(int worker) {
    adjoint.refresh(worker);
  }

  /**
   * Overwrites the gradient of the last maps.
   *
   * @param errors gradient of the sample's currents, a row per step
   * @param below a row per position of the last maps and step; empty if it is not needed
   */
  void backward(int worker, int sample, Rows errors, Optional<Rows> below) {
    Rows to = rows.from(sample * size.positions() * steps);
    for (int p = 0; p < size.positions(); p++) {
      for (int t = 0; t < steps; t++) {
        System.arraycopy(
            errors.values(),
            errors.index(t, p * size.channels()),
            to.values(),
            to.index(p * steps + t, 0),
            size.channels());
        Arrays.fill(
            to.values(),
            to.index(p * steps + t, size.channels()),
            to.index(p * steps + t, to.width()),
            0f);
      }
    }
    below.ifPresent(rows -> adjoint.spread(worker, to, rows));
  }

  /** Overwrites the gradient of the weights by the sum over the first samples. */
  void gradient(int samples, float[] gradient) {
    weightGradient.sum(samples, gradient);
  }
}
