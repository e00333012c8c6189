package spikeloom.decoder.dl4j.keras;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import spikeloom.decoder.dl4j.NetworkException;
import spikeloom.hdf.Hdf5File;
import spikeloom.numpy.NumpyArray;

/**
 * The weights in a Keras file: a group per layer, in it datasets such as {@code dense/kernel:0}, at
 * any depth. Files of {@code save} have the groups in {@code model_weights}.
 */
final class KerasWeights {
  private static final String ROOT = "model_weights";
  private static final int DEEPEST = 8;

  private final Hdf5File file;
  private final Map<String, INDArray> found = new HashMap<>();

  private KerasWeights(Hdf5File file) {
    this.file = file;
  }

  /**
   * Reads the arrays of every layer that has some.
   *
   * @return by layer and name, such as {@code kernel} or {@code recurrent_kernel}
   */
  static Map<String, Map<String, INDArray>> read(Hdf5File file, Collection<String> layers) {
    Map<String, Map<String, INDArray>> all = new HashMap<>();
    for (String layer : layers) {
      KerasWeights weights = new KerasWeights(file);
      weights.collect(ROOT + "/" + layer, DEEPEST);
      if (!weights.found.isEmpty()) {
        all.put(layer, weights.found);
      }
    }
    return all;
  }

  private void collect(String path, int depth) {
    for (String name : file.names(path)) {
      String child = path + "/" + name;
      if (file.holds(child)) {
        add(name.replaceFirst(":\\d+$", ""), file.array(child), child);
      } else if (depth > 0) {
        collect(child, depth - 1);
      }
    }
  }

  private void add(String name, NumpyArray array, String path) {
    if (!array.numeric() || array.shape().isEmpty()) {
      throw new NetworkException("'%s' is not an array of numbers".formatted(path));
    }
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) array.number(i);
      if (!Float.isFinite(values[i])) {
        throw new NetworkException("'%s' has a value that is not finite".formatted(path));
      }
    }
    long[] shape = array.shape().stream().mapToLong(Integer::longValue).toArray();
    if (found.put(name, Nd4j.create(values, shape, 'c')) != null) {
      throw new NetworkException("'%s' is there twice in one layer".formatted(path));
    }
  }
}
