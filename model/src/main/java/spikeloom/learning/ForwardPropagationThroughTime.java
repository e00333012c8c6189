package spikeloom.learning;

import spikeloom.array.ArraySizes;
import spikeloom.array.GradientSink;
import spikeloom.array.NumericException;
import spikeloom.array.Range;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderPass;
import spikeloom.encoder.StreamingEncoder;
import spikeloom.encoder.StreamingPass;
import spikeloom.objective.Distortion;
import spikeloom.random.RandomKey;

/**
 * Rule {@code fptt}: updates encoder and decoder after every window of K of the T steps of a
 * sample. The decoder reads the latent spikes of that window and predicts the whole target:
 *
 * <pre>{@code
 * L(p) = w(p) D(p) + rateWeight R(p),  p = 1 .. T / K,  sum of all R(p) = R,  rateWeight in proportion to sum of all w(p)
 * }</pre>
 *
 * <p>so that beta has the same meaning as in the other rules. Gradients go back to the first step
 * of a window; states continue into the next. Only one window of a sequence is stored, independent
 * of its length. {@link FpttOptimiser} makes the updates, one per window.
 *
 * <p>Source: Yin, Corradi and Bohte, "Accurate online training of dynamical spiking neural networks
 * through forward propagation through time", Nature Machine Intelligence 2023, for a classifier;
 * the window as what the decoder reads is ours.
 */
public final class ForwardPropagationThroughTime implements LearningRule {
  private final Autoencoder model;
  private final FpttWindows windows;
  private final double[] weight; // of every window
  private final double total;
  private final Workers workers;
  private final FpttOptimiser optimiser;
  private final StreamingPass encoding;
  private final DecoderPass decoding;
  private final DecoderPass.Latents latents;
  private final PriorCost cost;
  private final Adam encoder;
  private final Adam prior;
  private final GradientSink decoderGradient;
  private final OutputScaling scaling;
  private final double[] distortion; // of every sample, nats
  private final Sums sums = new Sums();

  /** Of the windows of a batch so far. */
  private static final class Sums {
    double rate;
    double latentSpikes;
    double hiddenSpikeRate;
  }

  /**
   * Settings of the rule.
   *
   * @param fptt regulariser that keeps the parameters near those of earlier windows
   * @param emphasis weights of the distortion of windows
   */
  public record Settings(FpttSettings fptt, FpttWindows.Emphasis emphasis) {}

  /**
   * The rule for batches of up to {@code samples} samples. The window is that of the decoder.
   *
   * @throws IllegalArgumentException if the encoder does not stream, the decoder does not decode at
   *     the end only, or the windows do not fill the steps
   */
  public ForwardPropagationThroughTime(
      Autoencoder model, int samples, Optimisers optimisers, Settings settings) {
    windows = new FpttWindows(model.steps(), model.windows().window());
    if (!(model.encoder() instanceof StreamingEncoder streaming)
        || model.windows().count() != 1
        || windows.count() * windows.window() != windows.steps()) {
      throw new IllegalArgumentException(
          "the rule fptt needs an encoder that streams and whole windows, each decoded at its end");
    }
    this.model = model;
    weight = new double[windows.count()];
    double sum = 0;
    for (int p = 0; p < weight.length; p++) {
      weight[p] = windows.weight(p, settings.emphasis());
      sum += weight[p];
    }
    total = settings.emphasis() == FpttWindows.Emphasis.PUBLISHED ? sum : 1;
    workers = optimisers.workers();
    encoder = optimisers.encoder();
    decoderGradient = GradientSink.into(optimisers.decoder().gradient());
    prior = optimisers.prior();
    optimiser = new FpttOptimiser(optimisers.all(), settings.fptt(), workers);
    encoding = streaming.pass(samples, windows.window(), workers);
    cost = new PriorCost(model, encoding, samples, windows.window(), workers);
    decoding = model.decoder().pass(samples, workers);
    latents = new AutoencoderPass.LatentsOf(encoding);
    scaling = new OutputScaling(model, samples);
    distortion = new double[samples];
  }

  static LearningRule of(RuleParts parts) {
    return new ForwardPropagationThroughTime(
        parts.model(), parts.samples(), parts.optimisers(), parts.settings().fptt());
  }

