package spikeloom.decoder;

import spikeloom.array.GradientSink;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.DenseProduct;

/** The first layer for features that are sums or graded values: a dense product. */
final class FeatureLayer implements FirstLayer {
  // Rows of the weights computed together while they are in the cache.
  private static final int CHUNK = 128;

  private final LatentFeatures features;
  private final TimeMap map;
  private final Parameters.Slice weights;
  private final Parameters parameters;
  private final Workers workers;
  private final Rows read; // [sample][feature], in the backward pass their gradient
  private final Rows transposed; // [feature][sample]
  private final Rows gradients; // [feature][sample]
  private int samples;

  /** For batches of up to {@code capacity} samples. */
  FeatureLayer(LatentFeatures features, DenseLayers network, int capacity, Workers workers) {
    this.features = features;
    this.workers = workers;
    map = features.timeMap();
    parameters = network.parameters();
    weights = network.layers().get(0).weights();
    read = Rows.of(capacity, Padding.stride(features.size()));
    transposed = Rows.of(features.size(), Padding.stride(capacity));
    gradients = Rows.of(features.size(), Padding.stride(capacity));
  }

  @Override
  public void forward(DecoderPass.Latents latents, int count, Rows out) {
    samples = count;
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            map.read(latents, b, read.values(), read.index(b, 0));
          }
          Rows rows = Rows.of(weights, parameters.values());
          DenseProduct.multiply(read, mine, features.size(), rows, out);
          DenseProduct.transpose(read, mine, features.size(), transposed);
        });
  }

  @Override
  public void backward(
      DecoderPass.Latents latents, Rows adjoint, Rows adjointTransposed, GradientSink gradient) {
    Rows rows = Rows.of(weights, parameters.values());
    workers.run(
        worker -> {
          Range mine = workers.share(worker, features.size());
          DenseProduct.multiply(rows, mine, weights.columns(), adjointTransposed, gradients);
          DenseProduct.transpose(gradients, mine, samples, read);
          for (int i = mine.from(); i < mine.to(); i += CHUNK) {
            Range chunk = new Range(i, Math.min(mine.to(), i + CHUNK));
            Range here = new Range(0, chunk.size());
            Rows place = gradient.place(weights, chunk, worker);
            DenseProduct.multiply(transposed.from(i), here, samples, adjoint, place);
            gradient.complete(weights, chunk, worker);
          }
        });
    workers.run(
        worker -> {
          Range mine = workers.share(worker, samples);
          for (int b = mine.from(); b < mine.to(); b++) {
            map.spread(read.values(), read.index(b, 0), latents.adjoint(b));
          }
        });
  }
}
