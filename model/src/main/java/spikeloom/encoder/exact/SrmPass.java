package spikeloom.encoder.exact;

import java.util.ArrayList;
import java.util.List;

/**
 * One example on its way through a network of spike-response neurons, and back. The buffers are
 * reused from example to example; a pass belongs to one thread at a time.
 */
public final class SrmPass {
  private final SrmNetwork network;
  private final List<SrmLayer> layers = new ArrayList<>();
  private final List<SpikeTimes> spikes = new ArrayList<>();

  /** A pass without an example. */
  public SrmPass(SrmNetwork network) {
    this.network = network;
    spikes.add(new SpikeTimes());
    for (int l = 1; l <= network.layers(); l++) {
      layers.add(new SrmLayer(network, l));
      spikes.add(new SpikeTimes());
    }
    spikes.get(0).clear(network.neurons(0));
  }

  /** The network. */
  public SrmNetwork network() {
    return network;
  }

  /** Where the input spikes are to be put and merged; those after the trial have no effect. */
  public SpikeTimes inputs() {
    return spikes.get(0);
  }

  /** The spikes of layer {@code layer}; 0 for the inputs. */
  public SpikeTimes spikes(int layer) {
    return spikes.get(layer);
  }

  /** The spikes of the last layer. */
  public SpikeTimes outputs() {
    return spikes.get(layers.size());
  }

  SrmLayer layer(int layer) {
    return layers.get(layer - 1);
  }

  /** Fills in the spikes of all layers; their adjoints are 0. */
  public void respond(double[] weights) {
    inputs().clearAdjoint();
    for (int l = 1; l <= layers.size(); l++) {
      layer(l).respond(weights, spikes(l - 1), spikes(l));
    }
  }

  /**
   * Goes back from the adjoints of spikes of any layers, which are to be added after {@link
   * #respond}: afterwards those of the inputs are complete too.
   *
   * @param gradient is added to, in the order of the weights
   */
  public void adjoint(double[] weights, double[] gradient) {
    for (int l = layers.size(); l >= 1; l--) {
      layer(l).adjoint(weights, spikes(l - 1), spikes(l), InputAdjoint.TIMES, gradient);
    }
  }
}
