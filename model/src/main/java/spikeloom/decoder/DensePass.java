package spikeloom.decoder;

import java.util.Arrays;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.Padding;
import spikeloom.kernel.Range;
import spikeloom.kernel.Rows;
import spikeloom.kernel.Workers;

/**
 * Decoders of one dense layer, or of two with a rectifier between them, in our own kernels: the
 * first layer works on events or counts, everything else on dense products with the samples as rows
 * or as lanes. It computes what Deeplearning4j computes for the same network, to rounding.
 */
public final class DensePass implements DecoderPass {
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

  /** Buffers for batches of up to {@code capacity} samples. */
  public DensePass(DenseLayers network, LatentFeatures features, int capacity, Workers workers) {
    this.network = network;
    this.workers = workers;
    DenseLayers.Layer first = network.layers().get(0);
    firstLayer =
        features.decoding() == Decoding.TIME
            ? new EventLayer(features, capacity, first.outputs(), workers)
            : new CountLayer(features, capacity, first.outputs(), workers);
    int lanes = Padding.stride(capacity);
    int width = first.weights().width();
    firstOutput = Rows.of(capacity, width);
    adjointTransposed = Rows.of(first.outputs(), lanes);
    if (deep()) {
      firstAdjoint = Rows.of(capacity, width);
      firstTransposed = Rows.of(first.outputs(), lanes);
      logits = Rows.of(capacity, second().weights().width());
      logitTransposed = Rows.of(second().outputs(), lanes);
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
    firstLayer.forward(latents, count, Rows.of(first().weights(), values), firstOutput);
    workers.run(
        worker -> {
          Range mine = share(worker, count);
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
  public float[] logits() {
    return logits.values();
  }

  @Override
  public int logitStride() {
    return logits.stride();
  }

  @Override
  public void backward(Latents latents, float[] gradient) {
    clearAbsent(logits);
    workers.run(
        worker -> {
          Range mine = share(worker, samples);
          DenseProduct.transpose(logits, mine, logitValues(), logitTransposed);
          if (deep()) {
            DenseProduct.transpose(firstOutput, mine, first().outputs(), firstTransposed);
          }
        });
    if (deep()) {
      backwardSecond(gradient);
    }
    sumSamples(firstAdjoint, Rows.of(first().bias(), gradient));
    firstLayer.backward(
        latents,
        Rows.of(first().weights(), network.parameters().values()),
        firstAdjoint,
        adjointTransposed,
        Rows.of(first().weights(), gradient));
  }

  private void backwardSecond(float[] gradient) {
    Rows weights = Rows.of(second().weights(), network.parameters().values());
    Rows weightGradient = Rows.of(second().weights(), gradient);
    workers.run(
        worker -> {
          Range units = share(worker, second().inputs());
          DenseProduct.multiply(firstTransposed, units, samples, logits, weightGradient);
          DenseProduct.multiply(
              weights, units, second().outputs(), logitTransposed, adjointTransposed);
          maskSilent(units);
          DenseProduct.transpose(adjointTransposed, units, samples, firstAdjoint);
        });
    sumSamples(logits, Rows.of(second().bias(), gradient));
    clearAbsent(firstAdjoint);
  }

  private int logitValues() {
    return network.layers().get(network.layers().size() - 1).outputs();
  }

  private Range share(int worker, int items) {
    return new Range(workers.begin(worker, items), workers.begin(worker + 1, items));
  }

  private static void addBias(Rows rows, Range samples, Rows bias) {
    for (int b = samples.from(); b < samples.to(); b++) {
      int at = rows.at() + b * rows.stride();
      for (int i = 0; i < rows.stride(); i++) {
        rows.values()[at + i] += bias.values()[bias.at() + i];
      }
    }
  }

  private static void rectify(Rows rows, Range samples) {
    float[] values = rows.values();
    for (int i = samples.from() * rows.stride(); i < samples.to() * rows.stride(); i++) {
      values[i] = Math.max(0f, values[i]);
    }
  }

  private void maskSilent(Range units) {
    float[] active = firstTransposed.values();
    float[] adjoint = adjointTransposed.values();
    int stride = firstTransposed.stride();
    for (int i = units.from() * stride; i < units.to() * stride; i++) {
      adjoint[i] = active[i] > 0 ? adjoint[i] : 0f;
    }
  }

  private void sumSamples(Rows rows, Rows sum) {
    int stride = rows.stride();
    Arrays.fill(sum.values(), sum.at(), sum.at() + stride, 0f);
    for (int b = 0; b < samples; b++) {
      for (int i = 0; i < stride; i++) {
        sum.values()[sum.at() + i] += rows.values()[b * stride + i];
      }
    }
  }

  // A last, smaller batch leaves rows of the batch before behind it.
  private void clearAbsent(Rows rows) {
    Arrays.fill(rows.values(), samples * rows.stride(), rows.values().length, 0f);
  }
}
