package spikeloom.learning;

import java.util.Arrays;
import java.util.Optional;
import spikeloom.array.GradientSink;
import spikeloom.array.NumericException;
import spikeloom.array.Range;
import spikeloom.array.Workers;
import spikeloom.encoder.lif.EligibilityPass;
import spikeloom.encoder.lif.Feedback;
import spikeloom.encoder.lif.LatentDraws;
import spikeloom.encoder.lif.LatentStreams;
import spikeloom.encoder.lif.LifEncoder;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.random.RandomKey;

/**
 * Rule {@code score}: the encoder learns from one number per sample, the cost of its latent spikes,
 * and from eligibility traces; nothing is propagated back in time or through the decoder. With l
 * the cost of a sample's draw,
 *
 * <pre>{@code
 * l = weight D + rateWeight R
 * dtheta = mean over draws of ((l - baseline) sum over t of grad log p(z(t) | past) + rateWeight grad R)
 * }</pre>
 *
 * <p>an unbiased estimate for the readout; hidden layers learn by eligibility traces and {@link
 * Feedback}. R's part of l is taken neuron by neuron and only from the next step on, and grad R is
 * exact given the past: the same expectation, less variance; see {@link EligibilityPass}. With
 * several decode steps, a spike is charged with those whose window holds it or begins while the
 * trace of its neuron's own spikes is not yet negligible: its effect on later windows is below the
 * noise of the estimate. A learned prior is described in {@link ScorePrior}. The decoder learns by
 * back-propagation at the first draw. Both take one Adam update, the encoder's half as large: its
 * gradient is mostly noise, and the decoder has to follow where it wanders.
 *
 * <p>Source: Skatchkovsky, Simeone and Jang, "Learning to time-decode in spiking neural networks
 * through the information bottleneck" (VDIB), NeurIPS 2021. Unlike the published code: a cost for
 * every sample instead of one for a batch; a baseline that does not follow the cost itself; traces
 * of gain 1; samples that begin at rest; hidden and readout gradients on one scale.
 */
public final class ScoreFunction implements LearningRule {
  private static final double ENCODER_STEP = 0.5; // of the decoder's; see docs/decisions
  private static final double DECAY = 0.9; // of the running mean, per batch
  private static final double FORGOTTEN = 0.05; // remaining part of a trace that is negligible

  /**
   * Settings of the rule.
   *
   * @param feedback feedback of errors to hidden neurons
   * @param baseline baseline of the cost
   * @param draws latent draws of every sample, at least 1; 2 for {@link Baseline#LEAVE_ONE_OUT}
   */
  public record Settings(Feedback feedback, Baseline baseline, int draws) {
    /** Checks that the settings are consistent. */
    public Settings {
      if (draws < (baseline == Baseline.LEAVE_ONE_OUT ? 2 : 1)) {
        throw new IllegalArgumentException(draws + " draws are too few for " + baseline);
      }
    }

    /** The default settings; see docs/decisions for their choice. */
    public static Settings standard() {
      return new Settings(new Feedback.Symmetric(), Baseline.LEAVE_ONE_OUT, 8);
    }
  }

  private final Autoencoder model;
  private final Adam encoder;
  private final PartwiseOptimiser decoder;
  private final Workers workers;
  private final Settings settings;
  private final EligibilityPass encoding;
  private final DrawDecoding decoding;
  private final LatentStreams streams;
  private final Optional<ScorePrior> prior; // if it is learned
  private final Optimisers optimisers;
  private final Range[] charged; // [step]
  private final float[] memory = new float[2];

  /**
   * The rule for batches of up to {@code samples} samples.
   *
   * @throws IllegalArgumentException if the encoder is not made of LIF layers
   */
  public ScoreFunction(Autoencoder model, int samples, Optimisers optimisers, Settings settings) {
    if (!(model.encoder() instanceof LifEncoder lif)) {
      throw new IllegalArgumentException("the rule score needs an encoder of LIF layers");
    }
    this.model = model;
    this.encoder = optimisers.encoder();
    this.decoder = optimisers.decoder();
    this.workers = optimisers.workers();
    this.settings = settings;
    var capacity = new EligibilityPass.Room(samples, model.steps(), settings.draws());
    encoding = new EligibilityPass(lif, capacity, settings.feedback(), workers);
    decoding = new DrawDecoding(model, encoding, capacity, workers);
    streams = new LatentStreams(settings.draws(), samples, lif.latents());
    this.optimisers = optimisers;
    prior =
        model.prior().parameters().count() == 0
            ? Optional.empty()
            : Optional.of(new ScorePrior(model, encoding, capacity, workers));
    int remembered = remembered(lif.structure().readout().phi());
    charged = new Range[model.steps()];
    Arrays.setAll(charged, t -> decoding.chargedTo(t, remembered));
  }

  static LearningRule of(RuleParts parts) {
    return new ScoreFunction(
        parts.model(), parts.samples(), parts.optimisers(), parts.settings().score());
  }

  private static int remembered(double phi) {
    return phi == 0 ? 1 : (int) Math.ceil(Math.log(FORGOTTEN) / Math.log(phi));
  }

