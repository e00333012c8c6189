package spikeloom.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.array.GradientSink;
import spikeloom.array.Parameters;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.Windows;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoding.RateEncoding;
import spikeloom.kernel.ContinuousBernoulli;
import spikeloom.kernel.DiscretisedLogistic;
import spikeloom.kernel.Gaussian;
import spikeloom.neuron.FiniteDifference;
import spikeloom.objective.Distortion;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

final class AutoencoderPassTest {
  private static final int SAMPLES = 5;
  private static final double STEP = 1e-6; // so small that no hidden unit passes its kink
  private static final RandomKey KEY = RandomKey.ofSeed(3).fold("latent");
  private static final Distortion[] IMAGES = {Distortion.CROSS_ENTROPY};
  private static final Windows OVERLAPPING = Windows.everyStep(TinyModel.STEPS, 3, 2);
  private static final List<Windows> WINDOWS =
      List.of(
          TinyModel.WHOLE,
          Windows.atTheEnd(TinyModel.STEPS, 4),
          OVERLAPPING,
          Windows.everyStep(TinyModel.STEPS, 1, 3));

  @ParameterizedTest
  @CsvSource({"LINEAR, TIME, 1", "LINEAR, RATE, 2", "MLP, TIME, 2", "MLP, RATE, 1"})
  void gradientsAreTheDerivativesOfTheLossWithTheSpikesAsDrawn(
      DecoderKind kind, Decoding decoding, int workers) {
    for (Windows windows : WINDOWS) {
      for (Distortion distortion : windows == OVERLAPPING ? Distortion.values() : IMAGES) {
        try (Autoencoder model =
            TinyModel.build(List.of(10, 9), kind, decoding, windows, distortion)) {
          requireGradients(model, workers);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"LINEAR, RATE, 1", "MLP, TIME, 2"})
  void withoutHiddenLayersTheyAreSoToo(DecoderKind kind, Decoding decoding, int workers) {
    for (Windows windows : WINDOWS) {
      try (Autoencoder model =
          TinyModel.build(List.of(), kind, decoding, windows, Distortion.CROSS_ENTROPY)) {
        BatchResult result = requireGradients(model, workers);
        assertEquals(0, result.hiddenSpikeRate(), "there are no hidden neurons");
      }
    }
  }

  private static BatchResult requireGradients(Autoencoder model, int count) {
    try (Workers workers = new Workers(count)) {
      awayFromKinks(model.decoder().parameters());
      String what = model.objective().distortion() + ", " + model.windows();
      Batch batch = withTargets(model, batch());
      Parameters layout = model.decoder().parameters();
      float[] encoderGradient = new float[model.encoder().parameters().length()];
      float[] decoderGradient = new float[layout.length()];
      AutoencoderPass pass = new AutoencoderPass(model, 8, workers);
      BatchResult result =
          pass.gradient(batch, KEY, encoderGradient, GradientSink.into(decoderGradient));

      double[] parameters = doubles(layout.values());
      double[] spikes = spikes(pass.encoding());
      double loss = loss(model, batch, parameters, spikes);
      assertEquals(loss, result.distortion(), 1e-6 * Math.abs(loss), what);
      requireRates(model, batch, result, spikes);
      double[] expected =
          FiniteDifference.gradient(parameters, STEP, at -> loss(model, batch, at, spikes));
      requireClose(expected, decoderGradient, what);

      double[] below =
          FiniteDifference.gradient(spikes, STEP, at -> loss(model, batch, parameters, at));
      requireClose(encoderGradient(model, batch, below, workers), encoderGradient, what);
      return result;
    }
  }

  // Without a bias a window of silence would put hidden units where they have no derivative.
  private static void awayFromKinks(Parameters parameters) {
    FastRandom random = new FastRandom(6);
    Parameters.Slice bias = parameters.slice("decoder layer 1 bias");
    for (int i = 0; i < bias.columns(); i++) {
      parameters.values()[bias.at(0, i)] = 0.3f * (float) random.nextGaussian();
    }
    parameters.changed();
  }

  /** The batch with targets that differ from moment to moment. */
  private static Batch withTargets(Autoencoder model, Batch batch) {
    FastRandom random = new FastRandom(8);
    float[] target = new float[SAMPLES * model.values()];
    for (int i = 0; i < target.length; i++) {
      target[i] = random.nextFloat();
    }
    for (int o = 0;
        model.objective().distortion() == Distortion.CLASS && o < target.length;
        o += Bars.VALUES) {
      Arrays.fill(target, o, o + Bars.VALUES, 0f);
      target[o + random.nextInt(Bars.VALUES)] = 1;
    }
    return new Batch(batch.input(), target, batch.identity());
  }

  private static void requireRates(
      Autoencoder model, Batch batch, BatchResult result, double[] spikes) {
    double rate = 0;
    try (Workers workers = new Workers(1)) {
      EncoderPass encoding = model.encoder().pass(SAMPLES, TinyModel.STEPS, workers);
      encoding.forward(batch.input(), KEY, batch.identity());
      float[] probabilities = new float[TinyModel.STEPS * TinyModel.LATENTS];
      for (int b = 0; b < SAMPLES; b++) {
        encoding.probabilities(b, probabilities);
        for (double p : doubles(probabilities)) {
          rate += p * Math.log(p / TinyModel.PRIOR);
          rate += (1 - p) * Math.log((1 - p) / (1 - TinyModel.PRIOR));
        }
      }
    }
    assertEquals(rate / SAMPLES, result.rate(), 1e-4 * result.rate());
    assertEquals(Arrays.stream(spikes).average().orElseThrow(), result.latentSpikeRate(), 1e-12);
  }

  /** What the encoder makes of the gradient of its spikes and the rateWeight of the rate. */
  private static double[] encoderGradient(
      Autoencoder model, Batch batch, double[] spikeGradient, Workers workers) {
    EncoderPass encoding = model.encoder().pass(8, TinyModel.STEPS, workers);
    encoding.forward(batch.input(), KEY, batch.identity());
    for (int b = 0; b < SAMPLES; b++) {
      Rows adjoint = encoding.latentAdjoint(b);
      for (int t = 0; t < TinyModel.STEPS; t++) {
        for (int n = 0; n < TinyModel.LATENTS; n++) {
          adjoint.values()[adjoint.index(t, n)] = (float) spikeGradient[cell(b, t, n)];
        }
      }
    }
    float[] gradient = new float[model.encoder().parameters().length()];
    double cells = (double) SAMPLES * TinyModel.STEPS * TinyModel.LATENTS;
    encoding.backward(TinyModel.BETA / cells, gradient);
    return doubles(gradient);
  }

  private static int cell(int sample, int step, int neuron) {
    return (sample * TinyModel.STEPS + step) * TinyModel.LATENTS + neuron;
  }

  private static double[] spikes(EncoderPass encoding) {
    double[] spikes = new double[SAMPLES * TinyModel.STEPS * TinyModel.LATENTS];
    for (int b = 0; b < SAMPLES; b++) {
      for (int t = 0; t < TinyModel.STEPS; t++) {
        for (int n = 0; n < TinyModel.LATENTS; n++) {
          spikes[cell(b, t, n)] = encoding.latent(b).bit(t, n);
        }
      }
    }
    return spikes;
  }

  /** Mean distortion per value, or per class, over samples and moments, in plain loops. */
  private static double loss(Autoencoder model, Batch batch, double[] parameters, double[] spikes) {
    Parameters layout = model.decoder().parameters();
    int moments = model.windows().count();
    double sum = 0;
    for (int o = 0; o < SAMPLES * moments; o++) {
      double[] y = affine(layout, 1, parameters, features(model, spikes, o / moments, o % moments));
      if (layout.slices().size() > 2) {
        for (int i = 0; i < y.length; i++) {
          y[i] = Math.max(0, y[i]);
        }
        y = affine(layout, 2, parameters, y);
      }
      sum += distortion(model.objective().distortion(), y, batch.target(), o * Bars.VALUES);
    }
    boolean classes = model.objective().distortion() == Distortion.CLASS;
    return sum / (SAMPLES * moments * (classes ? 1.0 : Bars.VALUES));
  }

  /** What the decoder sees of a sample at a moment. */
  private static double[] features(Autoencoder model, double[] spikes, int sample, int moment) {
    Windows windows = model.windows();
    boolean time = model.decoder().features().decoding() == Decoding.TIME;
    double[] x = new double[time ? windows.window() * TinyModel.LATENTS : TinyModel.LATENTS];
    int first = windows.first() + moment + 1 - windows.window();
    for (int t = 0; t < windows.window(); t++) {
      for (int n = 0; n < TinyModel.LATENTS; n++) {
        x[time ? t * TinyModel.LATENTS + n : n] += spikes[cell(sample, first + t, n)];
      }
    }
    return x;
  }

  private static double distortion(Distortion kind, double[] y, float[] target, int at) {
    double sum = 0;
    double powers = 0;
    for (int i = 0; i < y.length; i++) {
      double v = target[at + i];
      double p = 1 / (1 + Math.exp(-y[i]));
      powers += Math.exp(y[i]);
      sum +=
          switch (kind) {
            case CROSS_ENTROPY -> -v * Math.log(p) - (1 - v) * Math.log(1 - p);
            case SQUARED_ERROR -> (y[i] - v) * (y[i] - v);
            case CLASS -> -v * y[i];
            case GAUSSIAN -> Gaussian.loss(y[i], v, 1);
            case LOGISTIC -> DiscretisedLogistic.loss(y[i], v, 1);
            case CONTINUOUS_BERNOULLI -> ContinuousBernoulli.loss(y[i], v);
          };
    }
    return kind == Distortion.CLASS ? sum + Math.log(powers) : sum;
  }

  private static double[] affine(Parameters layout, int layer, double[] values, double[] x) {
    Parameters.Slice weights = layout.slice("decoder layer " + layer + " weights");
    Parameters.Slice bias = layout.slice("decoder layer " + layer + " bias");
    double[] y = new double[bias.columns()];
    for (int o = 0; o < y.length; o++) {
      y[o] = values[bias.at(0, o)];
      for (int i = 0; i < x.length; i++) {
        y[o] += values[weights.at(i, o)] * x[i];
      }
    }
    return y;
  }

  @ParameterizedTest
  @CsvSource({"LINEAR, TIME", "MLP, RATE", "CONV, TIME"})
  void theSameBatchAndKeyGiveTheSameBits(DecoderKind kind, Decoding decoding) {
    Windows every = Windows.everyStep(TinyModel.STEPS, 4, 3);
    for (Windows windows : List.of(TinyModel.WHOLE, every)) {
      try (Workers workers = new Workers(2);
          Autoencoder model =
              TinyModel.build(List.of(10, 9), kind, decoding, windows, Distortion.CROSS_ENTROPY)) {
        float[][] first = gradients(model, workers);
        float[][] second = gradients(model, workers);
        assertArrayEquals(first[0], second[0], 0f);
        assertArrayEquals(first[1], second[1], 0f);
      }
    }
  }

  private static float[][] gradients(Autoencoder model, Workers workers) {
    float[] encoder = new float[model.encoder().parameters().length()];
    float[] decoder = new float[model.decoder().parameters().length()];
    new AutoencoderPass(model, 8, workers)
        .gradient(withTargets(model, batch()), KEY, encoder, GradientSink.into(decoder));
    return new float[][] {encoder, decoder};
  }

  @ParameterizedTest
  @EnumSource(Distortion.class)
  void everyDecodeStepHasAnOutputAndTheirErrorsSumToTheDistortion(Distortion distortion) {
    Windows windows = Windows.everyStep(TinyModel.STEPS, 3, 2);
    try (Workers workers = new Workers(2);
        Autoencoder model =
            TinyModel.build(List.of(9), DecoderKind.MLP, Decoding.TIME, windows, distortion)) {
      Batch batch = withTargets(model, batch());
      AutoencoderPass pass = new AutoencoderPass(model, 8, workers);
      float[] decoded = new float[SAMPLES * model.values()];
      pass.reconstruct(batch, KEY, decoded);
      double sum = 0;
      for (int b = 0; b < SAMPLES; b++) {
        double squares = 0;
        for (int i = b * model.values(); i < (b + 1) * model.values(); i++) {
          squares += Math.pow(decoded[i] - batch.target()[i], 2);
        }
        assertEquals(squares, pass.squaredError(b), 1e-6 * squares);
        sum += pass.distortion(b);
      }
      double[] parameters = doubles(model.decoder().parameters().values());
      double parts = distortion == Distortion.CLASS ? 1 : Bars.VALUES;
      double mean = loss(model, batch, parameters, spikes(pass.encoding()));
      assertEquals(mean, sum / (SAMPLES * windows.count() * parts), 1e-6 * Math.abs(mean));
    }
  }

  private static void requireClose(double[] expected, float[] actual, String what) {
    double error = FiniteDifference.relativeError(expected, doubles(actual));
    assertTrue(error < 1e-4, "relative error " + error + ": " + what);
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  private static Batch batch() {
    Presentation shown = Presentation.ofSignals(new RateEncoding(), TinyModel.STEPS);
    return new Batches(Bars.dataset(20, 1).train(), shown, new Workers(1))
        .of(new int[] {4, 0, 17, 3, 9}, RandomKey.ofSeed(1).fold("input"));
  }
}
