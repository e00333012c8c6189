package spikeloom.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.Windows;
import spikeloom.decoder.dl4j.Dl4jDecoder;
import spikeloom.decoder.dl4j.Dl4jStructure;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.exact.TimeEncoder;
import spikeloom.encoder.exact.TimeFeature;
import spikeloom.encoder.exact.TimeNeuron;
import spikeloom.encoding.RateEncoding;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.Bars;
import spikeloom.learning.Batch;
import spikeloom.learning.Batches;
import spikeloom.learning.Presentation;
import spikeloom.learning.TinyModel;
import spikeloom.neuron.ThetaNeuron;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.objective.Distortion;
import spikeloom.random.RandomKey;

final class CausalDecodingTest {
  private static final int KNOWN = 70; // more than a batch
  private static final int SAMPLES = 67;
  private static final int STEPS = TinyModel.STEPS;
  private static final int LATENTS = TinyModel.LATENTS;
  private static final RandomKey KEY = RandomKey.ofSeed(5).fold("evaluation");
  private final Dataset data = Bars.dataset(KNOWN, SAMPLES);

  @ParameterizedTest
  @CsvSource({
    "LINEAR, TIME, 6, CROSS_ENTROPY",
    "LINEAR, TIME, 4, CROSS_ENTROPY",
    "MLP, RATE, 6, CROSS_ENTROPY",
    "MLP, RATE, 3, SQUARED_ERROR",
    "CONV, TIME, 6, CROSS_ENTROPY"
  })
  void theCurveEndsWhereTheEvaluatorIs(
      DecoderKind kind, Decoding decoding, int window, Distortion distortion) {
    Windows windows = Windows.atTheEnd(STEPS, window);
    try (Workers workers = new Workers(2);
        Autoencoder model = TinyModel.build(List.of(10), kind, decoding, windows, distortion)) {
      Batches test = batches(data.test());
      List<CausalDecoding.Point> curve =
          new CausalDecoding(model, batches(data.train()), test, KEY, workers).curve(SAMPLES);
      Metrics metrics = new Evaluator(model, test, KEY, workers).run(SAMPLES);
      assertEquals(STEPS + 1, curve.size());
      for (int t = 0; t <= STEPS; t++) {
        assertEquals(t, curve.get(t).steps());
        assertTrue(t == 0 || curve.get(t).rateBits() > curve.get(t - 1).rateBits());
      }
      assertEquals(0, curve.get(0).rateBits());
      assertEquals(metrics.rateBits(), curve.get(STEPS).rateBits(), 1e-5 * metrics.rateBits());
      assertEquals(metrics.distortion(), curve.get(STEPS).distortion(), 1e-5);
    }
  }

  @Test
  void whereExactTimesAreReadTheInputIsCutAndTheCurveEndsWhereTheEvaluatorIs() {
    LatentFeatures features = new LatentFeatures(Decoding.COUNT, STEPS, LATENTS);
    TimeEncoder encoder =
        new TimeEncoder(
            new TimeEncoder.Structure(
                Bars.VALUES,
                List.of(),
                LATENTS,
                new TimeNeuron.Theta(ThetaNeuron.ofPaper()),
                4,
                new TimeFeature.SpikeCount(),
                TimeEncoder.LatentCode.GAUSSIAN),
            8,
            RandomKey.ofSeed(2));
    try (Workers workers = new Workers(2);
        Autoencoder model =
            new Autoencoder(
                encoder,
                new Dl4jDecoder(
                    new Dl4jStructure(DecoderKind.MLP, features, 12, Bars.VALUES),
                    RandomKey.ofSeed(3)),
                TinyModel.WHOLE,
                new DirectedInformationBottleneck(Distortion.CROSS_ENTROPY, 0.1, 0.3))) {
      Batches test = batches(data.test());
      List<CausalDecoding.Point> curve =
          new CausalDecoding(model, batches(data.train()), test, KEY, workers).curve(SAMPLES);
      Metrics metrics = new Evaluator(model, test, KEY, workers).run(SAMPLES);
      assertEquals(STEPS + 1, curve.size());
      assertEquals(metrics.rateBits(), curve.get(STEPS).rateBits(), 1e-5 * metrics.rateBits());
      assertEquals(metrics.distortion(), curve.get(STEPS).distortion(), 1e-5);
      assertNotEquals(curve.get(0).distortion(), curve.get(STEPS).distortion());
    }
  }

  @ParameterizedTest
  @CsvSource({"LINEAR, TIME, 6", "LINEAR, RATE, 6", "LINEAR, TIME, 4", "LINEAR, RATE, 2"})
  void stepsThatHaveNotComeAreTakenAsTheyAreOnAverage(
      DecoderKind kind, Decoding decoding, int window) {
    Windows windows = Windows.atTheEnd(STEPS, window);
    try (Workers workers = new Workers(1);
        Autoencoder model =
            TinyModel.build(List.of(10), kind, decoding, windows, Distortion.CROSS_ENTROPY)) {
      Batches test = batches(data.test());
      List<CausalDecoding.Point> curve =
          new CausalDecoding(model, batches(data.train()), test, KEY, workers).curve(SAMPLES);
      double[] expected = expectation(model, workers);
      EncoderPass pass = model.encoder().pass(1, STEPS, workers);
      for (int t = 0; t <= STEPS; t++) {
        double sum = 0;
        for (int i = 0; i < SAMPLES; i++) {
          Batch batch = encode(pass, test, i);
          float[] features = new float[model.decoder().features().size()];
          for (int s = STEPS - window; s < STEPS; s++) {
            for (int n = 0; n < LATENTS; n++) {
              double z = s < t ? pass.latent(0).bit(s, n) : expected[s * LATENTS + n];
              int first = decoding == Decoding.TIME ? (s - STEPS + window) * LATENTS : 0;
              features[first + n] += (float) z;
            }
          }
          sum += crossEntropy(model, features, batch.target());
        }
        double mean = sum / ((double) SAMPLES * Bars.VALUES);
        assertEquals(mean, curve.get(t).distortion(), 1e-5, "after " + t + " steps");
      }
    }
  }

  private double[] expectation(Autoencoder model, Workers workers) {
    double[] mean = new double[STEPS * LATENTS];
    float[] each = new float[mean.length];
    EncoderPass pass = model.encoder().pass(1, STEPS, workers);
    for (int i = 0; i < KNOWN; i++) {
      encode(pass, batches(data.train()), i);
      pass.probabilities(0, each);
      for (int c = 0; c < mean.length; c++) {
        mean[c] += each[c] / (double) KNOWN;
      }
    }
    return mean;
  }

  private static Batch encode(EncoderPass pass, Batches from, int index) {
    int[] one = {index};
    Batch batch = from.of(one, KEY.fold("input"));
    pass.forward(batch.input(), KEY.fold("latent"), one);
    return batch;
  }

  private static double crossEntropy(Autoencoder model, float[] features, float[] target) {
    float[] x = new float[Bars.VALUES];
    model.decoder().decode(features, 1, x);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double p = 1 / (1 + Math.exp(-x[i]));
      sum -= target[i] * Math.log(p) + (1 - target[i]) * Math.log(1 - p);
    }
    return sum;
  }

  private static Batches batches(Dataset.Split split) {
    Presentation shown = Presentation.ofSignals(new RateEncoding(), STEPS);
    return new Batches(split, shown, new Workers(1));
  }
}
