package spikeloom.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import spikeloom.array.Workers;
import spikeloom.encoder.ChannelKind;
import spikeloom.encoder.EncoderPass;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.Batch;
import spikeloom.learning.Batches;
import spikeloom.neuron.StochasticReadout;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.prior.CausalPrior;
import spikeloom.random.RandomKey;

/**
 * The information in the latent spikes about the input. With x the input and y the latent spikes of
 * an example, the directed information from x to y is {@code E[log p(y || x) - log p(y)]}, where
 * {@code p(y || x)} is the product over time of the firing probabilities given the past (Massey
 * 1990). There is no feedback to the input, so it equals their mutual information. p(y) is unknown;
 * three estimates:
 *
 * <pre>{@code
 * bound    p(y) replaced by the prior: what is trained
 * fitted   by independent spikes with the mean probability of every (step, neuron), taken from
 *          the first half of the samples and applied to the second: the best such reference
 *          (where heights are read, pulses whose events have these probabilities)
 * plug-in  by the mean of p(y || x) over M inputs, that of y among them
 * }</pre>
 *
 * <p>The first two are upper bounds in expectation; the plug-in estimate is a lower bound and is
 * never more than log M (Poole et al., "On variational bounds of mutual information", ICML 2019,
 * section 2.3).
 */
public final class SpikeInformation {
  private static final int BATCH = 64;
  private static final double BITS = DirectedInformationBottleneck.bits(1);

  private final Autoencoder model;
  private final Batches batches;
  private final RandomKey key;
  private final Workers workers;
  private final int cells;
  private EvaluationWatch watch = EvaluationWatch.NONE;

  /**
   * The estimates, in bits per example.
   *
   * @param samples number of samples
   * @param bound rate against the prior
   * @param fitted rate against the fitted reference; null where events have no probability
   * @param plugIn plug-in estimate; null where spikes have no probability given others
   * @param inputs number of inputs M of the plug-in estimate, whose ceiling is log2 M
   * @param map the bound's parts, {@code [steps][neurons]}
   */
  @SuppressWarnings("ArrayRecordComponent") // viewed, never compared
  public record Account(
      int samples,
      Mean bound,
      @Nullable Mean fitted,
      @Nullable Mean plugIn,
      int inputs,
      float[][] map) {
    /** The bound by step, in bits. */
    public double[] byTime() {
      return Arrays.stream(map).mapToDouble(SpikeInformation::sum).toArray();
    }

    /** The bound by neuron, in bits. */
    public double[] byNeuron() {
      double[] bits = new double[map[0].length];
      for (float[] row : map) {
        for (int n = 0; n < bits.length; n++) {
          bits[n] += row[n];
        }
      }
      return bits;
    }
  }

  /** Measures {@code model} on the split of {@code batches}. */
  public SpikeInformation(Autoencoder model, Batches batches, RandomKey key, Workers workers) {
    this.model = model;
    this.batches = batches;
    this.key = key;
    this.workers = workers;
    cells = model.steps() * model.encoder().latents();
  }

  /** Reports to {@code follower} from now on; returns this measurement. */
  public SpikeInformation watchedBy(EvaluationWatch follower) {
    watch = follower;
    return this;
  }

  /**
   * Computes the estimates over the first {@code limit} samples.
   *
   * @throws EvaluationException if the encoder has no noise
   * @param inputs number of inputs of the plug-in estimate, M, at least 2
   */
  public Account measure(int limit, int inputs) {
    int size = Math.min(limit, batches.split().size());
    int half = size / 2;
    int mixed = Math.min(inputs, size);
    ChannelKind channel = model.encoder().pass(1, model.steps(), workers).channel();
    if (channel == ChannelKind.NONE) {
      throw new EvaluationException(
          "This encoder has no noise, so the information in its latent spikes has no rate bound: train with"
              + " --pulse-noise logistic or gaussian (encoder src), with --latent-code gaussian (encoder"
              + " theta, qif, srm) or with an encoder other than none.");
    }
    boolean events = channel == ChannelKind.SPIKES || channel == ChannelKind.EVENTS;
    PriorOdds prior = new PriorOdds(model, workers);
    double[] map = new double[cells];
    Mean bound = rates(new Span(0, size), prior::of, map);
    return new Account(
        size,
        bound.times(BITS),
        events ? fitted(size, half).times(BITS) : null,
        channel == ChannelKind.SPIKES ? plugIn(mixed).times(BITS) : null,
        mixed,
        rows(map, BITS / size));
  }