  static ArraySizes memory(RuleSizes sizes) {
    ArraySizes arrays =
        sizes
            .encoderOfWindow()
            .pass(sizes.samples())
            .add(sizes.decodingOnce())
            .add(sizes.prior(sizes.window()))
            .words(sizes.decoderParameters());
    return sizes.settings().fptt().fptt().form() == FpttForm.NONE
        ? arrays
        : arrays.words(2, ArraySizes.plus(sizes.encoder().parameters(), sizes.decoderParameters()));
  }

  @Override
  public BatchResult learn(Batch batch, RandomKey key, UpdateStep step) {
    sums.rate = 0;
    sums.latentSpikes = 0;
    sums.hiddenSpikeRate = 0;
    for (int p = 0; p < windows.count(); p++) {
      optimiser.learn(new Window(batch, key, p, step.rateShare()), step.learningRate());
    }
    int samples = batch.samples();
    double cells = (double) samples * model.steps() * model.encoder().latents();
    return new BatchResult(
        samples,
        meanDistortion(samples),
        sums.rate / samples,
        sums.latentSpikes / cells,
        sums.hiddenSpikeRate / windows.count());
  }

  /** A window of a batch, computed on every request. */
  private final class Window implements FpttOptimiser.Window {
    private final Batch batch;
    private final RandomKey key;
    private final int index;
    private final double rateShare;
    private boolean begun;

    Window(Batch batch, RandomKey key, int index, double rateShare) {
      this.batch = batch;
      this.key = key;
      this.index = index;
      this.rateShare = rateShare;
    }

    @Override
    public void differentiate() {
      Range steps = windows.stepsOf(index);
      var input = batch.input().slice(steps.from(), steps.to());
      if (begun) {
        encoding.rerun(input);
      } else if (index == 0) {
        encoding.forward(input, key, batch.identity());
      } else {
        encoding.continueWith(input);
      }
      int samples = batch.samples();
      cost.forward(steps.from());
      decoding.forward(latents, samples, AutoencoderPass.seed(batch, key.fold(index)));
      double each = weight[index] * outputWeight(samples);
      compare(batch, scaling.begin(each));
      decoding.backward(latents, decoderGradient);
      scaling.complete(samples, each, decoderGradient);
      double rateWeight = rateShare * total * model.rateWeight(samples);
      cost.backward(rateWeight, prior.gradient());
      encoding.backward(rateWeight, encoder.gradient());
      if (!begun) {
        count(samples);
      }
      begun = true;
    }
  }

  // Distortions of the samples; the decoder's output is overwritten by their gradient.
  private void compare(Batch batch, Distortion.Scale scale) {
    int values = model.decoder().outputs();
    Distortion kind = model.objective().distortion();
    workers.run(
        worker -> {
          Range mine = workers.share(worker, batch.samples());
          for (int b = mine.from(); b < mine.to(); b++) {
            int at = decoding.logits().index(b, 0);
            float[] logits = decoding.logits().values();
            distortion[b] = kind.gradient(logits, at, batch.target(), b * values, scale);
          }
        });
  }

  private void count(int samples) {
    double rate = 0;
    for (int b = 0; b < samples; b++) {
      rate += cost.rate(b);
    }
    NumericException.requireFinite("decoder's output layer", meanDistortion(samples));
    NumericException.requireFinite("readout layer", rate);
    sums.rate += rate;
    sums.latentSpikes += encoding.latentSpikes();
    sums.hiddenSpikeRate += encoding.hiddenSpikeRate();
  }

  // The result of the last window, which an evaluation decodes.
  private double meanDistortion(int samples) {
    double sum = 0;
    for (int b = 0; b < samples; b++) {
      sum += distortion[b];
    }
    return sum * outputWeight(samples);
  }

  private double outputWeight(int samples) {
    return model.objective().distortionWeight(samples, model.decoder().outputs());
  }

  @Override
  public void begin() {
    optimiser.begin();
  }

  @Override
  public void epochEnded() {
    optimiser.adoptAverages();
  }

  @Override
  public int updatesPerBatch() {
    return windows.count();
  }

  /** See {@link FpttOptimiser#memory}. */
  @Override
  public float[] memory() {
    return optimiser.memory();
  }
}
