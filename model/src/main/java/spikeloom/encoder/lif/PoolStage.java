package spikeloom.encoder.lif;

import java.util.Arrays;
import java.util.Optional;
import spikeloom.array.MapSize;
import spikeloom.array.Padding;
import spikeloom.array.Rows;
import spikeloom.encoder.LayerTrace;
import spikeloom.kernel.SpikeBits;

/**
 * Pooling of spikes over squares without overlap: the neuron of a square that fires first passes
 * its spikes on, the others are cut off; of several that fire at once, the first in reading order.
 * Gradients go to that neuron alone.
 *
 * <p>The winner is the largest of the square if spike times code for strength. Source: the max
 * pooling of Masquelier and Thorpe, PLoS Computational Biology 2007.
 */
final class PoolStage implements MapStage {
  private final ConvolutionStage.Place place;
  private final MapSize input;
  private final MapSize output;
  private final int side;
  private final int steps;

  PoolStage(MapLayer layer, ConvolutionStage.Place place) {
    this.place = place;
    input = layer.input();
    output = layer.output();
    side = layer.spec().kernel();
    steps = place.in()[0].steps();
  }

  /** The number of the winner plus 1 for every output neuron; 0 if none has fired yet. */
  static Rows state(MapLayer layer) {
    return Rows.of(1, Padding.stride(layer.output().neurons()));
  }

  @Override
  public void forward(int worker, int sample) {
    SpikeBits in = place.in()[sample];
    SpikeBits out = place.out()[sample];
    Rows winners = place.stream().now(place.number(), sample);
    for (int y = 0; y < output.height(); y++) {
      for (int x = 0; x < output.width(); x++) {
        for (int c = 0; c < output.channels(); c++) {
          int n = output.index(y, x, c);
          int at = winners.index(0, n);
          if (winners.values()[at] == 0) {
            winners.values()[at] = first(in, y, x, c) + 1;
          }
          out.setChannel(n, in, (int) winners.values()[at] - 1);
        }
      }
    }
  }

  // Number of the neuron that fires first, or -1.
  private int first(SpikeBits in, int y, int x, int c) {
    int winner = -1;
    int earliest = steps;
    for (int dy = 0; dy < side; dy++) {
      for (int dx = 0; dx < side; dx++) {
        int m = input.index(y * side + dy, x * side + dx, c);
        int step = in.first(m);
        if (step < earliest) {
          earliest = step;
          winner = m;
        }
      }
    }
    return winner;
  }

  @Override
  public void refresh(int worker) {}

  @Override
  public void backward(int worker, int sample, Optional<Rows> below) {
    if (below.isEmpty()) {
      return;
    }
    Rows to = below.get();
    int rows = input.positions() * steps;
    Arrays.fill(to.values(), to.index(0, 0), to.index(rows, 0), 0f);
    Rows from = place.adjoint().from(sample * output.positions() * steps);
    Rows winners = place.stream().now(place.number(), sample);
    for (int n = 0; n < output.neurons(); n++) {
      int winner = (int) winners.values()[winners.index(0, n)] - 1;
      if (winner >= 0) {
        int c = n % output.channels();
        int source = n / output.channels() * steps;
        int target = winner / input.channels() * steps;
        for (int t = 0; t < steps; t++) {
          to.values()[to.index(target + t, c)] = from.values()[from.index(source + t, c)];
        }
      }
    }
  }

  @Override
  public void gradient(int samples, float[] gradient) {}

  @Override
  public Optional<LayerTrace> trace(int sample) {
    return Optional.empty();
  }
}