  /**
   * The rate against another prior over the first {@code limit} samples, in bits per example: an
   * upper bound of the directed information in expectation, whatever the prior.
   *
   * @throws IllegalArgumentException if the probabilities of the latent spikes are unknown
   */
  public Mean against(CausalPrior prior, int limit) {
    if (model.encoder().pass(1, model.steps(), workers).drawn().isEmpty()) {
      throw new IllegalArgumentException("a causal prior needs spikes with known probabilities");
    }
    PriorOdds odds = new PriorOdds(prior, workers);
    Span span = new Span(0, Math.min(limit, batches.split().size()));
    return rates(span, odds::of, new double[cells]).times(BITS);
  }

  private Mean fitted(int size, int half) {
    float[] fitted = logOdds(meanProbabilities(new Span(0, Math.max(1, half))), half);
    return rates(new Span(half, size), (pass, b) -> fitted, new double[cells]);
  }

  /** The samples from .. to-1. */
  private record Span(int from, int to) {
    int size() {
      return to - from;
    }
  }

  @FunctionalInterface
  private interface Visitor {
    void visit(EncoderPass pass, int inBatch, int inSpan);
  }

  private void encode(Span span, Visitor visitor) {
    EncoderPass pass = model.encoder().pass(BATCH, model.steps(), workers);
    for (int from = span.from(); from < span.to(); from += BATCH) {
      watch.at(from - span.from(), span.size());
      int count = Math.min(BATCH, span.to() - from);
      forward(pass, from, count);
      for (int b = 0; b < count; b++) {
        visitor.visit(pass, b, from - span.from() + b);
      }
    }
  }

  private void forward(EncoderPass pass, int from, int count) {
    int[] indices = IntStream.range(from, from + count).toArray();
    Batch batch = batches.of(indices, key.fold("input"));
    pass.forward(batch.input(), key.fold("latent"), indices);
  }

  private double[] meanProbabilities(Span span) {
    double[] mean = new double[cells];
    float[] each = new float[cells];
    encode(
        span,
        (pass, b, i) -> {
          pass.probabilities(b, each);
          for (int c = 0; c < cells; c++) {
            mean[c] += each[c] / span.size();
          }
        });
    return mean;
  }

  // A cell that hardly fires in half of the samples may fire in the other half.
  private static float[] logOdds(double[] probabilities, int samples) {
    double least = 0.5 / (samples + 1);
    float[] logOdds = new float[probabilities.length];
    for (int c = 0; c < logOdds.length; c++) {
      double p = Math.max(least, Math.min(1 - least, probabilities[c]));
      logOdds[c] = (float) StochasticReadout.logit(p);
    }
    return logOdds;
  }

  /** Log-odds of a reference for a sample of a pass. */
  @FunctionalInterface
  private interface Reference {
    float[] of(EncoderPass pass, int inBatch);
  }

  private Mean rates(Span span, Reference reference, double[] map) {
    double[] rates = new double[span.size()];
    float[] each = new float[cells];
    encode(
        span,
        (pass, b, i) -> {
          pass.rates(b, reference.of(pass, b), each);
          for (int c = 0; c < cells; c++) {
            rates[i] += each[c];
            map[c] += each[c];
          }
        });
    return Mean.of(rates);
  }

  // log p(y || x) - log((1 / M) sum over j of p(y || x_j)), the largest term taken out of the sum.
  private Mean plugIn(int inputs) {
    EncoderPass pass = model.encoder().pass(inputs, model.steps(), workers);
    forward(pass, 0, inputs);
    double[] estimates = new double[inputs];
    workers.run(
        worker -> {
          double[] each = new double[inputs];
          int last = workers.begin(worker + 1, inputs);
          for (int i = workers.begin(worker, inputs); i < last; i++) {
            for (int j = 0; j < inputs; j++) {
              each[j] = pass.logProbability(j, i);
            }
            estimates[i] = each[i] - ImportanceBound.logSum(each) + Math.log(inputs);
          }
        });
    return Mean.of(estimates);
  }

  private float[][] rows(double[] map, double factor) {
    int neurons = model.encoder().latents();
    float[][] rows = new float[model.steps()][neurons];
    for (int c = 0; c < cells; c++) {
      rows[c / neurons][c % neurons] = (float) (map[c] * factor);
    }
    return rows;
  }

  private static double sum(float[] row) {
    double sum = 0;
    for (float value : row) {
      sum += value;
    }
    return sum;
  }
}
