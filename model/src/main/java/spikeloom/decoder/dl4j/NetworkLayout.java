package spikeloom.decoder.dl4j;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.LatentFeatures;

/**
 * The shapes in which a network may read the latent spikes: B samples, N neurons, T steps, F
 * features.
 */
enum NetworkLayout {
  /** {@code [B, F]}, for dense layers; spikes in order of step, then neuron. */
  FEATURES {
    @Override
    long[] shape(LatentFeatures features, int samples) {
      return new long[] {samples, features.size()};
    }

    @Override
    int index(LatentFeatures features, int step, int neuron) {
      return step * features.latents() + neuron;
    }
  },
  /** {@code [B, N, T]}, for recurrent layers and convolutions along time. */
  SEQUENCE {
    @Override
    long[] shape(LatentFeatures features, int samples) {
      return new long[] {samples, features.latents(), features.steps()};
    }

    @Override
    int index(LatentFeatures features, int step, int neuron) {
      return neuron * features.steps() + step;
    }
  },
  /** {@code [B, 1, N, T]}, the raster as a picture. */
  PICTURE {
    @Override
    long[] shape(LatentFeatures features, int samples) {
      return new long[] {samples, 1, features.latents(), features.steps()};
    }

    @Override
    int index(LatentFeatures features, int step, int neuron) {
      return neuron * features.steps() + step;
    }
  },
  /** {@code [B, 1, T, N]}, the raster as a picture with a row for every step. */
  ROWS {
    @Override
    long[] shape(LatentFeatures features, int samples) {
      return new long[] {samples, 1, features.steps(), features.latents()};
    }

    @Override
    int index(LatentFeatures features, int step, int neuron) {
      return step * features.latents() + neuron;
    }
  },
  /** {@code [B, T, N, 1]}, steps as channels along the neurons. */
  CHANNELS {
    @Override
    long[] shape(LatentFeatures features, int samples) {
      return new long[] {samples, features.steps(), features.latents(), 1};
    }

    @Override
    int index(LatentFeatures features, int step, int neuron) {
      return step * features.latents() + neuron;
    }
  };

  /** The shape of a batch. */
  abstract long[] shape(LatentFeatures features, int samples);

  /** Place of a neuron's value at a step within a sample. */
  abstract int index(LatentFeatures features, int step, int neuron);

  /** Whether it needs the spikes of every step. */
  boolean fits(LatentFeatures features) {
    return this == FEATURES || features.decoding() == Decoding.TIME;
  }

  /** Whether a sample has this shape. */
  boolean has(LatentFeatures features, List<Integer> sample) {
    long[] shape = shape(features, 1);
    return shape.length == sample.size() + 1
        && IntStream.range(0, sample.size()).allMatch(i -> shape[i + 1] == sample.get(i));
  }

  /** The shape of a batch in words, for instance {@code [batch, 60, 10]}. */
  String describe(LatentFeatures features) {
    return Arrays.toString(shape(features, 1)).replaceFirst("1", "batch");
  }

  /** The places of all features, in the order of {@link LatentFeatures}. */
  int[] places(LatentFeatures features) {
    int[] places = new int[features.size()];
    int latents = features.latents();
    for (int i = 0; i < places.length; i++) {
      places[i] = index(features, i / latents, i % latents);
    }
    return places;
  }
}
