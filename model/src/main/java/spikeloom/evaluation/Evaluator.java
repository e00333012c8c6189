package spikeloom.evaluation;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset.Split;
import spikeloom.dataset.OwnUnits;
import spikeloom.encoder.EncoderPass;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.AutoencoderPass;
import spikeloom.learning.Batch;
import spikeloom.learning.Batches;
import spikeloom.learning.Target;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.objective.Distortion;
import spikeloom.random.RandomKey;

/**
 * Runs a model over a whole split in its order. A sample's spikes depend on the key and its index
 * alone, so neither batch size nor thread count changes which spikes are drawn.
 */
public final class Evaluator {
  private static final OwnUnits NO_UNITS = new OwnUnits(List.of());
  private static final int MOST = 64;
  private static final int FEWEST = 8;
  private static final int VALUES = 1 << 22; // of a batch of large samples

  private final int batch;
  private final Autoencoder model;
  private final Batches batches;
  private final RandomKey key;
  private final Workers workers;
  private final AutoencoderPass pass;
  private EvaluationWatch watch = EvaluationWatch.NONE;

  /** Receives every sample in order. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * One sample.
     *
     * @param index its index in the split
     * @param targets targets of its batch, {@code [samples][moments][values]}
     * @param reconstructions output of the decoder for its batch, the same shape
     * @param at start of the sample in both
     */
    void visit(int index, float[] targets, float[] reconstructions, int at);
  }

  /** An evaluation of {@code model} on the split of {@code batches}. */
  public Evaluator(Autoencoder model, Batches batches, RandomKey key, Workers workers) {
    this.model = model;
    this.batches = batches;
    this.key = key;
    this.workers = workers;
    int most = batch(batches.channels(), model.values());
    batch = Math.max(1, Math.min(most, batches.split().size()));
    pass = new AutoencoderPass(model, batch, workers);
  }

  /**
   * Number of samples that are evaluated at a time: 64, or fewer if a sample has more than 65,536
   * values or input channels, at least 8.
   *
   * @param channels input channels
   * @param values values that are decoded for a sample
   */
  public static int batch(long channels, long values) {
    return (int) Math.max(FEWEST, Math.min(MOST, VALUES / Math.max(1, Math.max(channels, values))));
  }

  /** Number of samples that are evaluated at a time. */
  public int batch() {
    return batch;
  }

  /** Reports to {@code follower} from now on; returns this evaluation. */
  public Evaluator watchedBy(EvaluationWatch follower) {
    watch = follower;
    return this;
  }

  /** Computes the metrics over the first {@code limit} samples. */
  public Metrics run(int limit) {
    return run(limit, (index, target, decoded, at) -> {}, pass -> {});
  }

  /**
   * Computes the metrics over the first {@code limit} samples and passes each to {@code visitor}.
   */
  public Metrics run(int limit, Visitor visitor) {
    return run(limit, visitor, pass -> {});
  }

  /**
   * Computes the metrics over the first {@code limit} samples.
   *
   * @param visitor receives every sample
   * @param observer receives the encoder pass of every batch
   */
  public Metrics run(int limit, Visitor visitor, Consumer<EncoderPass> observer) {
    int[] first = IntStream.range(0, Math.min(limit, batches.split().size())).toArray();
    return run(first, visitor, observer);
  }

  /** Computes the metrics over {@code count} samples of all classes, see {@link Split#some}. */
  public Metrics runSome(int count) {
    return run(batches.split().some(count), (index, target, decoded, at) -> {}, pass -> {});
  }

  private Metrics run(int[] chosen, Visitor visitor, Consumer<EncoderPass> observer) {
    int size = chosen.length;
    int values = model.values();
    int latents = model.encoder().latents();
    BitSet active = new BitSet(latents);
    double distortion = 0;
    double squares = 0;
    double rate = 0;
    WindowRate windowRate = new WindowRate(model, workers);
    double codeLength = 0;
    ActiveLatents activity = new ActiveLatents(model, workers);
    UnitErrors errors =
        new UnitErrors(
            batches.target() instanceof Target.Signal
                ? batches.split().units().orElse(NO_UNITS)
                : NO_UNITS);
    double latentSpikes = 0;
    double hidden = 0;
    long right = 0;
    float[] output = new float[batch * values];
    long start = System.nanoTime();
    for (int from = 0; from < size; from += batch) {
      watch.at(from, size);
      int count = Math.min(batch, size - from);
      Batch samples = batches.of(Arrays.copyOfRange(chosen, from, from + count), key.fold("input"));
      pass.reconstruct(samples, key.fold("latent"), output);
      observer.accept(pass.encoding());
      for (int b = 0; b < count; b++) {
        distortion += pass.distortion(b);
        rate += pass.rate(b);
        codeLength += pass.codeLength(b);
        activity.add(pass.encoding(), b);
        windowRate.add(pass.encoding(), b);
        squares += pass.squaredError(b);
        errors.add(samples.target(), output, b * values, values);
        right += right(samples.target(), output, b * values);
        for (int n = 0; n < latents; n++) {
          if (pass.encoding().latent(b).count(n) > 0) {
            active.set(n);
          }
        }
        visitor.visit(chosen[from + b], samples.target(), output, b * values);
      }
      latentSpikes += pass.encoding().latentSpikes();
      hidden += count * pass.encoding().hiddenSpikeRate();
    }
    watch.at(size, size);
    double seconds = (System.nanoTime() - start) * 1e-9;
    int outputs = size * model.windows().count();
    double cells = (double) size * values;
    DirectedInformationBottleneck objective = model.objective();
    double rateBits =
        pass.encoding().channel().reported(DirectedInformationBottleneck.bits(rate / size));
    boolean bound = objective.distortion().likelihood() && !Double.isNaN(rateBits);
    return new Metrics(
        size,
        distortion * objective.distortionWeight(outputs, model.decoder().outputs()),
        -10 * Math.log10(squares / cells),
        objective.distortion() == Distortion.CLASS ? right / (double) outputs : null,
        rateBits,
        windowRate.bits(size),
        bound ? (distortion + rate) / size : null,
        bound && objective.distortion() == Distortion.LOGISTIC
            ? DirectedInformationBottleneck.bits((distortion + rate) / cells)
            : null,
        errors.errors(),
        Double.isNaN(codeLength) ? null : DirectedInformationBottleneck.bits(codeLength / size),
        latentSpikes / size,
        activity.count(),
        latentSpikes / ((double) size * model.steps() * latents),
        hidden / size,
        1 - active.cardinality() / (double) latents,
        size / seconds);
  }

  // Number of decode steps of a sample with the correct class.
  private int right(float[] target, float[] decoded, int at) {
    int classes = model.decoder().outputs();
    int right = 0;
    for (int i = at; i < at + model.values(); i += classes) {
      right += largest(decoded, i, classes) == largest(target, i, classes) ? 1 : 0;
    }
    return right;
  }

  private static int largest(float[] values, int at, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = values[at + i] > values[at + best] ? i : best;
    }
    return best;
  }
}
