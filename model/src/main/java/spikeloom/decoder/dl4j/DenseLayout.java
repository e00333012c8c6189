package spikeloom.decoder.dl4j;

import java.nio.FloatBuffer;
import spikeloom.array.Parameters;
import spikeloom.decoder.DenseLayers;

/**
 * Converts between two layouts of dense layers. Deeplearning4j: layer by layer, the weights column
 * by column (all inputs of output 0, of output 1, ...), then the bias. SpikeLoom: a padded row per
 * input, then the bias.
 */
final class DenseLayout {
  // Side of the squares that are transposed together, so that both sides stay in the cache.
  private static final int SQUARE = 64;

  private DenseLayout() {}

  /** Copies Deeplearning4j's flat vector to SpikeLoom's parameters. */
  static void read(FloatBuffer flat, DenseLayers to) {
    float[] values = to.parameters().values();
    int at = 0;
    for (DenseLayers.Layer layer : to.layers()) {
      Parameters.Slice w = layer.weights();
      for (int i0 = 0; i0 < w.rows(); i0 += SQUARE) {
        for (int j = 0; j < w.columns(); j++) {
          for (int i = i0; i < Math.min(w.rows(), i0 + SQUARE); i++) {
            values[w.at(i, j)] = flat.get(at + j * w.rows() + i);
          }
        }
      }
      at += w.rows() * w.columns();
      flat.get(at, values, layer.bias().offset(), layer.bias().columns());
      at += layer.bias().columns();
    }
  }

  /** Copies SpikeLoom's parameters to Deeplearning4j's flat vector. */
  static void write(DenseLayers from, FloatBuffer flat) {
    float[] values = from.parameters().values();
    int at = 0;
    for (DenseLayers.Layer layer : from.layers()) {
      Parameters.Slice w = layer.weights();
      for (int i0 = 0; i0 < w.rows(); i0 += SQUARE) {
        for (int j = 0; j < w.columns(); j++) {
          for (int i = i0; i < Math.min(w.rows(), i0 + SQUARE); i++) {
            flat.put(at + j * w.rows() + i, values[w.at(i, j)]);
          }
        }
      }
      at += w.rows() * w.columns();
      flat.put(at, values, layer.bias().offset(), layer.bias().columns());
      at += layer.bias().columns();
    }
  }
}
