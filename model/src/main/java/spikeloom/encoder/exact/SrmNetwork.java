package spikeloom.encoder.exact;

import java.util.List;
import spikeloom.neuron.SpikeResponse;

/**
 * A feed-forward network of spike-response neurons in continuous time, all neurons of a layer
 * connected to all of the next. Its weights are one flat array, layer by layer, the weight from
 * neuron j to neuron i of layer l at {@code offset(l) + i * sizes(l - 1) + j}. A neuron starts at
 * rest, V = I = 0, and may fire any number of times, up to {@link SrmLayer#MOST_SPIKES}.
 *
 * <p>A spike that grazes the threshold has a derivative without bound, the slope of the potential
 * in the denominator: {@code slopeFloor} bounds the slope from below there. The gradient is then no
 * longer exact at such spikes; with 0 it is exact everywhere. A neuron that does not fire has no
 * spike time and so no gradient: start a network from weights at which its neurons fire.
 *
 * @param neuron the neuron of all layers
 * @param trial end of the trial; it begins with the first input spike, at any time before
 * @param slopeFloor smallest slope that a derivative is divided by, 0 for none
 * @param sizes inputs, then the neurons of each layer
 */
public record SrmNetwork(
    SpikeResponse neuron, double trial, double slopeFloor, List<Integer> sizes) {
  /** Checks the shape. */
  public SrmNetwork {
    sizes = List.copyOf(sizes);
    if (sizes.size() < 2 || sizes.stream().anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException("a network needs inputs and a layer, not " + sizes);
    }
    if (!Double.isFinite(trial)) {
      throw new IllegalArgumentException("a trial needs an end, not " + trial);
    }
    if (!(slopeFloor >= 0)) {
      throw new IllegalArgumentException("slope floor: " + slopeFloor);
    }
  }

  /** Number of layers without the inputs. */
  public int layers() {
    return sizes.size() - 1;
  }

  /** Number of neurons of layer {@code layer}; of inputs for layer 0. */
  public int neurons(int layer) {
    return sizes.get(layer);
  }

  /** Where the weights of layer {@code layer}, 1 .. layers, begin. */
  public int offset(int layer) {
    int offset = 0;
    for (int l = 1; l < layer; l++) {
      offset += sizes.get(l - 1) * sizes.get(l);
    }
    return offset;
  }

  /** Number of all weights. */
  public int weights() {
    return offset(sizes.size());
  }
}
