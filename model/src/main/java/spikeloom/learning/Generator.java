package spikeloom.learning;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import spikeloom.array.Range;
import spikeloom.array.Workers;
import spikeloom.encoder.ChannelKind;
import spikeloom.encoder.EncoderPass;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.SpikeKind;
import spikeloom.prior.PriorSampler;
import spikeloom.random.RandomKey;

/**
 * The autoencoder as a generative model: draws spike trains from its prior and decodes them,
 *
 * <pre>{@code
 * y(t) ~ q(y(t) | y before t), t = 1 .. T;   sample = output of the decoder for y
 * }</pre>
 *
 * <p>Sample i depends on the key and i alone, to the last bit: every mini-batch that is decoded has
 * the same size, whatever the number of samples, and spikes are drawn in a fixed order, whatever
 * the number of workers. Memory does not depend on the number of samples.
 */
public final class Generator {
  private static final int BATCH = 64;

  private final Autoencoder model;
  private final RandomKey key;
  private final Workers workers;
  private final PriorSampler[] samplers; // [worker]
  private final SpikeDecoder decoder;

  /** Receives every sample in order. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * One sample.
     *
     * @param index its number
     * @param spikes its latent spikes
     * @param decoded output of the decoder for its batch, {@code [samples][moments][values]}
     * @param at start of the sample
     */
    void visit(int index, SpikeBits spikes, float[] decoded, int at);
  }

  /** Receives the latent spikes of every sample in order. */
  @FunctionalInterface
  public interface SpikeVisitor {
    /**
     * One sample.
     *
     * @param spikes valid until the call returns
     */
    void visit(int index, SpikeBits spikes);
  }

  /**
   * Why a model cannot generate samples, a clause; empty if it can. Its latent spikes must be drawn
   * with known probabilities, step by step, and the decoder must read nothing else.
   */
  public static Optional<String> problem(Autoencoder model, Workers workers) {
    if (model.decoder().features().decoding().ofExactTimes()) {
      return Optional.of("its latent spikes have exact times, so there is no prior over steps");
    }
    if (model.decoder().features().detail().spikes() == SpikeKind.GRADED) {
      return Optional.of("its decoder reads graded spikes, and the prior is one of binary spikes");
    }
    EncoderPass pass = model.encoder().pass(1, model.steps(), workers);
    return pass.drawn().isPresent() || pass.channel() == ChannelKind.SPIKES
        ? Optional.empty()
        : Optional.of("its latent spikes are not drawn with known probabilities");
  }

  /**
   * A generator for many samples.
   *
   * @param key stream of the samples
   */
  public Generator(Autoencoder model, RandomKey key, Workers workers) {
    this(model, key, BATCH, workers);
  }

  /**
   * A generator with smaller buffers for a few samples. Outputs can differ in the last digits from
   * those of mini-batches of another size; spikes are the same.
   *
   * @param key stream of the samples
   * @param batch number of samples that are decoded together, at least 1
   */
  public Generator(Autoencoder model, RandomKey key, int batch, Workers workers) {
    this.model = model;
    this.key = key;
    this.workers = workers;
    samplers = new PriorSampler[workers.count()];
    Arrays.setAll(samplers, w -> new PriorSampler(model.prior()));
    decoder = new SpikeDecoder(model, batch, workers);
  }

  /**
   * Draws samples 0 .. count-1.
   *
   * @param proceed asked before every batch with the number of samples done; stops if false
   */
  public void run(int count, IntPredicate proceed, Visitor visitor) {
    SpikeBits nothing = new SpikeBits(model.steps(), model.encoder().latents());
    complete(nothing, 0, count, proceed, visitor);
  }

  /**
   * Draws completions of given spikes: samples 0 .. count-1 share the first steps, and the prior
   * draws the rest of each,
   *
   * <pre>{@code
   * y(t) = given(t), t < from;   y(t) ~ q(y(t) | y before t), t = from .. T - 1
   * }</pre>
   *
   * <p>Every step of sample i has the same random numbers for every {@code from}, so a completion
   * changes only by what the given spikes change, and sample i of {@link #run} with its first steps
   * given is completed by its own last ones.
   *
   * @param given spikes of the shared steps
   * @param from number of shared steps, 0 .. T
   * @param proceed as in {@link #run}
   */
  public void complete(
      SpikeBits given, int from, int count, IntPredicate proceed, Visitor visitor) {
    for (int first = 0; first < count && proceed.test(first); first += decoder.samples()) {
      int samples = Math.min(decoder.samples(), count - first);
      draw(given, from, first, samples);
      float[] decoded = decoder.decode();
      for (int b = 0; b < samples; b++) {
        visitor.visit(first + b, decoder.spikes(b), decoded, b * model.values());
      }
    }
  }

  /**
   * Draws the spikes of samples 0 .. count-1, without decoding them.
   *
   * @param proceed as in {@link #run}
   */
  public void spikes(int count, IntPredicate proceed, SpikeVisitor visitor) {
    spikes(new SpikeBits(model.steps(), model.encoder().latents()), 0, count, proceed, visitor);
  }

  /** Draws the spikes of completions, as in {@link #complete}, without decoding them. */
  public void spikes(
      SpikeBits given, int from, int count, IntPredicate proceed, SpikeVisitor visitor) {
    for (int first = 0; first < count && proceed.test(first); first += decoder.samples()) {
      int samples = Math.min(decoder.samples(), count - first);
      draw(given, from, first, samples);
      for (int b = 0; b < samples; b++) {
        visitor.visit(first + b, decoder.spikes(b));
      }
    }
  }

  private void draw(SpikeBits given, int from, int first, int samples) {
    workers.run(
        worker -> {
          Range mine = workers.share(worker, samples);
          for (int b = mine.from(); b < mine.to(); b++) {
            decoder.spikes(b).copy(given, 0);
            samplers[worker].draw(decoder.spikes(b), from, key, first + b);
          }
        });
  }
}
