package spikeloom.decoder;

import java.util.Arrays;
import spikeloom.array.GradientSink;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.DenseProduct;

/**
 * Decoders of one dense layer, or of two with a rectifier between them, in SpikeLoom's kernels: the
 * first layer works on spikes or on other features, everything else on dense products with the
 * samples as rows or as lanes. It computes what Deeplearning4j computes for the same network, to
 * rounding.
 */
public final class DensePass implements DecoderPass {
  // Units whose gradient is computed together while it is in the cache.
  private static final int CHUNK = 64;

  private final DenseLayers network;
  private final Workers workers;
  private final FirstLayer firstLayer;
  private final Rows firstOutput; // [sample][outputs of the first layer], rectified if hidden
  private final Rows firstAdjoint; // the same shape, gradient
  private final Rows firstTransposed; // [outputs][sample]: rectified outputs
  private final Rows adjointTransposed; // [outputs][sample]: gradient
  private final Rows logits; // [sample][values]
  private final Rows logitTransposed; // [values][sample]
  private int samples;

  /** Creates buffers for batches of up to {@code capacity} samples. */
  public DensePass(DenseLayers network, LatentFeatures features, int capacity, Workers workers) {
    this.network = network;
    this.workers = workers;
    DenseLayers.Layer first = network.layers().get(0);
    firstLayer =
        features.areSpikes()
            ? new EventLayer(features, network, capacity, workers)
            : new FeatureLayer(features, network, capacity, workers);
    firstOutput = Rows.spread(capacity, first.outputs());
    adjointTransposed = Rows.spread(first.outputs(), capacity);
    if (deep()) {
      firstAdjoint = Rows.spread(capacity, first.outputs());
      firstTransposed = Rows.spread(first.outputs(), capacity);
      logits = Rows.spread(capacity, second().outputs());
      logitTransposed = Rows.spread(second().outputs(), capacity);
    } else {
      firstAdjoint = firstOutput;
      firstTransposed = adjointTransposed;
      logits = firstOutput;
      logitTransposed = adjointTransposed;
    }
  }

  private boolean deep() {
    return network.layers().size() > 1;
  }

  private DenseLayers.Layer first() {
    return network.layers().get(0);
  }

  private DenseLayers.Layer second() {
    return network.layers().get(1);
  }

  @Override
  public void forward(Latents latents, int count) {
    samples = count;
    float[] values = network.parameters().values();
    firstLayer.forward(latents, count, firstOutput);
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          addBias(firstOutput, mine, Rows.of(first().bias(), values));
          if (deep()) {
            rectify(firstOutput, mine);
            Rows weights = Rows.of(second().weights(), values);
            DenseProduct.multiply(firstOutput, mine, second().inputs(), weights, logits);
            addBias(logits, mine, Rows.of(second().bias(), values));
          }
        });
  }

  @Override
  public Rows logits() {
    return logits;
  }

  @Override
  public void backward(Latents latents, GradientSink gradient) {
    clearAbsent(logits);
    workers.run(
        worker -> {
          Range mine = workers.share(worker, samples);
          DenseProduct.transpose(logits, mine, logitValues(), logitTransposed);
          if (deep()) {
            DenseProduct.transpose(firstOutput, mine, first().outputs(), firstTransposed);
          }
        });
    if (deep()) {
      backwardSecond(gradient);
    }
    sumSamples(firstAdjoint, first().bias(), gradient);
    firstLayer.backward(latents, firstAdjoint, adjointTransposed, gradient);
  }

  private void backwardSecond(GradientSink gradient) {
    Parameters.Slice slice = second().weights();
    Rows weights = Rows.of(slice, network.parameters().values());
    workers.run(
        worker -> {
          Range units = workers.share(worker, second().inputs());
          DenseProduct.multiply(
              weights, units, second().outputs(), logitTransposed, adjointTransposed);
          maskSilent(units);
          DenseProduct.transpose(adjointTransposed, units, samples, firstAdjoint);
          for (int i = units.from(); i < units.to(); i += CHUNK) {
            Range chunk = new Range(i, Math.min(units.to(), i + CHUNK));
            Rows place = gradient.place(slice, chunk, worker);
            Rows active = firstTransposed.from(i);
            DenseProduct.multiply(active, new Range(0, chunk.size()), samples, logits, place);
            gradient.complete(slice, chunk, worker);
          }
        });
    sumSamples(logits, second().bias(), gradient);
    clearAbsent(firstAdjoint);
  }

  private int logitValues() {
    return network.layers().get(network.layers().size() - 1).outputs();
  }

  private static void addBias(Rows rows, Range samples, Rows bias) {
    for (int b = samples.from(); b < samples.to(); b++) {
      int at = rows.index(b, 0);
      for (int i = 0; i < rows.width(); i++) {
        rows.values()[at + i] += bias.values()[bias.at() + i];
      }
    }
  }

  private static void rectify(Rows rows, Range samples) {
    float[] values = rows.values();
    for (int i = rows.index(samples.from(), 0); i < rows.index(samples.to(), 0); i++) {
      values[i] = Math.max(0f, values[i]);
    }
  }

  private void maskSilent(Range units) {
    float[] active = firstTransposed.values();
    float[] adjoint = adjointTransposed.values();
    int to = firstTransposed.index(units.to(), 0);
    for (int i = firstTransposed.index(units.from(), 0); i < to; i++) {
      adjoint[i] = active[i] > 0 ? adjoint[i] : 0f;
    }
  }

  private void sumSamples(Rows rows, Parameters.Slice slice, GradientSink gradient) {
    Range only = new Range(0, 1);
    Rows sum = gradient.place(slice, only, 0);
    Arrays.fill(sum.values(), sum.at(), sum.at() + sum.stride(), 0f);
    for (int b = 0; b < samples; b++) {
      for (int i = 0; i < rows.width(); i++) {
        sum.values()[sum.at() + i] += rows.values()[rows.index(b, i)];
      }
    }
    gradient.complete(slice, only, 0);
  }

  // A smaller last batch leaves rows of the previous batch after it.
  private void clearAbsent(Rows rows) {
    Arrays.fill(rows.values(), rows.index(samples, 0), rows.values().length, 0f);
  }
}
