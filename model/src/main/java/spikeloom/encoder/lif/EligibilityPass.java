package spikeloom.encoder.lif;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.Accumulation;
import spikeloom.kernel.ScoreScan;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.TraceFilter;
import spikeloom.neuron.Lif;
import spikeloom.neuron.StochasticReadout;
import spikeloom.spike.SpikeBatch;

/**
 * Pass of a mini-batch through a {@link LifEncoder} that learns from the cost of its latent spikes,
 * forward in time only:
 *
 * <pre>{@code
 * dW(i, n) = sum over t of m(n, t) E(i, t)
 * E(i, t)  filtered spikes of input i: the synapse's eligibility
 * m(n, t)  readout: z - p times the cost of the spikes, see ScoreScan;
 *          hidden: the readout's, through Feedback, times the surrogate's derivative
 * }</pre>
 *
 * <p>For the readout an unbiased estimate of the gradient; for hidden layers as near to it as the
 * feedback, the surrogate and the credit to a spike's own step allow. A neuron's refractory trace
 * is treated as constant.
 *
 * <p>The cost of the spikes is known after all have been decoded. Rather than to keep a matrix of
 * eligibilities for every sample and draw until then, the steps run twice with the same random
 * numbers: first to be decoded, then to learn. They run in blocks of up to 32 steps, of which only
 * the last is kept, so memory does not grow with the number of steps, but for the latent spikes
 * themselves, a bit each. One block is not run a second time.
 */
public final class EligibilityPass {
  /** Sizes: largest number of samples, number of steps, and latent draws of each sample. */
  public record Room(int samples, int steps, int draws) {}

  /** A batch, and the random numbers of its latent spikes. */
  public record Input(SpikeBatch input, LatentDraws draws) {}

  /** The cost of the latent spikes of a draw from a step on, in the mean loss of the batch. */
  @FunctionalInterface
  public interface Signal {
    /** The cost shared by the spikes at {@code step}, without the rate term. */
    double at(int draw, int sample, int step);
  }

  private final LifEncoder encoder;
  private final Room capacity;
  private final Workers workers;
  private final LifBlocks run;
  private final int readout;
  private final TraceFilter[] filters; // [layer]
  private final HiddenErrors hiddenErrors;
  private final ScoreScan score;
  private final SpikeBits[][] latent; // [draw][sample], all steps
  private final Rows[][] scoreState; // [draw][sample]
  private final Rows[] reference; // [draw], a row per sample and step: log-odds of the prior
  private final double[][] rate; // [draw][sample]
  private final long[] hiddenSpikes; // [sample]
  private final Rows[] errors; // [layer], a row per sample and step
  private final Rows[] biasGradient; // [layer], a row per sample
  private final Rows feedbackGradient;
  private final WeightGradient weightGradient;
  private final EarlierSpikes[] earlier; // [layer], or none if there is one block
  private final float[][] signals; // [worker]
  private final Rows[][] unused; // [worker][layer]: nothing precedes the first block
  private int count;

  /** Buffers for batches that fit {@code capacity}. */
  public EligibilityPass(LifEncoder encoder, Room capacity, Feedback feedback, Workers workers) {
    this.encoder = encoder;
    this.capacity = capacity;
    this.workers = workers;
    run = new LifBlocks(encoder, capacity, workers);
    readout = run.layers.size() - 1;
    filters = filters(encoder.structure(), readout);
    hiddenErrors = new HiddenErrors(encoder, feedback, filters);
    score = new ScoreScan(encoder.structure().readout().phi(), encoder.structure().prior());
    int stride = Padding.stride(encoder.latents());
    latent = run.blocks == 1 ? run.latent : new SpikeBits[capacity.draws()][capacity.samples()];
    scoreState = new Rows[capacity.draws()][capacity.samples()];
    for (int d = 0; d < capacity.draws(); d++) {
      Arrays.setAll(scoreState[d], b -> ScoreScan.state(stride));
      if (run.blocks > 1) {
        Arrays.setAll(latent[d], b -> new SpikeBits(capacity.steps(), encoder.latents()));
      }
    }
    reference = new Rows[capacity.draws()];
    for (int d = 0; d < capacity.draws(); d++) {
      reference[d] = Rows.of(capacity.samples() * run.length, stride);
      Arrays.fill(reference[d].values(), score.priorLogOdds());
    }
    rate = new double[capacity.draws()][capacity.samples()];
    hiddenSpikes = new long[capacity.samples()];
    errors = new Rows[run.layers.size()];
    biasGradient = new Rows[run.layers.size()];
    earlier = new EarlierSpikes[run.blocks > 1 ? run.layers.size() : 0];
    for (int l = 0; l <= readout; l++) {
      LifEncoder.Layer layer = run.layers.get(l);
      errors[l] = Rows.of(capacity.samples() * run.length, Padding.stride(layer.neurons()));
      biasGradient[l] = Rows.of(capacity.samples(), Padding.stride(layer.neurons()));
      if (run.blocks > 1) {
        earlier[l] = new EarlierSpikes(layer.weights(), filters[l], capacity.samples(), workers);
      }
    }
    feedbackGradient = Rows.of(capacity.samples(), stride);
    weightGradient = new WeightGradient(run.layers, run.spikes, errors, workers);
    signals = new float[workers.count()][run.length];
    unused = new Rows[workers.count()][readout + 1];
    for (Rows[] rows : unused) {
      Arrays.setAll(rows, l -> Rows.of(2, errors[l].stride()));
    }
  }

