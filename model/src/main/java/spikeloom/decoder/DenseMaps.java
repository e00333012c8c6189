package spikeloom.decoder;

import java.util.Arrays;
import java.util.List;
import spikeloom.array.GradientSink;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.DenseProduct;

/** The first maps as the rectified outputs of an affine layer of all features. */
final class DenseMaps implements FirstMaps {
  private final DenseLayers.Layer layer;
  private final Rows bias;
  private final FirstLayer first;
  private final FeatureMaps maps;
  private final FeatureMaps gradients;
  private final Workers workers;
  private final Rows rows; // [sample][units]: outputs, in the backward pass their gradient
  private final Rows turned; // [units][sample]
  private int samples;

  DenseMaps(
      LatentFeatures features,
      DeconvLayers network,
      FeatureMaps maps,
      FeatureMaps gradients,
      int capacity,
      Workers workers) {
    this.maps = maps;
    this.gradients = gradients;
    this.workers = workers;
    layer = network.dense().orElseThrow();
    bias = Rows.of(layer.bias(), network.parameters().values());
    DenseLayers only = new DenseLayers(List.of(layer), network.parameters());
    first =
        features.areSpikes()
            ? new EventLayer(features, only, capacity, workers)
            : new FeatureLayer(features, only, capacity, workers);
    rows = Rows.spread(capacity, layer.outputs());
    turned = Rows.spread(layer.outputs(), capacity);
  }

  @Override
  public void forward(DecoderPass.Latents latents, int count) {
    samples = count;
    first.forward(latents, count, rows);
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            write(b);
          }
        });
  }

  private void write(int sample) {
    int channels = maps.size().channels();
    float[] to = maps.values();
    for (int p = 0; p < maps.size().positions(); p++) {
      int at = maps.index(sample, p / maps.size().width(), p % maps.size().width());
      int from = rows.index(sample, p * channels);
      int added = bias.at() + p * channels;
      for (int c = 0; c < channels; c++) {
        to[at + c] = Math.max(0f, rows.values()[from + c] + bias.values()[added + c]);
      }
    }
  }

  @Override
  public void backward(DecoderPass.Latents latents, GradientSink gradient) {
    // A smaller last batch leaves rows of the previous batch after it.
    Arrays.fill(rows.values(), rows.index(samples, 0), rows.values().length, 0f);
    workers.run(
        worker -> {
          Range mine = workers.share(worker, samples);
          for (int b = mine.from(); b < mine.to(); b++) {
            read(b);
          }
          DenseProduct.transpose(rows, mine, layer.outputs(), turned);
        });
    sumBias(gradient);
    first.backward(latents, rows, turned, gradient);
  }

  private void read(int sample) {
    int channels = gradients.size().channels();
    int width = gradients.size().width();
    for (int p = 0; p < gradients.size().positions(); p++) {
      int at = gradients.index(sample, p / width, p % width);
      int to = rows.index(sample, p * channels);
      System.arraycopy(gradients.values(), at, rows.values(), to, channels);
    }
  }

  private void sumBias(GradientSink gradient) {
    Range only = new Range(0, 1);
    Rows sum = gradient.place(layer.bias(), only, 0);
    Arrays.fill(sum.values(), sum.at(), sum.at() + sum.stride(), 0f);
    for (int b = 0; b < samples; b++) {
      int from = rows.index(b, 0);
      for (int i = 0; i < layer.outputs(); i++) {
        sum.values()[sum.at() + i] += rows.values()[from + i];
      }
    }
    gradient.complete(layer.bias(), only, 0);
  }
}
