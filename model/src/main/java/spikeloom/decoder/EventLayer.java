package spikeloom.decoder;

import java.util.Arrays;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.EventGradient;
import spikeloom.kernel.EventSlabs;
import spikeloom.kernel.Padding;
import spikeloom.kernel.Range;
import spikeloom.kernel.Rows;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.Workers;

/**
 * The layer that meets the latent spikes of time decoding, event by event. The batch takes the
 * place of time: feature (t, n) has a word of bits over the samples, so the kernels of the encoder
 * serve here too, complement coding included.
 */
final class EventLayer implements FirstLayer {
  // Rows of the gradient that are finished together while they are in the cache.
  private static final int CHUNK = 64;

  private final LatentFeatures features;
  private final Workers workers;
  private final int outputs;
  private final int columns;
  private final SpikeBits bits;
  private final EventSlabs events;
  private final float[][] base;
  private final float[] totals;
  private final Rows spikeGradient;

  private int samples;

  /** For batches of up to {@code capacity} samples. */
  EventLayer(LatentFeatures features, int capacity, int outputs, Workers workers) {
    this.features = features;
    this.workers = workers;
    this.outputs = outputs;
    columns = Padding.stride(outputs);
    bits = new SpikeBits(capacity, features.size());
    events = new EventSlabs(capacity, features.size());
    base = new float[workers.count()][columns];
    totals = new float[bits.blocks() * columns];
    spikeGradient = Rows.of(features.size(), Padding.stride(capacity));
  }

  @Override
  public void forward(DecoderPass.Latents latents, int count, Rows weights, Rows out) {
    samples = count;
    workers.run(worker -> collect(latents, worker));
    workers.run(
        worker -> {
          int first = workers.begin(worker, events.count());
          Range slabs = new Range(first, workers.begin(worker + 1, events.count()));
          events.list(bits, weights.stride(), slabs);
        });
    int panels = columns / Padding.FLOATS;
    workers.run(
        worker -> {
          int first = workers.begin(worker, panels) * Padding.FLOATS;
          int last = workers.begin(worker + 1, panels) * Padding.FLOATS;
          events.currents(weights, out.values(), base[worker], new Range(first, last));
        });
  }

  // Workers divide the neurons, so that no two of them write to one word.
  private void collect(DecoderPass.Latents latents, int worker) {
    int from = workers.begin(worker, features.latents());
    int to = workers.begin(worker + 1, features.latents());
    bits.clear(from, to, features.latents());
    for (int b = 0; b < samples; b++) {
      SpikeBits spikes = latents.spikes(b);
      for (int k = 0; k < spikes.blocks(); k++) {
        int first = k * SpikeBits.STEPS;
        for (int n = from; n < to; n++) {
          for (int rest = spikes.word(k, n); rest != 0; rest &= rest - 1) {
            int t = first + Integer.numberOfTrailingZeros(rest);
            bits.set(b, t * features.latents() + n);
          }
        }
      }
    }
  }

  @Override
  public void backward(
      DecoderPass.Latents latents,
      Rows weights,
      Rows adjoint,
      Rows adjointTransposed,
      Rows gradient) {
    EventGradient.sumBlocks(bits, adjoint.values(), columns, totals);
    workers.run(
        worker -> {
          int last = workers.begin(worker + 1, features.size());
          for (int i = workers.begin(worker, features.size()); i < last; i += CHUNK) {
            Range rows = new Range(i, Math.min(last, i + CHUNK));
            DenseProduct.multiply(weights, rows, outputs, adjointTransposed, spikeGradient);
            spread(rows, latents);
            int at = gradient.at() + rows.from() * gradient.stride();
            Arrays.fill(gradient.values(), at, at + rows.size() * gradient.stride(), 0f);
            EventGradient.addGradient(bits, adjoint.values(), totals, gradient, rows);
          }
        });
  }

  // Turns the rows of features, a value per sample, into the samples' own order of memory.
  private void spread(Range rows, DecoderPass.Latents latents) {
    for (int from = rows.from(); from < rows.to(); ) {
      int t = from / features.latents();
      int to = Math.min(rows.to(), (t + 1) * features.latents());
      spreadStep(from, to, t, latents);
      from = to;
    }
  }

  private void spreadStep(int from, int to, int step, DecoderPass.Latents latents) {
    float[] values = spikeGradient.values();
    int row = spikeGradient.stride();
    int at = step * latents.stride() + from - step * features.latents();
    for (int b = 0; b < samples; b++) {
      float[] adjoint = latents.adjoint(b);
      for (int i = from; i < to; i++) {
        adjoint[at + i - from] = values[i * row + b];
      }
    }
  }
}