  private static TraceFilter[] filters(LifEncoder.Structure structure, int readout) {
    TraceFilter[] filters = new TraceFilter[readout + 1];
    for (int l = 0; l < readout; l++) {
      Lif n = structure.neuron(l);
      filters[l] = new TraceFilter(n.beta(), 1 - n.beta(), n.alpha(), (1 - n.alpha()) * n.gain());
    }
    StochasticReadout r = structure.readout();
    filters[readout] = new TraceFilter(0, 1, r.gamma(), (1 - r.gamma()) * r.gain());
    return filters;
  }

  /** Runs all steps; latent spikes and rates are then available. */
  public void forward(Input received) {
    SpikeBatch input = received.input();
    if (input.samples() > capacity.samples()
        || input.steps() != capacity.steps()
        || input.channels() != encoder.inputs()
        || input.graded()) {
      throw new IllegalArgumentException(input + " does not fit " + capacity);
    }
    count = input.samples();
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          run.rest(mine);
          for (int k = 0; k < run.blocks; k++) {
            run.run(worker, mine, k, received);
            for (int b = mine.from(); b < mine.to(); b++) {
              note(b, k);
            }
          }
        });
  }

  // Records the block's results for the decoder and reports.
  private void note(int b, int block) {
    hiddenSpikes[b] = block == 0 ? 0 : hiddenSpikes[b];
    for (int l = 1; l <= readout; l++) {
      hiddenSpikes[b] += run.count(run.spikes[l][b], block);
    }
    for (int d = 0; d < capacity.draws(); d++) {
      Rows state = scoreState[d][b];
      if (block == 0) {
        Arrays.fill(state.values(), 0f);
      }
      score.addRates(run.logOdds[d].from(b * run.length), run.stepsIn(block), state);
      if (run.blocks > 1) {
        run.copyLatent(d, b, block, latent[d][b]);
      }
      if (block == run.blocks - 1) {
        rate[d][b] = 0;
        for (int n = 0; n < encoder.latents(); n++) {
          rate[d][b] += state.values()[state.index(2, n)];
        }
      }
    }
  }

  /** Latent spikes of a draw of a sample; valid until the next batch. */
  public SpikeBits latent(int draw, int sample) {
    return latent[draw][sample];
  }

  /** Whether all steps are kept, so that {@link #logOdds} and {@link #reference} hold a sample. */
  public boolean keepsAllSteps() {
    return run.blocks == 1;
  }

  /** Log-odds of the latent spikes of a draw, a row per step of the last block. */
  public Rows logOdds(int draw, int sample) {
    return run.logOdds[draw].from(sample * run.length);
  }

  /**
   * Log-odds of the prior at a draw's steps, a row per step of a block, of which {@link #learn}
   * takes the rate's derivative; initially those of the fixed prior.
   */
  public Rows reference(int draw, int sample) {
    return reference[draw].from(sample * run.length);
  }

  /** Rate of a draw of a sample against the fixed prior, in nats. */
  public double rate(int draw, int sample) {
    return rate[draw][sample];
  }

  /** Share of (hidden neuron, step) cells with a spike, 0 .. 1; 0 if there are no hidden layers. */
  public double hiddenSpikeRate() {
    int neurons = encoder.structure().hidden().stream().mapToInt(Integer::intValue).sum();
    long sum = 0;
    for (int b = 0; b < count; b++) {
      sum += hiddenSpikes[b];
    }
    return sum == 0 ? 0 : sum / ((double) count * capacity.steps() * neurons);
  }

  /**
   * The gradient, a mean over draws.
   *
   * @param received the argument of the last {@link #forward}
   * @param rateWeight weight of one nat of rate in the loss
   * @param gradient overwritten by the sum over the samples, in the layout of the parameters
   */
  public void learn(Input received, Signal signal, double rateWeight, float[] gradient) {
    hiddenErrors.refresh(workers);
    for (int k = 0; k < run.blocks; k++) {
      int block = k;
      workers.run(
          worker -> {
            Range mine = workers.share(worker, count);
            arrive(worker, mine, block, received);
            for (int b = mine.from(); b < mine.to(); b++) {
              err(worker, b, block, signal, rateWeight);
            }
          });
      weightGradient.sum(count, k == 0 ? Accumulation.NOTHING : Accumulation.OUTPUT, gradient);
      if (k > 0) {
        addEarlier(gradient);
      }
    }
    for (int l = 0; l <= readout; l++) {
      WeightGradient.sumRows(biasGradient[l], count, run.layers.get(l).bias(), gradient);
    }
    WeightGradient.sumRows(feedbackGradient, count, encoder.feedback(), gradient);
  }

  private void addEarlier(float[] gradient) {
    workers.run(
        worker -> {
          for (int l = 0; l <= readout; l++) {
            Range mine = workers.share(worker, run.layers.get(l).inputs());
            earlier[l].add(worker, mine, count, gradient);
          }
        });
  }

  // Passes samples to the end of a block; a single block is still stored.
  private void arrive(int worker, Range mine, int block, Input received) {
    if (run.blocks == 1) {
      return;
    }
    if (block == 0) {
      run.rest(mine);
    }
    for (int l = 0; l <= readout; l++) {
      for (int b = mine.from(); b < mine.to(); b++) {
        if (block == 0) {
          earlier[l].clear(b);
        } else {
          earlier[l].advance(run.spikes[l][b], b);
        }
      }
    }
    run.run(worker, mine, block, received);
  }

  // Computes the errors of all layers in a block, then the factors of their spikes.
  private void err(int worker, int b, int block, Signal signal, double rateWeight) {
    int steps = run.stepsIn(block);
    int from = b * run.length;
    if (block == 0) {
      clear(feedbackGradient.from(b), 1);
      for (Rows rows : biasGradient) {
        clear(rows.from(b), 1);
      }
    }
    Rows out = errors[readout].from(from);
    clear(out, run.length);
    ScoreScan.Sums sums =
        new ScoreScan.Sums(out, biasGradient[readout].from(b), feedbackGradient.from(b));
    float[] cost = signals[worker];
    for (int d = 0; d < capacity.draws(); d++) {
      for (int t = 0; t < steps; t++) {
        cost[t] = (float) (signal.at(d, b, run.first(block) + t) / capacity.draws());
      }
      int later = capacity.steps() - run.first(block) - steps;
      ScoreScan.Credit credit =
          new ScoreScan.Credit(
              cost, steps, rateWeight / capacity.draws(), later, reference[d].from(from));
      score.add(run.logOdds[d].from(from), run.latent[d][b], credit, scoreState[d][b], sums);
    }
    for (int l = readout - 1; l >= 0; l--) {
      Rows heard = errors[hiddenErrors.source(l)].from(from);
      Rows own = errors[l].from(from);
      hiddenErrors.write(l, heard, run.margin[l].from(from), run.length, own);
      for (int t = 0; t < steps; t++) {
        add(own.from(t), biasGradient[l].from(b));
      }
    }
    for (int l = 0; l <= readout; l++) {
      Rows before = block == 0 ? unused[worker][l] : earlier[l].errors(b);
      filters[l].backward(errors[l].from(from), run.length, before);
    }
  }

  private static void clear(Rows rows, int count) {
    Arrays.fill(rows.values(), rows.index(0, 0), rows.index(count, 0), 0f);
  }

  private static void add(Rows row, Rows sum) {
    for (int i = 0; i < row.width(); i++) {
      sum.values()[sum.at() + i] += row.values()[row.at() + i];
    }
  }
}
