package spikeloom.decoder;

import spikeloom.array.GradientSink;
import spikeloom.array.MapSize;
import spikeloom.array.Range;
import spikeloom.array.Workers;

/**
 * The first maps of a latent layer that is a stack of maps: feature (slot s, position, channel c)
 * is channel {@code s * channels + c} of its position.
 */
final class LatentMaps implements FirstMaps {
  private final LatentFeatures features;
  private final TimeMap map;
  private final MapSize latent;
  private final FeatureMaps maps;
  private final FeatureMaps gradients;
  private final Workers workers;
  private final float[][] rows; // of every worker: the features of a sample
  private int samples;

  LatentMaps(
      LatentFeatures features,
      MapSize latent,
      FeatureMaps maps,
      FeatureMaps gradients,
      Workers workers) {
    this.features = features;
    this.latent = latent;
    this.maps = maps;
    this.gradients = gradients;
    this.workers = workers;
    map = features.timeMap();
    rows = new float[workers.count()][features.size()];
  }

  @Override
  public void forward(DecoderPass.Latents latents, int count) {
    samples = count;
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            map.read(latents, b, rows[worker], 0);
            copy(rows[worker], maps, b, true);
          }
        });
  }

  @Override
  public void backward(DecoderPass.Latents latents, GradientSink gradient) {
    workers.run(
        worker -> {
          Range mine = workers.share(worker, samples);
          for (int b = mine.from(); b < mine.to(); b++) {
            copy(rows[worker], gradients, b, false);
            map.spread(rows[worker], 0, latents.adjoint(b));
          }
        });
  }

  private void copy(float[] row, FeatureMaps stack, int sample, boolean toMaps) {
    int channels = latent.channels();
    for (int i = 0; i < features.size(); i += channels) {
      int position = i % latent.neurons() / channels;
      int at =
          stack.index(sample, position / latent.width(), position % latent.width())
              + i / latent.neurons() * channels;
      if (toMaps) {
        System.arraycopy(row, i, stack.values(), at, channels);
      } else {
        System.arraycopy(stack.values(), at, row, i, channels);
      }
    }
  }
}
