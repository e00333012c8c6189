package spikeloom.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoding.RateEncoding;
import spikeloom.kernel.GradientSink;
import spikeloom.kernel.Parameters;
import spikeloom.kernel.Rows;
import spikeloom.kernel.Workers;
import spikeloom.neuron.FiniteDifference;
import spikeloom.random.RandomKey;

final class AutoencoderPassTest {
  private static final int SAMPLES = 5;
  private static final RandomKey KEY = RandomKey.ofSeed(3).fold("latent");

  @ParameterizedTest
  @CsvSource({"LINEAR, TIME, 1", "LINEAR, RATE, 2", "MLP, TIME, 2", "MLP, RATE, 1"})
  void gradientsAreTheDerivativesOfTheLossWithTheSpikesAsDrawn(
      DecoderKind kind, Decoding decoding, int count) {
    try (Workers workers = new Workers(count);
        Autoencoder model = TinyModel.build(kind, decoding)) {
      Batch batch = batch();
      Parameters layout = model.decoder().parameters();
      float[] encoderGradient = new float[model.encoder().parameters().length()];
      float[] decoderGradient = new float[layout.length()];
      AutoencoderPass pass = new AutoencoderPass(model, 8, workers);
      BatchResult result =
          pass.gradient(batch, KEY, encoderGradient, GradientSink.into(decoderGradient));

      double[] parameters = doubles(layout.values());
      double[] features = features(model, pass.encoding());
      double loss = loss(model, batch, parameters, features);
      assertEquals(loss, result.distortion(), 1e-6 * loss, "distortion, nats per value");
      double[] expected =
          FiniteDifference.gradient(parameters, 1e-4, at -> loss(model, batch, at, features));
      requireClose(expected, decoderGradient);

      double[] below =
          FiniteDifference.gradient(features, 1e-4, at -> loss(model, batch, parameters, at));
      requireClose(encoderGradient(model, batch, below, workers), encoderGradient);
    }
  }

  /** What the encoder makes of the gradient of the features and the price of the rate. */
  private static double[] encoderGradient(
      Autoencoder model, Batch batch, double[] featureGradient, Workers workers) {
    EncoderPass encoding = model.encoder().pass(8, TinyModel.STEPS, workers);
    encoding.forward(batch.input(), KEY, batch.identity());
    int size = model.decoder().features().size();
    for (int b = 0; b < SAMPLES; b++) {
      Rows adjoint = encoding.latentAdjoint(b);
      for (int t = 0; t < TinyModel.STEPS; t++) {
        for (int n = 0; n < TinyModel.LATENTS; n++) {
          int feature = size == TinyModel.LATENTS ? n : t * TinyModel.LATENTS + n;
          adjoint.values()[adjoint.index(t, n)] = (float) featureGradient[b * size + feature];
        }
      }
    }
    float[] gradient = new float[model.encoder().parameters().length()];
    double cells = (double) SAMPLES * TinyModel.STEPS * TinyModel.LATENTS;
    encoding.backward(TinyModel.BETA / cells, gradient);
    return doubles(gradient);
  }

  private static double[] features(Autoencoder model, EncoderPass encoding) {
    int size = model.decoder().features().size();
    float[] features = new float[SAMPLES * size];
    for (int b = 0; b < SAMPLES; b++) {
      model.decoder().features().read(encoding.latent(b), features, b * size);
    }
    return doubles(features);
  }

  /** Mean cross-entropy per value, in plain loops. */
  private static double loss(
      Autoencoder model, Batch batch, double[] parameters, double[] features) {
    Parameters layout = model.decoder().parameters();
    boolean deep = layout.slices().size() > 2;
    int size = model.decoder().features().size();
    double sum = 0;
    for (int b = 0; b < SAMPLES; b++) {
      double[] x = Arrays.copyOfRange(features, b * size, (b + 1) * size);
      double[] y = affine(layout, 1, parameters, x);
      if (deep) {
        for (int i = 0; i < y.length; i++) {
          y[i] = Math.max(0, y[i]);
        }
        y = affine(layout, 2, parameters, y);
      }
      for (int i = 0; i < Bars.VALUES; i++) {
        double p = 1 / (1 + Math.exp(-y[i]));
        double target = batch.target()[b * Bars.VALUES + i];
        sum -= target * Math.log(p) + (1 - target) * Math.log(1 - p);
      }
    }
    return sum / (SAMPLES * Bars.VALUES);
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
    try (Workers workers = new Workers(2);
        Autoencoder model = TinyModel.build(kind, decoding)) {
      float[][] first = gradients(model, workers);
      float[][] second = gradients(model, workers);
      assertArrayEquals(first[0], second[0], 0f);
      assertArrayEquals(first[1], second[1], 0f);
    }
  }

  private static float[][] gradients(Autoencoder model, Workers workers) {
    float[] encoder = new float[model.encoder().parameters().length()];
    float[] decoder = new float[model.decoder().parameters().length()];
    new AutoencoderPass(model, 8, workers)
        .gradient(batch(), KEY, encoder, GradientSink.into(decoder));
    return new float[][] {encoder, decoder};
  }

  private static void requireClose(double[] expected, float[] actual) {
    double error = FiniteDifference.relativeError(expected, doubles(actual));
    assertTrue(error < 1e-4, "relative error " + error);
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  private static Batch batch() {
    return new Batches(Bars.dataset(20, 1).train(), new RateEncoding(), TinyModel.STEPS)
        .of(new int[] {4, 0, 17, 3, 9}, RandomKey.ofSeed(1).fold("input"));
  }
}
