package spikeloom.encoder.maps;

import java.util.Arrays;
import spikeloom.array.MapSize;
import spikeloom.array.Padding;
import spikeloom.array.Rows;
import spikeloom.kernel.SpikeBits;

/**
 * Pooling of spikes over squares without overlap: the neuron of a square that fires first passes
 * its spikes on, the others are cut off; of several that fire at once, the first in reading order.
 * Gradients go to that neuron alone.
 *
 * <p>The winner is the largest of the square if spike times code for strength. Source: the max
 * pooling of Masquelier and Thorpe, PLoS Computational Biology 2007.
 *
 * @param input maps that it reads
 * @param output maps that it writes
 * @param side height and width of the squares
 */
public record FirstSpikePooling(MapSize input, MapSize output, int side) {
  /** Winners before the first step: see {@link #forward}. */
  public Rows winners() {
    return Rows.of(1, Padding.stride(output.neurons()));
  }

  /**
   * Passes the spikes of a sample on.
   *
   * @param winners the number of the winner plus 1 for every output neuron, 0 if none has fired
   *     yet; updated
   * @param out overwritten
   */
  public void forward(SpikeBits in, Rows winners, SpikeBits out) {
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
    int earliest = in.steps();
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

  /**
   * Propagates the gradient of the output spikes of a sample back.
   *
   * @param winners those after {@link #forward}
   * @param adjoint a row per output position and step
   * @param below that of the input spikes, a row per input position and step, overwritten
   */
  public void backward(int steps, Rows winners, Rows adjoint, Rows below) {
    int rows = input.positions() * steps;
    Arrays.fill(below.values(), below.index(0, 0), below.index(rows, 0), 0f);
    for (int n = 0; n < output.neurons(); n++) {
      int winner = (int) winners.values()[winners.index(0, n)] - 1;
      if (winner >= 0) {
        int c = n % output.channels();
        int source = n / output.channels() * steps;
        int target = winner / input.channels() * steps;
        for (int t = 0; t < steps; t++) {
          below.values()[below.index(target + t, c)] =
              adjoint.values()[adjoint.index(source + t, c)];
        }
      }
    }
  }
}
