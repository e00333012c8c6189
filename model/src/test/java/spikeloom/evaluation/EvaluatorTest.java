package spikeloom.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.OwnUnits;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.decoder.Windows;
import spikeloom.encoding.RateEncoding;
import spikeloom.kernel.SpikeBits;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.AutoencoderPass;
import spikeloom.learning.Bars;
import spikeloom.learning.Batch;
import spikeloom.learning.Batches;
import spikeloom.learning.Input;
import spikeloom.learning.Presentation;
import spikeloom.learning.Target;
import spikeloom.learning.TinyModel;
import spikeloom.objective.Distortion;
import spikeloom.random.RandomKey;
import spikeloom.spike.SignalShape;

final class EvaluatorTest {
  private static final int SAMPLES = 70; // more than a batch of the evaluator
  private static final RandomKey KEY = RandomKey.ofSeed(5).fold("evaluation");

  @Test
  void theMetricsAreThoseOfSamplesThatAreMeasuredOneByOne() {
    Dataset.Split split = Bars.dataset(1, SAMPLES).test();
    try (Workers workers = new Workers(2);
        Autoencoder model = TinyModel.build()) {
      Naive expected = new Naive();
      for (int i = 0; i < SAMPLES; i++) {
        expected.add(model, split, i);
      }
      Metrics actual =
          new Evaluator(model, batches(split), KEY, workers)
              .run(Integer.MAX_VALUE, (index, target, output, at) -> {});
      assertEquals(SAMPLES, actual.samples());
      double cells = (double) SAMPLES * Bars.VALUES;
      assertEquals(expected.distortion / cells, actual.distortion(), 1e-6);
      assertEquals(-10 * Math.log10(expected.squares / cells), actual.psnr(), 1e-5);
      assertEquals(expected.nats / SAMPLES / Math.log(2), actual.rateBits(), 1e-6);
      double latentCells = (double) SAMPLES * TinyModel.STEPS * TinyModel.LATENTS;
      assertEquals(expected.latentSpikes / latentCells, actual.latentSpikeRate(), 1e-12);
      assertEquals(expected.hiddenRate / SAMPLES, actual.hiddenSpikeRate(), 1e-12);
      assertEquals(expected.silentFraction(), actual.silentFraction(), 1e-12);
      assertTrue(expected.silentFraction() > 0, "one neuron was silenced");
      assertTrue(actual.examplesPerSecond() > 0);
    }
  }

  @Test
  void aNeuronThatFiresOnceInEverySampleIsNotSilent() {
    Dataset.Split split = Bars.dataset(1, SAMPLES).test();
    try (Workers workers = new Workers(1);
        Autoencoder model = TinyModel.build()) {
      Parameters encoder = model.encoder().parameters();
      Parameters.Slice bias = encoder.slice("readout bias");
      Parameters.Slice weights = encoder.slice("readout weights");
      Parameters.Slice feedback = encoder.slice("readout feedback");
      for (int n = 0; n < TinyModel.LATENTS; n++) {
        for (int r = 0; r < weights.rows(); r++) {
          encoder.values()[weights.at(r, n)] = 0;
        }
        encoder.values()[bias.at(0, n)] = n < 3 ? -50 : 50;
        encoder.values()[feedback.at(0, n)] = -10_000; // after a spike there is no other
      }
      encoder.changed();
      Metrics metrics = new Evaluator(model, batches(split), KEY, workers).run(SAMPLES);
      assertEquals(3.0 / TinyModel.LATENTS, metrics.silentFraction(), 1e-12);
      double once = (TinyModel.LATENTS - 3.0) / TinyModel.LATENTS / TinyModel.STEPS;
      assertEquals(once, metrics.latentSpikeRate(), 1e-12);
    }
  }

  @Test
  void bitsPerDimensionAreTheBoundOfLevelsInBitsPerValue() {
    Dataset.Split split = Bars.dataset(1, SAMPLES).test();
    for (Distortion kind : List.of(Distortion.LOGISTIC, Distortion.GAUSSIAN)) {
      try (Workers workers = new Workers(1);
          Autoencoder model =
              TinyModel.build(
                  List.of(9), DecoderKind.LINEAR, Decoding.TIME, TinyModel.WHOLE, kind)) {
        Metrics metrics = new Evaluator(model, batches(split), KEY, workers).run(SAMPLES);
        double nats = Objects.requireNonNull(metrics.negativeElbo());
        Double bits = metrics.bitsPerDimension();
        assertEquals(kind == Distortion.LOGISTIC, bits != null, "a density has none");
        if (bits != null) {
          assertEquals(nats / (Math.log(2) * Bars.VALUES), bits, 1e-9);
        }
        assertNull(metrics.rmse(), "pictures have no unit");
      }
    }
  }

