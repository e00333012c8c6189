package spikeloom.decoder.dl4j;

import java.util.Arrays;
import spikeloom.array.MapSize;
import spikeloom.decoder.LatentFeatures;

/**
 * The input of a network: shape of a sample, and place of every feature in it.
 *
 * @param sample shape without the batch
 * @param places place of every feature, in the order of {@link LatentFeatures}
 * @param words the input in words, for instance {@code [batch, 60, 10]}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NetworkInput(long[] sample, int[] places, String words) {
  /** The input in one of the layouts of networks from files. */
  static NetworkInput of(LatentFeatures features, NetworkLayout layout) {
    long[] one = layout.shape(features, 1);
    String words =
        layout == NetworkLayout.FEATURES
            ? "[batch, %d] features in order of step, then neuron".formatted(features.size())
            : layout.describe(features);
    return new NetworkInput(Arrays.copyOfRange(one, 1, one.length), layout.places(features), words);
  }

  /** Maps of all steps as channels: channel {@code t * channels + c} is map c at step t. */
  static NetworkInput ofMaps(LatentFeatures features, MapSize map) {
    int slots = features.size() / features.latents();
    int[] places = new int[features.size()];
    for (int i = 0; i < places.length; i++) {
      int neuron = i % map.neurons();
      int channel = i / map.neurons() * map.channels() + neuron % map.channels();
      places[i] = channel * map.positions() + neuron / map.channels();
    }
    long channels = (long) slots * map.channels();
    return new NetworkInput(
        new long[] {channels, map.height(), map.width()},
        places,
        "[batch, %d, %d, %d] latent maps, channel = step * %d + map"
            .formatted(channels, map.height(), map.width(), map.channels()));
  }

  /** The shape of a batch. */
  long[] shape(int samples) {
    long[] shape = new long[sample.length + 1];
    shape[0] = samples;
    System.arraycopy(sample, 0, shape, 1, sample.length);
    return shape;
  }

  /** Features of samples, each in its place. */
  float[] placed(float[] features, int samples) {
    float[] placed = new float[samples * places.length];
    for (int i = 0; i < placed.length; i++) {
      int feature = i % places.length;
      placed[i - feature + places[feature]] = features[i];
    }
    return placed;
  }
}
