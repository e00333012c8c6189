package spikeloom.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.decoder.LatentFeatures;
import spikeloom.encoder.EncoderPass;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.Batch;
import spikeloom.learning.Batches;
import spikeloom.learning.OutputScaling;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.objective.Distortion;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikePart;

/**
 * Decodes after t steps: the decoder reads the latent spikes of the steps before t, and the {@link
 * Expectation} of later ones. So nothing of the future is used, and features have their normal
 * range: after 0 steps the output is that of the mean sample.
 *
 * <p>Where the decoder reads exact times when a trial ends, the input is cut instead: the encoder
 * receives the first t steps, and its neurons continue without input to the end of the trial.
 */
public final class CausalDecoding {
  private static final int BATCH = 64;

  private final Autoencoder model;
  private final Batches batches;
  private final RandomKey key;
  private final Workers workers;
  private final LatentFeatures features;
  private final int neurons;
  private final Optional<Expectation> expected; // null if times are exact
  private EvaluationWatch watch = EvaluationWatch.NONE;

  /**
   * The results after t steps.
   *
   * @param steps t, 0 .. T
   * @param distortion as {@link Metrics#distortion}
   * @param rateBits rate of the steps before t, bits per example; not a number where the encoder
   *     has no noise
   */
  public record Point(int steps, double distortion, double rateBits) {}

  /**
   * A causal decoder.
   *
   * @param known batches of other samples, whose mean gives the expectation
   * @param batches batches to decode
   */
  public CausalDecoding(
      Autoencoder model, Batches known, Batches batches, RandomKey key, Workers workers) {
    this.model = model;
    this.batches = batches;
    this.key = key;
    this.workers = workers;
    features = model.decoder().features();
    neurons = model.encoder().latents();
    expected =
        ofExactTimes()
            ? Optional.empty()
            : Optional.of(new Expectation(model, known, key, workers));
  }

  /** Reports to {@code follower} from now on; returns this decoding. */
  public CausalDecoding watchedBy(EvaluationWatch follower) {
    watch = follower;
    return this;
  }

  private boolean ofExactTimes() {
    return features.decoding().ofExactTimes();
  }

  private Batch forward(EncoderPass pass, Batches from, int first, int count) {
    int[] indices = IntStream.range(first, first + count).toArray();
    Batch batch = from.of(indices, key.fold("input"));
    pass.forward(batch.input(), key.fold("latent"), indices);
    return batch;
  }

  /** The curve over the first {@code limit} samples, T + 1 points; decodes at the end only. */
  public List<Point> curve(int limit) {
    int size = Math.min(limit, batches.split().size());
    int steps = model.steps();
    double[] distortion = new double[steps + 1];
    double[] rate = new double[steps + 1];
    EncoderPass pass = model.encoder().pass(BATCH, steps, workers);
    for (int from = 0; from < size; from += BATCH) {
      watch.at(from, size);
      Batch batch = forward(pass, batches, from, Math.min(BATCH, size - from));
      if (ofExactTimes()) {
        cutInputs(pass, batch, distortion, rate);
        continue;
      }
      addRates(pass, batch.samples(), rate);
      for (int t = 0; t <= steps; t++) {
        distortion[t] += decode(pass, batch, t);
      }
    }
    double weight = model.objective().distortionWeight(size, model.decoder().outputs());
    List<Point> curve = new ArrayList<>();
    double bits = 0;
    for (int t = 0; t <= steps; t++) {
      bits += DirectedInformationBottleneck.bits(rate[t]) / size;
      curve.add(new Point(t, distortion[t] * weight, pass.channel().reported(bits)));
    }
    return curve;
  }

  // rate[t] is set to the contribution of step t to the rate of the steps that are read.
  private void cutInputs(EncoderPass pass, Batch batch, double[] distortion, double[] rate) {
    double before = 0;
    for (int t = 0; t <= model.steps(); t++) {
      pass.forward(batch.input().until(t), key.fold("latent"), batch.identity());
      double now = 0;
      float[] read = new float[batch.samples() * features.size()];
      for (int b = 0; b < batch.samples(); b++) {
        now += pass.rate(b);
        Rows given = pass.features(b).orElseThrow();
        int at = b * features.size();
        System.arraycopy(given.values(), given.index(0, 0), read, at, features.size());
      }
      distortion[t] += compare(read, batch);
      rate[t] += now - before;
      before = now;
    }
  }

  // rate[t] is the contribution of step t - 1.
  private void addRates(EncoderPass pass, int samples, double[] rate) {
    float[] each = new float[model.steps() * neurons];
    PriorOdds prior = new PriorOdds(model, workers);
    for (int b = 0; b < samples; b++) {
      pass.rates(b, prior.of(pass, b), each);
      for (int c = 0; c < each.length; c++) {
        rate[c / neurons + 1] += each[c];
      }
    }
  }

  private double decode(EncoderPass pass, Batch batch, int seen) {
    float[] read = new float[batch.samples() * features.size()];
    float[] steps = new float[model.steps() * neurons];
    Expectation unseen = expected.orElseThrow();
    for (int b = 0; b < batch.samples(); b++) {
      unseen.sent(pass, b, steps);
      unseen.read(steps, SpikePart.first(seen), read, b * features.size());
    }
    return compare(read, batch);
  }

  private double compare(float[] read, Batch batch) {
    int values = model.decoder().outputs();
    float[] decoded = new float[batch.samples() * values];
    model.decoder().decode(read, batch.samples(), decoded);
    int last = (model.windows().count() - 1) * values;
    Distortion.Scale scale = new OutputScaling(model, 0).begin(1);
    double sum = 0;
    for (int b = 0; b < batch.samples(); b++) {
      int at = b * model.values() + last;
      sum += model.objective().distortion().output(decoded, b * values, batch.target(), at, scale);
    }
    return sum;
  }
}
