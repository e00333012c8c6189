package spikeloom.decoder;

import java.util.Arrays;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.Padding;
import spikeloom.kernel.Range;
import spikeloom.kernel.Rows;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.Workers;

/** The first layer of rate decoding: spike counts, a small dense product. */
final class CountLayer implements FirstLayer {
  private final LatentFeatures features;
  private final Workers workers;
  private final int outputs;
  private final Rows counts; // [sample][neuron]
  private final Rows countsTransposed; // [neuron][sample]
  private final Rows countGradient; // [neuron][sample]
  private int samples;

  /** For batches of up to {@code capacity} samples. */
  CountLayer(LatentFeatures features, int capacity, int outputs, Workers workers) {
    this.features = features;
    this.workers = workers;
    this.outputs = outputs;
    counts = Rows.of(capacity, Padding.stride(features.latents()));
    countsTransposed = Rows.of(features.latents(), Padding.stride(capacity));
    countGradient = Rows.of(features.latents(), Padding.stride(capacity));
  }

  @Override
  public void forward(DecoderPass.Latents latents, int count, Rows weights, Rows out) {
    samples = count;
    workers.run(
        worker -> {
          Range mine = new Range(workers.begin(worker, count), workers.begin(worker + 1, count));
          for (int b = mine.from(); b < mine.to(); b++) {
            SpikeBits spikes = latents.spikes(b);
            for (int n = 0; n < features.latents(); n++) {
              counts.values()[b * counts.stride() + n] = spikes.count(n);
            }
          }
          DenseProduct.multiply(counts, mine, features.latents(), weights, out);
          DenseProduct.transpose(counts, mine, features.latents(), countsTransposed);
        });
  }

  @Override
  public void backward(
      DecoderPass.Latents latents,
      Rows weights,
      Rows adjoint,
      Rows adjointTransposed,
      Rows gradient) {
    int neurons = features.latents();
    workers.run(
        worker -> {
          Range mine =
              new Range(workers.begin(worker, neurons), workers.begin(worker + 1, neurons));
          DenseProduct.multiply(countsTransposed, mine, samples, adjoint, gradient);
          DenseProduct.multiply(weights, mine, outputs, adjointTransposed, countGradient);
        });
    workers.run(
        worker -> {
          int last = workers.begin(worker + 1, samples);
          for (int b = workers.begin(worker, samples); b < last; b++) {
            spread(b, latents.adjoint(b), latents.stride());
          }
        });
  }

  // Every spike of a neuron counts alike.
  private void spread(int sample, float[] adjoint, int stride) {
    for (int n = 0; n < features.latents(); n++) {
      adjoint[n] = countGradient.values()[n * countGradient.stride() + sample];
    }
    Arrays.fill(adjoint, features.latents(), stride, 0f);
    for (int t = 1; t < features.steps(); t++) {
      System.arraycopy(adjoint, 0, adjoint, t * stride, stride);
    }
  }
}
