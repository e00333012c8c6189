package spikeloom.evaluation;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.dl4j.Dl4jDecoder;
import spikeloom.decoder.dl4j.Dl4jStructure;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.IdentityEncoder;
import spikeloom.encoding.LatencyEncoding;
import spikeloom.encoding.RateEncoding;
import spikeloom.encoding.SpikeEncoding;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.Bars;
import spikeloom.learning.Batch;
import spikeloom.learning.Batches;
import spikeloom.learning.FewSpikes;
import spikeloom.learning.Presentation;
import spikeloom.learning.SpikeEnumeration;
import spikeloom.learning.TinyModel;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.objective.Distortion;
import spikeloom.random.RandomKey;

final class SpikeInformationTest {
  private static final int SAMPLES = 70; // more than a batch
  private static final int STEPS = TinyModel.STEPS;
  private static final int LATENTS = TinyModel.LATENTS;
  private static final RandomKey KEY = RandomKey.ofSeed(5).fold("evaluation");
  private static final double NAT = Math.log(2); // a nat in bits is 1 over it

  @Test
  void theBoundIsTheRateOfTheEvaluatorAndItsMapSumsToIt() {
    try (Workers workers = new Workers(2);
        Autoencoder model = TinyModel.build()) {
      Batches batches = batches(Bars.dataset(1, SAMPLES).test(), new RateEncoding(), STEPS);
      SpikeInformation.Account account =
          new SpikeInformation(model, batches, KEY, workers).measure(Integer.MAX_VALUE, 30);
      double rate = new Evaluator(model, batches, KEY, workers).run(Integer.MAX_VALUE).rateBits();
      assertEquals(SAMPLES, account.samples());
      assertEquals(SAMPLES, account.bound().count());
      assertEquals(rate, account.bound().value(), 1e-5 * rate);
      assertEquals(STEPS, account.byTime().length);
      assertEquals(LATENTS, account.byNeuron().length);
      assertEquals(rate, Arrays.stream(account.byTime()).sum(), 1e-5 * rate);
      assertEquals(rate, Arrays.stream(account.byNeuron()).sum(), 1e-5 * rate);
      for (int t = 0; t < STEPS; t++) {
        double sum = 0;
        for (int n = 0; n < LATENTS; n++) {
          sum += account.map()[t][n];
        }
        assertEquals(sum, account.byTime()[t], 1e-6, "step " + t);
      }
      // Neuron 0 never fires, whatever happens.
      assertEquals(-STEPS * Math.log(1 - TinyModel.PRIOR) / NAT, account.byNeuron()[0], 1e-5);
    }
  }

  @Test
  void theFittedReferenceIsTheMeanOfTheFirstHalfAndCostsLess() {
    try (Workers workers = new Workers(1);
        Autoencoder model = TinyModel.build()) {
      Batches batches = batches(Bars.dataset(1, SAMPLES).test(), new RateEncoding(), STEPS);
      double[][] p = new double[SAMPLES][];
      EncoderPass pass = model.encoder().pass(1, STEPS, workers);
      for (int i = 0; i < SAMPLES; i++) {
        int[] one = {i};
        pass.forward(batches.of(one, KEY.fold("input")).input(), KEY.fold("latent"), one);
        float[] each = new float[STEPS * LATENTS];
        pass.probabilities(0, each);
        p[i] = IntStream.range(0, each.length).mapToDouble(c -> each[c]).toArray();
      }
      int half = SAMPLES / 2;
      double nats = 0;
      for (int c = 0; c < STEPS * LATENTS; c++) {
        double q = 0;
        for (int i = 0; i < half; i++) {
          q += p[i][c] / half;
        }
        q = Math.max(q, 0.5 / (half + 1)); // what has not been seen is not taken as impossible
        for (int i = half; i < SAMPLES; i++) {
          double x = p[i][c];
          nats += x == 0 ? 0 : x * Math.log(x / q);
          nats += (1 - x) * Math.log((1 - x) / (1 - q));
        }
      }
      SpikeInformation.Account account =
          new SpikeInformation(model, batches, KEY, workers).measure(SAMPLES, 2);
      assertEquals(nats / (SAMPLES - half) / NAT, requireNonNull(account.fitted()).value(), 1e-4);
      assertEquals(SAMPLES - half, requireNonNull(account.fitted()).count());
      assertTrue(requireNonNull(account.fitted()).value() < account.bound().value());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 64, 70})
  void thePlugInEstimateNeverExceedsItsCeiling(int inputs) {
    try (Workers workers = new Workers(3);
        Autoencoder model = TinyModel.build()) {
      Batches batches = batches(Bars.dataset(1, SAMPLES).test(), new RateEncoding(), STEPS);
      SpikeInformation.Account account =
          new SpikeInformation(model, batches, KEY, workers).measure(SAMPLES, inputs);
      assertEquals(inputs, account.inputs());
      assertEquals(inputs, requireNonNull(account.plugIn()).count());
      assertTrue(requireNonNull(account.plugIn()).value() <= Math.log(inputs) / NAT + 1e-9);
      assertTrue(requireNonNull(account.plugIn()).value() > 0, "the spikes do say something");
    }
  }

