package spikeloom.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderPass;
import spikeloom.decoder.WindowedLatents;
import spikeloom.encoder.EncoderPass;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.Batch;
import spikeloom.learning.Batches;
import spikeloom.learning.OutputScaling;
import spikeloom.objective.Distortion;
import spikeloom.random.RandomKey;

/**
 * Measures how the distortion grows when latent spikes are lost or moved on their way to the
 * decoder, which is neither trained nor changed for that. Every {@link Disturbance} is measured at
 * several amounts, each with three random seeds; amounts of one seed share their random numbers.
 */
public final class Robustness {
  /** Number of random seeds. */
  public static final int SEEDS = 3;

  private final Autoencoder model;
  private final Batches batches;
  private final RandomKey key;
  private final Workers workers;
  private final int capacity;
  private EvaluationWatch watch = EvaluationWatch.NONE;

  /**
   * The distortion at one amount of a disturbance.
   *
   * @param disturbance what is done to the spikes
   * @param amount share of spikes or neurons, 0 .. 1, or number of steps
   * @param distortion mean over samples and seeds, as {@link Metrics#distortion}
   * @param deviation standard deviation of the mean over samples from seed to seed (n - 1)
   */
  public record Point(
      Disturbance disturbance, double amount, double distortion, double deviation) {}

  /**
   * All points.
   *
   * @param samples number of samples
   * @param measure measure of the distortion
   * @param points all amounts of one disturbance after the other; at 0, spikes are undisturbed
   */
  public record Curves(int samples, Distortion measure, List<Point> points) {
    /** Copies its list. */
    public Curves {
      points = List.copyOf(points);
    }

    /** The points of one disturbance, with ascending amounts. */
    public List<Point> of(Disturbance disturbance) {
      return points.stream().filter(point -> point.disturbance() == disturbance).toList();
    }
  }

  /**
   * Measures a model.
   *
   * @param batches batches of the samples
   * @param key root of the random numbers: of the input and latent spikes, as in an {@link
   *     Evaluator}, and of the disturbances
   * @throws EvaluationException if the decoder does not read spikes in steps
   */
  public Robustness(Autoencoder model, Batches batches, RandomKey key, Workers workers) {
    if (model.decoder().features().decoding().ofExactTimes()) {
      throw new EvaluationException(
          "Robustness is not defined for this run: its decoder does not read spikes in steps.");
    }
    this.model = model;
    this.batches = batches;
    this.key = key;
    this.workers = workers;
    int most = Evaluator.batch(batches.channels(), model.values());
    capacity = Math.max(1, Math.min(most, batches.split().size()));
  }

  /** Reports to {@code follower} from now on; returns this measurement. */
  public Robustness watchedBy(EvaluationWatch follower) {
    watch = follower;
    return this;
  }

  /** Measures the first {@code limit} samples. */
  public Curves measure(int limit) {
    return measure(limit, Runnable::run);
  }

  /**
   * Measures the first {@code limit} samples in many short pieces of work.
   *
   * @param turn runs each piece at once, for instance while it holds a lock
   */
  public Curves measure(int limit, Consumer<Runnable> turn) {
    int size = Math.min(limit, batches.split().size());
    List<Trial> trials = trials();
    Pass pass = new Pass();
    for (int from = 0; from < size; from += capacity) {
      watch.at(from, size);
      int[] indices = IntStream.range(from, Math.min(size, from + capacity)).toArray();
      turn.accept(() -> pass.encode(indices));
      for (Trial trial : trials) {
        turn.accept(() -> trial.add(pass.decode(trial)));
      }
    }
    watch.at(size, size);
    double weight =
        model
            .objective()
            .distortionWeight(size * model.windows().count(), model.decoder().outputs());
    return new Curves(size, model.objective().distortion(), points(trials, weight));
  }

  /** All amounts but 0 with every seed, after a first trial without any disturbance. */
  private List<Trial> trials() {
    List<Trial> trials = new ArrayList<>();
    trials.add(new Trial(Disturbance.DROPPED_SPIKES, 0, key));
    for (Disturbance kind : Disturbance.values()) {
      for (double amount : kind.amounts()) {
        for (int seed = 0; amount > 0 && seed < SEEDS; seed++) {
          RandomKey own = key.fold("robustness").fold(kind.name()).fold(seed);
          trials.add(new Trial(kind, amount, own));
        }
      }
    }
    return trials;
  }

  private static List<Point> points(List<Trial> trials, double weight) {
    double undisturbed = trials.get(0).sum * weight;
    List<Point> points = new ArrayList<>();
    int next = 1;
    for (Disturbance kind : Disturbance.values()) {
      for (double amount : kind.amounts()) {
        if (amount == 0) {
          points.add(new Point(kind, amount, undisturbed, 0));
          continue;
        }
        double[] seeds =
            trials.subList(next, next + SEEDS).stream().mapToDouble(t -> t.sum * weight).toArray();
        next += SEEDS;
        Mean mean = Mean.of(seeds);
        points.add(new Point(kind, amount, mean.value(), mean.deviation()));
      }
    }
    return points;
  }

  /** One amount of a disturbance with one seed. */
  private static final class Trial {
    private final Disturbance kind;
    private final double amount;
    private final RandomKey random;
    private double sum;

    Trial(Disturbance kind, double amount, RandomKey random) {
      this.kind = kind;
      this.amount = amount;
      this.random = random;
    }

    void add(double distortion) {
      sum += distortion;
    }
  }

  /** Buffers of a mini-batch. */
  private final class Pass {
    private final int moments = model.windows().count();
    private final EncoderPass encoding = model.encoder().pass(capacity, model.steps(), workers);
    private final DecoderPass decoding = model.decoder().pass(capacity * moments, workers);
    private final DisturbedLatents disturbed =
        new DisturbedLatents(encoding, model.steps(), model.encoder().latents(), capacity);
    private final WindowedLatents windowed =
        new WindowedLatents(disturbed, model.windows(), model.encoder().latents(), capacity);
    private int[] indices = new int[0];
    private float[] target = new float[0];

    void encode(int[] samples) {
      indices = samples;
      Batch batch = batches.of(samples, key.fold("input"));
      encoding.forward(batch.input(), key.fold("latent"), batch.identity());
      target = batch.target();
    }

    /** The distortion of the batch, summed over its samples. */
    double decode(Trial trial) {
      disturbed.disturb(indices, trial.kind, trial.amount, trial.random, workers);
      windowed.cut(indices.length, workers);
      decoding.forward(windowed, indices.length * moments);
      int values = model.decoder().outputs();
      Rows logits = decoding.logits();
      Distortion.Scale scale = new OutputScaling(model, 0).begin(1);
      float[] decoded = new float[values];
      double sum = 0;
      for (int i = 0; i < indices.length * moments; i++) {
        System.arraycopy(logits.values(), logits.index(i, 0), decoded, 0, values);
        sum += model.objective().distortion().output(decoded, 0, target, i * values, scale);
      }
      return sum;
    }
  }
}