  @Override
  public BatchResult learn(Batch batch, RandomKey key, UpdateStep step) {
    decoder.begin(step.learningRate());
    LatentDraws draws = streams.of(key, batch.identity());
    long seed = AutoencoderPass.seed(batch, key);
    BatchResult result =
        gradient(batch, draws, seed, step.rateShare(), encoder.gradient(), decoder);
    NumericException.requireFinite("decoder's output layer", result.distortion());
    NumericException.requireFinite("readout layer", result.rate());
    decoder.end();
    encoder.update(ENCODER_STEP * step.learningRate(), workers);
    optimisers.updatePrior(step.learningRate());
    remember(batch.samples());
    return result;
  }

  /**
   * The gradients of a batch's mean loss, as {@link #learn} would use them next; nothing is
   * updated.
   *
   * @param encoderGradient overwritten, in the layout of the encoder's parameters
   * @param decoderGradient is given every part of the gradient of the decoder's parameters
   */
  public BatchResult gradient(
      Batch batch, RandomKey key, float[] encoderGradient, GradientSink decoderGradient) {
    LatentDraws draws = streams.of(key, batch.identity());
    long seed = AutoencoderPass.seed(batch, key);
    return gradient(batch, draws, seed, 1, encoderGradient, decoderGradient);
  }

  BatchResult gradient(
      Batch batch, LatentDraws draws, float[] encoderGradient, GradientSink decoderGradient) {
    return gradient(batch, draws, 0, 1, encoderGradient, decoderGradient);
  }

  private BatchResult gradient(
      Batch batch,
      LatentDraws draws,
      long seed,
      double rateShare,
      float[] encoderGradient,
      GradientSink decoderGradient) {
    var received = new EligibilityPass.Input(batch.input(), draws);
    encoding.forward(received);
    decoding.run(batch, seed, decoderGradient);
    int samples = batch.samples();
    DirectedInformationBottleneck objective = model.objective();
    double weight = objective.distortionWeight(outputs(samples), model.decoder().outputs());
    double rateWeight = rateShare * model.rateWeight(samples);
    prior.ifPresent(p -> p.run(samples, rateWeight, optimisers.prior().gradient()));
    encoding.learn(
        received,
        (draw, sample, step) ->
            weight * surprise(draw, sample, charged[step])
                + rateWeight * priorSurprise(draw, sample, step),
        rateWeight,
        encoderGradient);
    return result(samples);
  }

  private int outputs(int samples) {
    return samples * model.windows().count();
  }

  // Distortion of a draw in nats, minus the baseline.
  private double surprise(int draw, int sample, Range moments) {
    double own = decoding.distortion(draw, sample, moments);
    return switch (settings.baseline()) {
      case NONE -> own;
      case RUNNING_MEAN -> own - moments.size() * memory[0] / Math.max(1, memory[1]);
      case LEAVE_ONE_OUT -> {
        double others = decoding.distortionOfAllDraws(sample, moments) - own;
        yield own - others / (settings.draws() - 1);
      }
    };
  }

  // What a learned prior adds to the rate of later steps, minus the baseline.
  private double priorSurprise(int draw, int sample, int step) {
    if (prior.isEmpty()) {
      return 0;
    }
    ScorePrior learned = prior.get();
    double own = learned.after(draw, sample, step);
    if (settings.baseline() != Baseline.LEAVE_ONE_OUT) {
      return own;
    }
    double others = -own;
    for (int d = 0; d < settings.draws(); d++) {
      others += learned.after(d, sample, step);
    }
    return own - others / (settings.draws() - 1);
  }

  /** Updates the running mean by the batch of the last gradient, as {@link #learn} does. */
  public void remember(int samples) {
    memory[0] = (float) (DECAY * memory[0] + meanDistortion(samples));
    memory[1] = (float) (DECAY * memory[1] + 1);
  }

  /**
   * The state of the running mean: a decaying sum of distortions, in nats per output of the
   * decoder, and that of their weights.
   */
  @Override
  public float[] memory() {
    return memory;
  }

  private double meanDistortion(int samples) {
    double sum = 0;
    for (int b = 0; b < samples; b++) {
      sum += decoding.distortionOfAllDraws(b, decoding.everything());
    }
    return sum / ((double) outputs(samples) * settings.draws());
  }

  private BatchResult result(int samples) {
    double rate = 0;
    double spikes = 0;
    for (int d = 0; d < settings.draws(); d++) {
      for (int b = 0; b < samples; b++) {
        rate += encoding.rate(d, b);
        rate += prior.isPresent() ? prior.get().all(d, b) : 0;
        spikes += encoding.latent(d, b).count();
      }
    }
    double drawn = (double) samples * settings.draws();
    double cells = drawn * model.steps() * model.encoder().latents();
    return new BatchResult(
        samples,
        meanDistortion(samples) * model.objective().distortionWeight(1, model.decoder().outputs()),
        rate / drawn,
        spikes / cells,
        encoding.hiddenSpikeRate());
  }
}
