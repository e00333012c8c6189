package spikeloom.encoder.exact;

/**
 * The layout of the parameters of feed-forward layers in one array: of every layer first the
 * weights {@code [input][neuron]}, then some numbers per neuron.
 */
final class LayerSizes {
  private final int[] sizes;
  private final int[] begin; // of a layer; then the number of parameters

  /**
   * @param perNeuron numbers of a neuron beside its weights
   * @param sizes inputs, then the neurons of every layer
   */
  LayerSizes(int perNeuron, int... sizes) {
    if (sizes.length < 2) {
      throw new IllegalArgumentException("a network needs inputs and at least one layer");
    }
    for (int size : sizes) {
      if (size < 1) {
        throw new IllegalArgumentException("a layer needs neurons, not " + size);
      }
    }
    this.sizes = sizes.clone();
    begin = new int[sizes.length];
    for (int l = 0; l < layers(); l++) {
      begin[l + 1] = begin[l] + (sizes[l] + perNeuron) * sizes[l + 1];
    }
  }

  int layers() {
    return sizes.length - 1;
  }

  int inputs(int layer) {
    return sizes[layer];
  }

  int neurons(int layer) {
    return sizes[layer + 1];
  }

  int weightsAt(int layer) {
    return begin[layer];
  }

  /** Number {@code which} of the neurons' numbers, one behind the other. */
  int neuronsAt(int layer, int which) {
    return begin[layer] + (sizes[layer] + which) * sizes[layer + 1];
  }

  int parameters() {
    return begin[layers()];
  }
}
