package spikeloom.exploration;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderPass;
import spikeloom.decoder.WindowedLatents;
import spikeloom.encoder.ChannelKind;
import spikeloom.encoder.EncoderPass;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.SpikeKind;
import spikeloom.learning.Autoencoder;
import spikeloom.prior.PriorSampler;
import spikeloom.random.FastRandom;
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
  private final FastRandom[] randoms;
  private final SpikeBits[] spikes;
  private final WindowedLatents windows;
  private final DecoderPass decoding;
  private final float[] noTarget; // the output does not depend on it

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
   * A generator.
   *
   * @param key stream of the samples
   */
  public Generator(Autoencoder model, RandomKey key, Workers workers) {
    this.model = model;
    this.key = key;
    this.workers = workers;
    samplers = new PriorSampler[workers.count()];
    Arrays.setAll(samplers, w -> new PriorSampler(model.prior()));
    randoms = new FastRandom[workers.count()];
    Arrays.setAll(randoms, w -> new FastRandom(0));
    int latents = model.encoder().latents();
    spikes = new SpikeBits[BATCH];
    Arrays.setAll(spikes, b -> new SpikeBits(model.steps(), latents));
    Rows adjoint = Rows.of(model.steps(), Padding.stride(latents));
    windows = new WindowedLatents(new Drawn(spikes, adjoint), model.windows(), latents, BATCH);
    noTarget = new float[model.decoder().outputs()];
    decoding = model.decoder().pass(BATCH * model.windows().count(), workers);
  }

  /** Latent spikes that nothing learns from. */
  @SuppressWarnings("ArrayRecordComponent") // viewed, never compared
  private record Drawn(SpikeBits[] each, Rows unused) implements DecoderPass.Latents {
    @Override
    public SpikeBits spikes(int sample) {
      return each[sample];
    }

    @Override
    public Rows adjoint(int sample) {
      return unused;
    }
  }

  /**
   * Draws samples 0 .. count-1.
   *
   * @param proceed asked before every batch with the number of samples done; stops if false
   */
  public void run(int count, IntPredicate proceed, Visitor visitor) {
    SpikeBits nothing = new SpikeBits(model.steps(), model.encoder().latents());
    proceed(nothing, 0, count, proceed, visitor);
  }

  /**
   * Draws samples that share their first steps.
   *
   * @param given spikes of the shared steps
   * @param from number of shared steps, 0 .. T
   */
  public void proceed(SpikeBits given, int from, int count, IntPredicate proceed, Visitor visitor) {
    float[] decoded = new float[BATCH * model.values()];
    for (int first = 0; first < count && proceed.test(first); first += BATCH) {
      draw(given, from, first, BATCH);
      decode(decoded);
      for (int b = 0; b < Math.min(BATCH, count - first); b++) {
        visitor.visit(first + b, spikes[b], decoded, b * model.values());
      }
    }
  }

  /**
   * Draws the spikes of samples 0 .. count-1, without decoding them.
   *
   * @param proceed as in {@link #run}
   */
  public void spikes(int count, IntPredicate proceed, SpikeVisitor visitor) {
    SpikeBits nothing = new SpikeBits(model.steps(), model.encoder().latents());
    for (int first = 0; first < count && proceed.test(first); first += BATCH) {
      int samples = Math.min(BATCH, count - first);
      draw(nothing, 0, first, samples);
      for (int b = 0; b < samples; b++) {
        visitor.visit(first + b, spikes[b]);
      }
    }
  }

  private void draw(SpikeBits given, int from, int first, int samples) {
    workers.run(
        worker -> {
          Range mine = workers.share(worker, samples);
          for (int b = mine.from(); b < mine.to(); b++) {
            spikes[b].copy(given, 0);
            randoms[worker].restart(RandomKey.foldBits(key.bits(), first + b));
            samplers[worker].draw(spikes[b], from, randoms[worker]);
          }
        });
  }

  // Always a whole batch: sums in a matrix product can depend on its number of rows.
  private void decode(float[] decoded) {
    int outputs = model.decoder().outputs();
    int count = BATCH * model.windows().count();
    windows.cut(BATCH, workers);
    decoding.forward(windows, count);
    Rows logits = decoding.logits();
    for (int i = 0; i < count; i++) {
      System.arraycopy(logits.values(), logits.index(i, 0), decoded, i * outputs, outputs);
      model.objective().distortion().output(decoded, i * outputs, noTarget, 0, outputs);
    }
  }
}
