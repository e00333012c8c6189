package spikeloom.evaluation;

import java.util.BitSet;
import spikeloom.kernel.Workers;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.AutoencoderPass;
import spikeloom.learning.Batch;
import spikeloom.learning.Batches;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.random.RandomKey;

/**
 * Runs a model over a whole split in its order. A sample's spikes depend on the key and its index
 * alone, so neither batch size nor thread count changes which spikes are drawn.
 */
public final class Evaluator {
  private static final int BATCH = 64;

  private final Autoencoder model;
  private final Batches batches;
  private final RandomKey key;
  private final AutoencoderPass pass;

  /** Is shown every sample in order. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * One sample.
     *
     * @param index its index in the split
     * @param targets targets of its batch
     * @param reconstructions reconstructions of its batch, in [0, 1]
     * @param at where the sample begins in both
     */
    void visit(int index, float[] targets, float[] reconstructions, int at);
  }

  /** An evaluation of {@code model} on the split of {@code batches}. */
  public Evaluator(Autoencoder model, Batches batches, RandomKey key, Workers workers) {
    this.model = model;
    this.batches = batches;
    this.key = key;
    pass = new AutoencoderPass(model, BATCH, workers);
  }

  /** The figures over the first {@code limit} samples, showing each to {@code visitor}. */
  public Metrics run(int limit, Visitor visitor) {
    int size = Math.min(limit, batches.split().size());
    int values = model.decoder().outputs();
    int latents = model.encoder().latents();
    BitSet active = new BitSet(latents);
    double distortion = 0;
    double squares = 0;
    double rate = 0;
    double latentSpikes = 0;
    double hidden = 0;
    float[] output = new float[BATCH * values];
    long start = System.nanoTime();
    for (int from = 0; from < size; from += BATCH) {
      int count = Math.min(BATCH, size - from);
      Batch batch = batches.of(range(from, count), key.fold("input"));
      pass.reconstruct(batch, key.fold("latent"), output);
      for (int b = 0; b < count; b++) {
        distortion += pass.distortion(b);
        rate += pass.encoding().rate(b);
        squares += pass.squaredError(b);
        for (int n = 0; n < latents; n++) {
          if (pass.encoding().latent(b).count(n) > 0) {
            active.set(n);
          }
        }
        visitor.visit(from + b, batch.target(), output, b * values);
      }
      latentSpikes += pass.encoding().latentSpikes();
      hidden += count * pass.encoding().hiddenSpikeRate();
    }
    double seconds = (System.nanoTime() - start) * 1e-9;
    double cells = (double) size * values;
    return new Metrics(
        size,
        distortion / cells,
        -10 * Math.log10(squares / cells),
        DirectedInformationBottleneck.bits(rate / size),
        latentSpikes / ((double) size * model.steps() * latents),
        hidden / size,
        1 - active.cardinality() / (double) latents,
        size / seconds);
  }

  private static int[] range(int from, int count) {
    int[] indices = new int[count];
    for (int i = 0; i < count; i++) {
      indices[i] = from + i;
    }
    return indices;
  }
}
