package spikeloom.decoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spikeloom.array.GradientSink;
import spikeloom.array.MapSize;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;

/**
 * Decoder {@code deconv} in SpikeLoom's kernels. It computes what Deeplearning4j computes for the
 * same network, to rounding. Workers divide the samples, and in the gradient of the weights the
 * weights, so that results do not depend on their number.
 */
public final class DeconvPass implements DecoderPass {
  // Input maps whose weights a worker reports at once.
  static final int CHUNK = 16;

  private final MapSize picture;
  private final Workers workers;
  private final FirstMaps first;
  private final List<MapConvolution> convolutions = new ArrayList<>();
  private final FeatureMaps last; // the output of the last convolution, then its gradient
  private final Rows logits; // [sample][plane, row, column]
  private int samples;

  /** Creates buffers for batches of up to {@code capacity} samples. */
  public DeconvPass(DeconvLayers network, LatentFeatures features, int capacity, Workers workers) {
    this.workers = workers;
    picture = network.shape().picture();
    List<DeconvShape.Convolution> layers = network.shape().convolutions();
    FeatureMaps in = new FeatureMaps(layers.get(0).input(), capacity);
    FeatureMaps inGradient = new FeatureMaps(layers.get(0).input(), capacity);
    first = first(network, features, in, inGradient, capacity);
    boolean rectified = network.dense().isPresent();
    for (int i = 0; i < layers.size(); i++) {
      MapSize size = layers.get(i).output();
      FeatureMaps outGradient = new FeatureMaps(size, capacity);
      FeatureMaps out = layers.get(i).rectified() ? new FeatureMaps(size, capacity) : outGradient;
      convolutions.add(
          new MapConvolution(
              layers.get(i),
              network.convolutions().get(i),
              network.parameters().values(),
              new MapConvolution.Maps(in, out, inGradient, outGradient, rectified),
              capacity));
      in = out;
      inGradient = outGradient;
      rectified = true;
    }
    last = in;
    logits = Rows.of(capacity, Padding.stride(picture.neurons()));
  }

  private FirstMaps first(
      DeconvLayers network,
      LatentFeatures features,
      FeatureMaps maps,
      FeatureMaps gradients,
      int capacity) {
    return network
        .shape()
        .latentMap()
        .<FirstMaps>map(latent -> new LatentMaps(features, latent, maps, gradients, workers))
        .orElseGet(() -> new DenseMaps(features, network, maps, gradients, capacity, workers));
  }

  @Override
  public void forward(Latents latents, int count) {
    samples = count;
    workers.run(
        worker -> {
          for (MapConvolution convolution : convolutions) {
            convolution.prepare(workers.share(worker, convolution.inputs()));
          }
        });
    first.forward(latents, count);
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            for (MapConvolution convolution : convolutions) {
              convolution.forward(b);
            }
            writeLogits(b);
          }
        });
  }

  private void writeLogits(int sample) {
    int to = logits.index(sample, 0);
    for (int c = 0; c < picture.channels(); c++) {
      for (int y = 0; y < picture.height(); y++) {
        int from = last.index(sample, y, 0) + c;
        for (int x = 0; x < picture.width(); x++) {
          logits.values()[to++] = last.values()[from + x * last.step()];
        }
      }
    }
  }

  @Override
  public Rows logits() {
    return logits;
  }

  @Override
  public void backward(Latents latents, GradientSink gradient) {
    workers.run(
        worker -> {
          for (MapConvolution convolution : convolutions) {
            convolution.turn(workers.share(worker, convolution.inputs()));
          }
        });
    workers.run(
        worker -> {
          Range mine = workers.share(worker, samples);
          for (int b = mine.from(); b < mine.to(); b++) {
            readLogits(b);
            for (int i = convolutions.size() - 1; i >= 0; i--) {
              convolutions.get(i).backward(b);
            }
          }
        });
    workers.run(
        worker -> {
          for (MapConvolution convolution : convolutions) {
            convolution.sumGradient(samples, workers.share(worker, convolution.parts()));
          }
        });
    workers.run(worker -> complete(gradient, worker));
    for (MapConvolution convolution : convolutions) {
      convolution.completeBias(samples, gradient);
    }
    first.backward(latents, gradient);
  }

  private void complete(GradientSink gradient, int worker) {
    for (MapConvolution convolution : convolutions) {
      Range mine = workers.share(worker, convolution.inputs());
      for (int c = mine.from(); c < mine.to(); c += CHUNK) {
        convolution.complete(new Range(c, Math.min(mine.to(), c + CHUNK)), gradient, worker);
      }
    }
  }

  // What is cropped has no gradient.
  private void readLogits(int sample) {
    int begin = last.index(sample, 0, 0);
    Arrays.fill(last.values(), begin, last.index(sample, last.size().height(), 0), 0f);
    int from = logits.index(sample, 0);
    for (int c = 0; c < picture.channels(); c++) {
      for (int y = 0; y < picture.height(); y++) {
        int to = last.index(sample, y, 0) + c;
        for (int x = 0; x < picture.width(); x++) {
          last.values()[to + x * last.step()] = logits.values()[from++];
        }
      }
    }
  }
}