  @Test
  void errorsOfVariablesAreInTheirOwnUnits() {
    OwnUnits units =
        new OwnUnits(
            List.of(
                new OwnUnits.Variable("temperature", 40, "C"),
                new OwnUnits.Variable("humidity", 100, "")));
    UnitErrors errors = new UnitErrors(units);
    errors.add(new float[] {9, 0, 0, 0, 0}, new float[] {9, 0.5f, 0.1f, -0.5f, 0.3f}, 1, 4);
    errors.add(new float[] {0, 0, 0, 0, 0}, new float[] {0, 0.5f, 0, 0.5f, 0}, 1, 4);
    List<UnitErrors.UnitError> all = Objects.requireNonNull(errors.errors());
    assertEquals(20, all.get(0).rmse(), 1e-5);
    assertEquals(100 * Math.sqrt(0.1 / 4), all.get(1).rmse(), 1e-5);
    assertEquals("temperature 20.00 C, humidity 15.81", UnitErrors.text(all));
  }

  /** The same samples, the first half of which belong to one class and the others to another. */
  private record Halves(Dataset.Split whole) implements Dataset.Split {
    @Override
    public int size() {
      return whole.size();
    }

    @Override
    public SignalShape shape() {
      return whole.shape();
    }

    @Override
    public int label(int index) {
      return 2 * index < size() ? 0 : 1;
    }

    @Override
    public void copyTo(int index, float[] target, int at) {
      whole.copyTo(index, target, at);
    }
  }

