package spikeloom.decoder.dl4j;

import java.nio.FloatBuffer;
import java.util.List;
import spikeloom.array.MapSize;
import spikeloom.array.Parameters;
import spikeloom.decoder.DeconvLayers;
import spikeloom.decoder.DenseLayers;

/**
 * Converts between two layouts of decoder {@code deconv}. Deeplearning4j: layer by layer; a dense
 * layer's weights unit by unit, units map by map, then its bias; a convolution's bias, then its
 * weights by output map, input map, row and column. SpikeLoom: see {@link DeconvLayers}.
 */
final class DeconvLayout {
  private final DeconvLayers layers;
  private int at;

  /** For one copy. */
  DeconvLayout(DeconvLayers layers) {
    this.layers = layers;
  }

  private interface Move {
    /** Joins an element of Deeplearning4j's vector and one of SpikeLoom's parameters. */
    void element(int flat, int own);
  }

  /** Copies Deeplearning4j's flat vector to SpikeLoom's parameters. */
  void read(FloatBuffer flat) {
    float[] values = layers.parameters().values();
    each((theirs, ours) -> values[ours] = flat.get(theirs));
  }

  /** Copies SpikeLoom's parameters to Deeplearning4j's flat vector. */
  void write(FloatBuffer flat) {
    float[] values = layers.parameters().values();
    each((theirs, ours) -> flat.put(theirs, values[ours]));
  }

  private void each(Move move) {
    at = 0;
    layers.dense().ifPresent(layer -> dense(layer, move));
    List<DenseLayers.Layer> convolutions = layers.convolutions();
    for (int i = 0; i < convolutions.size(); i++) {
      int inputs = layers.shape().convolutions().get(i).input().channels();
      convolution(convolutions.get(i), inputs, move);
    }
  }

  private void dense(DenseLayers.Layer layer, Move move) {
    MapSize map = layers.shape().small();
    Parameters.Slice weights = layer.weights();
    for (int unit = 0; unit < map.neurons(); unit++) {
      for (int i = 0; i < weights.rows(); i++) {
        move.element(at++, weights.at(i, own(unit, map)));
      }
    }
    for (int unit = 0; unit < map.neurons(); unit++) {
      move.element(at++, layer.bias().at(0, own(unit, map)));
    }
  }

  // Number of a unit position by position, given that map by map.
  private static int own(int unit, MapSize map) {
    return unit % map.positions() * map.channels() + unit / map.positions();
  }

  private void convolution(DenseLayers.Layer layer, int inputs, Move move) {
    for (int o = 0; o < layer.outputs(); o++) {
      move.element(at++, layer.bias().at(0, o));
    }
    for (int o = 0; o < layer.outputs(); o++) {
      for (int i = 0; i < inputs; i++) {
        for (int k = 0; k < DeconvLayers.KERNEL; k++) {
          move.element(at++, layer.weights().at(k * inputs + i, o));
        }
      }
    }
  }
}