  @Test
  void whatDrawsNothingHasNoRateAndNoNumberIsGivenForIt() {
    LatentFeatures features = new LatentFeatures(Decoding.TIME, STEPS, Bars.VALUES);
    try (Workers workers = new Workers(1);
        Autoencoder model =
            new Autoencoder(
                new IdentityEncoder(Bars.VALUES),
                new Dl4jDecoder(
                    new Dl4jStructure(DecoderKind.LINEAR, features, 1, Bars.VALUES), KEY),
                TinyModel.WHOLE,
                new DirectedInformationBottleneck(Distortion.CROSS_ENTROPY, 0, TinyModel.PRIOR))) {
      Batches batches = batches(Bars.dataset(1, SAMPLES).test(), new RateEncoding(), STEPS);
      SpikeInformation information = new SpikeInformation(model, batches, KEY, workers);
      String message =
          assertThrows(EvaluationException.class, () -> information.measure(SAMPLES, 32))
              .getMessage();
      assertTrue(message.contains("no rate bound"), message);
      assertTrue(Double.isNaN(new Evaluator(model, batches, KEY, workers).run(SAMPLES).rateBits()));
    }
  }

  @Test
  void whereAllCanBeCountedThePlugInEstimateIsTheMutualInformation() {
    int steps = 3;
    int inputs = 4;
    // A code that draws nothing: the inputs are these four and no others.
    Batches batches = batches(Bars.dataset(1, inputs).test(), new LatencyEncoding(), steps);
    try (Workers workers = new Workers(1);
        Autoencoder model = FewSpikes.model(List.of(), 2, steps)) {
      double exact = mutualInformation(model, batches, inputs) / NAT;
      double[] plugIn = new double[800];
      double[] bound = new double[plugIn.length];
      for (int k = 0; k < plugIn.length; k++) {
        SpikeInformation.Account account =
            new SpikeInformation(model, batches, KEY.fold(k), workers).measure(inputs, inputs);
        plugIn[k] = requireNonNull(account.plugIn()).value();
        bound[k] = account.bound().value();
      }
      Mean mean = Mean.of(plugIn);
      assertTrue(exact > 15 * mean.error(), "there is something to measure: " + exact);
      assertEquals(exact, mean.value(), 4 * mean.error(), mean.toString());
      assertTrue(exact < Mean.of(bound).value(), "the bound is one");
    }
  }

  /** Of input and latent spikes, inputs being equally likely, in nats. */
  private static double mutualInformation(Autoencoder model, Batches batches, int inputs) {
    double[][] given = new double[inputs][];
    for (int i = 0; i < inputs; i++) {
      Batch one = batches.of(new int[] {i}, KEY);
      SpikeEnumeration all = new SpikeEnumeration(model, one);
      given[i] = all.probabilities(all.parameters());
    }
    double sum = 0;
    for (int pattern = 0; pattern < given[0].length; pattern++) {
      double mean = 0;
      for (double[] p : given) {
        mean += p[pattern] / inputs;
      }
      for (double[] p : given) {
        sum += p[pattern] / inputs * Math.log(p[pattern] / mean);
      }
    }
    return sum;
  }

  @Test
  void theAccountDoesNotDependOnTheNumberOfWorkers() {
    Batches batches = batches(Bars.dataset(1, SAMPLES).test(), new RateEncoding(), STEPS);
    try (Workers one = new Workers(1);
        Workers three = new Workers(3);
        Autoencoder model = TinyModel.build()) {
      SpikeInformation.Account alone =
          new SpikeInformation(model, batches, KEY, one).measure(SAMPLES, 20);
      SpikeInformation.Account together =
          new SpikeInformation(model, batches, KEY, three).measure(SAMPLES, 20);
      assertEquals(alone.bound(), together.bound());
      assertEquals(alone.fitted(), together.fitted());
      assertEquals(alone.plugIn(), together.plugIn());
      for (int t = 0; t < STEPS; t++) {
        assertArrayEquals(alone.map()[t], together.map()[t]);
      }
    }
  }

  private static Batches batches(Dataset.Split split, SpikeEncoding code, int steps) {
    return new Batches(split, Presentation.ofSignals(code, steps), new Workers(1));
  }
}
