package spikeloom.evaluation.coding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.encoding.Encodings;
import spikeloom.encoding.SpikeEncoding;
import spikeloom.random.RandomKey;
import spikeloom.spike.Signal;
import spikeloom.spike.SpikeRaster;

final class LinearReconstructionTest {
  private static final RandomKey KEY = RandomKey.ofSeed(1);
  private static final Dataset STROKES = Catalog.strokes(1, 200, 50);

  private static double error(String code, int workers) {
    SpikeEncoding encoding = Encodings.named(code);
    int steps = encoding.steps(STROKES.shape()).orElse(10);
    try (Workers many = new Workers(workers)) {
      return LinearReconstruction.error(STROKES, encoding, steps, KEY, many);
    }
  }

  @Test
  void aCodeThatHasTheValuesIsReadBetterThanOneOfChance() {
    double direct = error("direct", 1);
    double rate = error("rate", 1);
    assertTrue(direct > 0 && direct < 0.5, "direct " + direct);
    assertTrue(rate > direct && rate < 1, "rate " + rate);
    assertEquals(direct, error("rows", 1), 1e-3, "the same values at other places");
    assertEquals(direct, error("permuted", 1), 1e-3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rate", "pixel-latency", "delta"})
  void theErrorIsTheSameForAnyNumberOfWorkers(String code) {
    assertEquals(error(code, 1), error(code, 3));
  }

  @Test
  void tooFewSamplesGiveNoError() {
    SpikeEncoding code = Encodings.named("latency");
    Dataset few = Catalog.strokes(1, 9, 5);
    assertTrue(Double.isNaN(LinearReconstruction.error(few, code, 10, KEY, new Workers(1))));
  }

  @Test
  void aRidgeThatIsSmallGoesThroughTheSamplesAndALargeOneStaysAtTheMean() {
    double[][] products = {{1, 0, 2}, {0, 9, 0}, {2, 0, 5}};
    RidgeRegression regression = new RidgeRegression(products);
    double[][] exact = regression.weights(products, 1e-9);
    double[][] shrunk = regression.weights(products, 1e9);
    double[] targets = {0.3, -0.1, -0.2}; // their mean is 0
    for (int o = 0; o < 3; o++) {
      double value = 0;
      for (int i = 0; i < 3; i++) {
        value += exact[o][i] * targets[i];
        assertEquals(0, shrunk[o][i], 1e-6);
      }
      assertEquals(targets[o], value, 1e-6);
    }
  }

  @Test
  void aSampleInACodeKnowsHowFarItsEstimateIsOff() {
    float[] values = new float[784];
    STROKES.test().copyTo(0, values, 0);
    Signal sample = new Signal(STROKES.shape(), values);
    SpikeRaster.Builder nothing = new SpikeRaster.Builder(30, 784);
    CodedSample coded =
        CodedSample.of(Encodings.named("latency"), sample, nothing.build(), Double.NaN);
    double squares = 0;
    double most = 0;
    for (float value : values) {
      squares += value * value / values.length;
      most = Math.max(most, value);
    }
    assertEquals(Math.sqrt(squares), coded.estimateError(), 1e-6);
    assertEquals(most, coded.worstError(), 1e-6);
    assertEquals(CodedSample.Events.BINARY, coded.events());
  }
}