  @Test
  void someSamplesComeFromAllClassesWithTheSpikesOfTheWholeSplit() {
    Dataset.Split split = new Halves(Bars.dataset(1, SAMPLES).test());
    try (Workers workers = new Workers(1);
        Autoencoder model = TinyModel.build()) {
      Evaluator evaluator = new Evaluator(model, batches(split), KEY, workers);
      double[] squares = {0};
      evaluator.run(
          SAMPLES,
          (index, target, output, at) -> {
            for (int i = 0; i < Bars.VALUES && index % 7 == 0; i++) {
              squares[0] += Math.pow(target[at + i] - output[at + i], 2);
            }
          });
      Metrics some = evaluator.runSome(10);
      assertEquals(10, some.samples());
      assertEquals(-10 * Math.log10(squares[0] / (10 * Bars.VALUES)), some.psnr(), 1e-9);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everySampleIsShownOnceInOrderWithItsTargetAndReconstruction(boolean sorted) {
    Dataset.Split all = Bars.dataset(1, SAMPLES).test();
    Dataset.Split split = sorted ? new Halves(all) : all;
    try (Workers workers = new Workers(1);
        Autoencoder model = TinyModel.build()) {
      int[] next = {0};
      double[] squares = {0};
      Metrics metrics =
          new Evaluator(model, batches(split), KEY, workers)
              .run(
                  67,
                  (index, target, output, at) -> {
                    assertEquals(next[0]++, index);
                    float[] expected = new float[Bars.VALUES];
                    split.copyTo(index, expected, 0);
                    for (int i = 0; i < Bars.VALUES; i++) {
                      assertEquals(expected[i], target[at + i]);
                      squares[0] += Math.pow(target[at + i] - output[at + i], 2);
                    }
                  });
      assertEquals(67, next[0]);
      assertEquals(67, metrics.samples());
      assertEquals(-10 * Math.log10(squares[0] / (67 * Bars.VALUES)), metrics.psnr(), 1e-9);
    }
  }

  @Test
  void whoAlwaysNamesTheSameClassIsRightWhereItIsMeant() {
    Dataset.Split split = Bars.dataset(1, SAMPLES - 1).test();
    Windows windows = Windows.everyStep(TinyModel.STEPS, 3, 2);
    try (Workers workers = new Workers(1);
        Autoencoder model = classifier(windows)) {
      Parameters decoder = model.decoder().parameters();
      Arrays.fill(decoder.values(), 0f);
      decoder.values()[decoder.slice("decoder layer 1 bias").at(0, 1)] = 2;
      decoder.changed();
      Evaluator evaluator = new Evaluator(model, labels(split, windows), KEY, workers);
      assertEquals(24 / 49.0, accuracy(evaluator.run(49)), 1e-12, "labels are 0, 1, 0, 1 ...");
      assertEquals(0.5, accuracy(evaluator.run(50)), 1e-12);
      double right = Math.exp(2) / (Math.exp(2) + Bars.VALUES - 1);
      double wrong = 1 / (Math.exp(2) + Bars.VALUES - 1);
      double expected = -(Math.log(right) + Math.log(wrong)) / 2;
      assertEquals(expected, evaluator.run(50).distortion(), 1e-6, "nats per moment");
    }
  }

  @Test
  void accuracyIsTheShareOfDecodeStepsWithTheRightClass() {
    Dataset.Split split = Bars.dataset(1, SAMPLES).test();
    Windows windows = Windows.everyStep(TinyModel.STEPS, 3, 2);
    int[] right = {0};
    try (Workers workers = new Workers(2);
        Autoencoder model = classifier(windows)) {
      Metrics metrics =
          new Evaluator(model, labels(split, windows), KEY, workers)
              .run(
                  Integer.MAX_VALUE,
                  (index, target, decoded, at) -> {
                    for (int m = 0; m < windows.count(); m++) {
                      int first = at + m * Bars.VALUES;
                      boolean named = true;
                      for (int c = 0; c < Bars.VALUES; c++) {
                        int meant = first + split.label(index);
                        named &= decoded[first + c] <= decoded[meant];
                      }
                      right[0] += named ? 1 : 0;
                    }
                  });
      assertEquals(right[0] / (double) (SAMPLES * windows.count()), accuracy(metrics), 1e-12);
      assertTrue(right[0] > 0 && right[0] < SAMPLES * windows.count(), right[0] + " right");
    }
  }

  @Test
  void whatIsNotAClassHasNoAccuracy() {
    try (Workers workers = new Workers(1);
        Autoencoder model = TinyModel.build()) {
      Evaluator evaluator = new Evaluator(model, batches(Bars.dataset(1, 5).test()), KEY, workers);
      assertNull(evaluator.run(5).accuracy());
    }
  }

  private static double accuracy(Metrics metrics) {
    return Optional.ofNullable(metrics.accuracy()).orElseThrow();
  }

  private static Autoencoder classifier(Windows windows) {
    return TinyModel.build(
        List.of(10), DecoderKind.LINEAR, Decoding.TIME, windows, Distortion.CLASS);
  }

  // As many classes as the decoder has outputs, of which two are ever meant.
  private static Batches labels(Dataset.Split split, Windows windows) {
    Input input = new Input.Coded(new RateEncoding());
    Target target = new Target.Label(Bars.VALUES);
    return new Batches(split, new Presentation(input, target, windows, 0), new Workers(1));
  }

  private static Batches batches(Dataset.Split split) {
    Presentation shown = Presentation.ofSignals(new RateEncoding(), TinyModel.STEPS);
    return new Batches(split, shown, new Workers(1));
  }

  /** Sums over samples that are run alone. */
  private static final class Naive {
    double distortion;
    double squares;
    double nats;
    double latentSpikes;
    double hiddenRate;
    final boolean[] active = new boolean[TinyModel.LATENTS];

    void add(Autoencoder model, Dataset.Split split, int index) {
      try (Workers workers = new Workers(1)) {
        Batch batch = batches(split).of(new int[] {index}, KEY.fold("input"));
        AutoencoderPass pass = new AutoencoderPass(model, 1, workers);
        float[] output = new float[Bars.VALUES];
        pass.reconstruct(batch, KEY.fold("latent"), output);
        for (int i = 0; i < Bars.VALUES; i++) {
          double y = batch.target()[i];
          double x = output[i];
          distortion -= y * Math.log(x) + (1 - y) * Math.log(1 - x);
          squares += (y - x) * (y - x);
        }
        nats += pass.encoding().rate(0);
        hiddenRate += pass.encoding().hiddenSpikeRate();
        SpikeBits latent = pass.encoding().latent(0);
        for (int n = 0; n < TinyModel.LATENTS; n++) {
          for (int t = 0; t < TinyModel.STEPS; t++) {
            latentSpikes += latent.get(t, n) ? 1 : 0;
            active[n] |= latent.get(t, n);
          }
        }
      }
    }

    double silentFraction() {
      double silent = 0;
      for (boolean fired : active) {
        silent += fired ? 0 : 1;
      }
      return silent / active.length;
    }
  }
}
