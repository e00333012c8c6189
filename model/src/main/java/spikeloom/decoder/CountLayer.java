package spikeloom.decoder;

import java.util.Arrays;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.GradientSink;
import spikeloom.kernel.Padding;
import spikeloom.kernel.Parameters;
import spikeloom.kernel.Range;
import spikeloom.kernel.Rows;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.Workers;

/** The first layer of rate decoding: spike counts, a small dense product. */
final class CountLayer implements FirstLayer {
  private final LatentFeatures features;
  private final Parameters.Slice weights;
  private final Parameters parameters;
  private final Workers workers;
  private final Rows counts; // [sample][neuron]
  private final Rows countsTransposed; // [neuron][sample]
  private final Rows countGradient; // [neuron][sample]
  private int samples;

  /** For batches of up to {@code capacity} samples. */
  CountLayer(LatentFeatures features, DenseLayers network, int capacity, Workers workers) {
    this.features = features;
    this.workers = workers;
    parameters = network.parameters();
    weights = network.layers().get(0).weights();
    counts = Rows.of(capacity, Padding.stride(features.latents()));
    countsTransposed = Rows.of(features.latents(), Padding.stride(capacity));
    countGradient = Rows.of(features.latents(), Padding.stride(capacity));
  }

  @Override
  public void forward(DecoderPass.Latents latents, int count, Rows out) {
    samples = count;
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            SpikeBits spikes = latents.spikes(b);
            for (int n = 0; n < features.latents(); n++) {
              counts.values()[counts.index(b, n)] = spikes.count(n);
            }
          }
          Rows rows = Rows.of(weights, parameters.values());
          DenseProduct.multiply(counts, mine, features.latents(), rows, out);
          DenseProduct.transpose(counts, mine, features.latents(), countsTransposed);
        });
  }

  @Override
  public void backward(
      DecoderPass.Latents latents, Rows adjoint, Rows adjointTransposed, GradientSink gradient) {
    Rows rows = Rows.of(weights, parameters.values());
    workers.run(
        worker -> {
          Range mine = workers.share(worker, features.latents());
          DenseProduct.multiply(rows, mine, weights.columns(), adjointTransposed, countGradient);
          Rows place = gradient.place(weights, mine, worker);
          Range here = new Range(0, mine.size());
          DenseProduct.multiply(countsTransposed.from(mine.from()), here, samples, adjoint, place);
          gradient.complete(weights, mine, worker);
        });
    workers.run(
        worker -> {
          Range mine = workers.share(worker, samples);
          for (int b = mine.from(); b < mine.to(); b++) {
            spread(b, latents.adjoint(b));
          }
        });
  }

  // Every spike of a neuron counts alike.
  private void spread(int sample, Rows adjoint) {
    float[] values = adjoint.values();
    int first = adjoint.index(0, 0);
    for (int n = 0; n < features.latents(); n++) {
      values[first + n] = countGradient.values()[countGradient.index(n, sample)];
    }
    Arrays.fill(values, first + features.latents(), first + adjoint.width(), 0f);
    for (int t = 1; t < features.steps(); t++) {
      System.arraycopy(values, first, values, adjoint.index(t, 0), adjoint.width());
    }
  }
}
