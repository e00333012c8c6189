package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.random.FastRandom;

/** Both implementations of every kernel, on the same input. */
final class VectorsAndPlainLoopsTest {
  private static final int AT = 32;
  private static final float GUARD = 42f;

  @Test
  void thePropertyDecidesWhichOfThemRuns() {
    boolean off = "off".equals(System.getProperty("spikeloom.vectors"));
    assertEquals(!off, VectorUnit.PRESENT);
    assertEquals(off, VectorUnit.describe().startsWith("none (plain loops"));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 33", "13, 7", "97, 31", "64, 32", "31, 65", "5, 127", "40, 300"})
  void currentsAreTheSameToTheBit(int channels, int neurons) {
    FastRandom random = new FastRandom(channels * 3000L + neurons);
    float[] scratch = new float[EventProduct.SCRATCH];
    for (int steps : SpikePatterns.STEPS) {
      for (double density : SpikePatterns.DENSITIES) {
        SpikeBits bits = SpikePatterns.random(steps, channels, density, random);
        Rows weights = Dyadic.matrix(AT, channels, neurons, Padding.stride(neurons), random);
        StepEvents events = new StepEvents(steps, channels);
        events.list(bits, weights.stride());
        Range all = new Range(0, weights.width());
        for (Accumulation before : Accumulation.values()) {
          Rows vectors = guarded(steps, weights.stride());
          Rows plain = guarded(steps, weights.stride());
          VectorEventProduct.narrowCurrents(weights, events, before, vectors, scratch, all);
          PlainEventProduct.currents(weights, events, before, plain, scratch, all);
          assertArrayEquals(vectors.values(), plain.values(), "density " + density);
          if (before == Accumulation.NOTHING) {
            VectorEventProduct.currents(weights, events, vectors, scratch, all);
            assertArrayEquals(vectors.values(), plain.values(), "density " + density);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 33", "13, 7", "97, 31", "64, 32", "31, 65", "5, 127"})
  void gradientsOfWeightsAreTheSameToTheBit(int channels, int neurons) {
    FastRandom random = new FastRandom(channels * 4000L + neurons);
    int stride = Padding.stride(neurons);
    float[] scratch = new float[EventProduct.SCRATCH];
    float[] table = new float[BitProduct.TABLE];
    int[] list = IntStream.range(0, channels).toArray();
    Range some = new Range(channels / 3, channels);
    Range columns = new Range(stride - Padding.FLOATS, stride);
    for (int steps = 1; steps <= 32; steps++) {
      for (double density : SpikePatterns.DENSITIES) {
        BitWords bits = SpikePatterns.random(steps, channels, density, random).words(0, 0);
        Rows adjoint = Dyadic.matrix(AT, steps, neurons, stride, random);
        Rows vectors = guarded(channels, stride);
        Rows plain = guarded(channels, stride);
        VectorEventGradient.add(bits, steps, list, some, adjoint, vectors, columns, scratch);
        PlainEventGradient.add(bits, list, some, adjoint, plain, columns);
        assertArrayEquals(vectors.values(), plain.values(), "spikes at density " + density);
        for (Accumulation before : Accumulation.values()) {
          VectorBitProduct.sums(table, bits, list, some, adjoint, steps, before, vectors, columns);
          PlainBitProduct.sums(bits, list, some, adjoint, before, plain, columns);
          assertArrayEquals(vectors.values(), plain.values(), "bits at density " + density);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "5, 3, 31",
    "6, 7, 32",
    "7, 13, 33",
    "12, 37, 65",
    "13, 5, 97",
    "2, 9, 257"
  })
  void denseProductsAreTheSameToTheBit(int rows, int inner, int columns) {
    FastRandom random = new FastRandom(rows);
    Rows left = Dyadic.matrix(AT, rows, inner, Padding.stride(inner), random);
    Rows right = Dyadic.matrix(AT, inner, columns, Padding.stride(columns), random);
    Rows vectors = guarded(rows, right.stride() + 32);
    Rows plain = guarded(rows, right.stride() + 32);
    Range some = new Range(rows / 3, rows);
    VectorDenseProduct.multiply(left, some, inner, right, vectors);
    PlainDenseProduct.multiply(left, some, inner, right, plain);
    assertArrayEquals(vectors.values(), plain.values());
  }

  @ParameterizedTest
  @CsvSource({"1, 4, 3", "5, 16, 24", "7, 9, 40", "8, 32, 64", "14, 24, 3", "16, 48, 33"})
  void productsOfPatchesAreTheSame(int positions, int run, int channels) {
    FastRandom random = new FastRandom(positions);
    Rows left = Dyadic.matrix(AT, positions + 2, run, run, random);
    Rows right = Dyadic.matrix(AT, 2 * run, channels, Padding.stride(channels), random);
    Rows bias = Dyadic.matrix(AT, 1, channels, Padding.stride(channels), random);
    int step = (channels + 15) / 16 * 16;
    PatchProduct.Grid grid = new PatchProduct.Grid(1, positions, 0, run, 0, step);
    PatchProduct product =
        new PatchProduct(new int[] {0, 2 * run}, new int[] {0, run}, run, grid, channels, 0f);
    float[] vectors = new float[positions * step];
    float[] plain = new float[positions * step];
    float[] x = left.values();
    VectorPatchProduct.multiply(product, x, left.at(), right, bias, vectors, 0);
    PlainPatchProduct.multiply(product, x, left.at(), right, bias, plain, 0);
    int[] places = new int[positions];
    int[] adjoints = new int[positions];
    Arrays.setAll(places, k -> k * run);
    Arrays.setAll(adjoints, k -> k * step);
    PatchGradient gradient = new PatchGradient(places, adjoints, step, channels);
    float[] input = Dyadic.matrix(0, positions + 8, run, run, random).values();
    float[] vectorSums = new float[PatchGradient.BLOCK * step];
    float[] plainSums = new float[PatchGradient.BLOCK * step];
    VectorPatchGradient.add(gradient, input, 0, plain, 0, vectorSums, 0);
    PlainPatchGradient.add(gradient, input, 0, plain, 0, plainSums, 0);
    for (int i = 0; i < vectors.length; i++) {
      assertEquals(i % step < channels ? plain[i] : vectors[i], vectors[i]);
    }
    for (int i = 0; i < vectorSums.length; i++) {
      assertEquals(i % step < channels ? plainSums[i] : vectorSums[i], vectorSums[i], 1e-4f);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "30, 37", "33, 64", "70, 131"})
  void layersOfLeakyNeuronsAgreeToRounding(int steps, int neurons) {
    FastRandom random = new FastRandom(steps);
    int stride = Padding.stride(neurons);
    LifScan scan = new LifScan(0.85, 0.9, 0.65, 1.3, 0.15, 0.4);
    Rows bias = Rows.of(1, stride);
    Rows vectors = gaussian(steps, stride, random);
    Rows plain = LifScanTest.copy(vectors);
    SpikeBits vectorSpikes = SpikePatterns.random(steps, neurons, 1, random);
    SpikeBits plainSpikes = SpikePatterns.random(steps, neurons, 1, random);
    Rows vectorState = LifScan.state(stride);
    Rows plainState = LifScan.state(stride);
    VectorLifScan.forward(scan, vectors, bias, vectorSpikes, vectorState);
    PlainLifScan.forward(scan, plain, bias, plainSpikes, plainState);
    // A margin as near to 0 as rounding could turn it does not occur with these seeds.
    assertArrayEquals(vectorSpikes.words, plainSpikes.words);
    assertArrayEquals(vectors.values(), plain.values(), 1e-5f, "margins");
    assertArrayEquals(vectorState.values(), plainState.values(), 1e-5f, "state");

    Rows slope = gaussian(steps, stride, random);
    Rows vectorAdjoint = gaussian(steps, stride, random);
    Rows plainAdjoint = LifScanTest.copy(vectorAdjoint);
    Rows vectorBias = guarded(1, stride);
    Rows plainBias = guarded(1, stride);
    scaleToAtMostOne(slope.values());
    VectorLifScan.backward(scan, slope, vectorAdjoint, steps, vectorBias);
    PlainLifScan.backward(scan, slope, plainAdjoint, steps, plainBias);
    requireClose(vectorAdjoint.values(), plainAdjoint.values(), "adjoint");
    requireClose(vectorBias.values(), plainBias.values(), "gradient of the bias");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, STRAIGHT_THROUGH",
    "30, 37, STRAIGHT_THROUGH",
    "33, 64, STRAIGHT_THROUGH",
    "70, 131, STRAIGHT_THROUGH",
    "30, 37, SECOND_ORDER",
    "70, 131, SECOND_ORDER"
  })
  void stochasticLayersDrawTheSameSpikesAndAgreeToRounding(
      int steps, int neurons, SpikeEstimator estimator) {
    FastRandom random = new FastRandom(steps);
    int stride = Padding.stride(neurons);
    ReadoutScan scan = new ReadoutScan(0.9, 0.65, 1.5, 0.2, estimator);
    Rows bias = gaussian(1, stride, random);
    Rows feedback = gaussian(1, stride, random);
    Rows vectors = gaussian(steps, stride, random);
    Rows plain = LifScanTest.copy(vectors);
    Rows vectorDraws = Rows.of(steps, stride);
    for (int i = 0; i < vectorDraws.values().length; i++) {
      vectorDraws.values()[i] = i == 0 ? 0 : random.nextFloat();
    }
    Rows plainDraws = LifScanTest.copy(vectorDraws);
    SpikeBits vectorSpikes = SpikePatterns.random(steps, neurons, 1, random);
    SpikeBits plainSpikes = SpikePatterns.random(steps, neurons, 1, random);
    double vectorRate =
        VectorReadoutScan.forward(
            scan, vectors, bias, feedback, vectorDraws, vectorSpikes, ReadoutScan.state(stride));
    double plainRate =
        PlainReadoutScan.forward(
            scan, plain, bias, feedback, plainDraws, plainSpikes, ReadoutScan.state(stride));
    assertEquals(vectorRate, plainRate, 1e-6 * steps * neurons, "rate");
    assertArrayEquals(vectorSpikes.words, plainSpikes.words);

    Rows outside = gaussian(steps, stride, random);
    Rows vectorAdjoint = LifScanTest.copy(outside);
    Rows plainAdjoint = LifScanTest.copy(outside);
    Rows vectorBias = guarded(1, stride);
    Rows plainBias = guarded(1, stride);
    Rows vectorFeedback = guarded(1, stride);
    Rows plainFeedback = guarded(1, stride);
    ReadoutScan.Scratch scratch = ReadoutScan.Scratch.of(steps, stride);
    ReadoutScan.Scratch plainScratch = ReadoutScan.Scratch.of(steps, stride);
    Rows state = scratch.state();
    Rows plainState = plainScratch.state();
    Rows reference = gaussian(steps, stride, random);
    VectorReadoutScan.backward(
        scan,
        new ReadoutScan.Draws(vectors, reference, vectorSpikes),
        0.3f,
        feedback,
        new ReadoutScan.Gradients(vectorAdjoint, vectorBias, vectorFeedback),
        scratch);
    PlainReadoutScan.backward(
        scan,
        new ReadoutScan.Draws(plain, reference, plainSpikes),
        0.3f,
        feedback,
        new ReadoutScan.Gradients(plainAdjoint, plainBias, plainFeedback),
        plainScratch);
    requireClose(
        Arrays.copyOfRange(state.values(), state.index(2, 0), state.index(2, neurons)),
        Arrays.copyOfRange(plainState.values(), state.index(2, 0), state.index(2, neurons)),
        "what the spikes before the first step are multiplied with");
    for (int t = 0; t < steps; t++) {
      int at = vectors.index(t, 0);
      float[] expected = Arrays.copyOfRange(vectors.values(), at, at + neurons);
      float[] actual = Arrays.copyOfRange(plain.values(), at, at + neurons);
      requireClose(expected, actual, "log-odds at step " + t);
    }
    requireClose(vectorAdjoint.values(), plainAdjoint.values(), "adjoint");
    requireClose(vectorBias.values(), plainBias.values(), "gradient of the bias");
    requireClose(vectorFeedback.values(), plainFeedback.values(), "gradient of the feedback");
  }

  @Test
  void crossEntropiesAgreeToRoundingForEveryLength() {
    FastRandom random = new FastRandom(5);
    for (int values : new int[] {1, 2, 31, 32, 33, 511, 512, 513, 784, 1100}) {
      float[] vectors = gaussian(1, values, random).values();
      vectors[20 % vectors.length] = 1e4f;
      float[] target = gaussian(1, values, random).values();
      scaleToAtMostOne(target);
      float[] plain = vectors.clone();
      int at = Padding.LEAD;
      double vectorLoss = VectorCrossEntropy.lossAndGradient(vectors, at, target, at, values, 0.7f);
      double plainLoss = PlainCrossEntropy.lossAndGradient(plain, at, target, at, values, 0.7f);
      assertEquals(vectorLoss, plainLoss, 1e-6 * (values + Math.abs(vectorLoss)), "loss");
      assertArrayEquals(vectors, plain, 3e-7f, "gradient of " + values + " values");
    }
  }

  @Test
  void exponentialsOfASoftmaxAgreeToRounding() {
    FastRandom random = new FastRandom(12);
    for (int classes : new int[] {1, 2, 15, 16, 17, 33, 210}) {
      float[] vectors = gaussian(1, Padding.LEAD + classes + 1, random).values();
      int at = Padding.LEAD;
      float most = Float.NEGATIVE_INFINITY;
      for (int i = at; i < at + classes; i++) {
        vectors[i] *= i % 7 == 0 ? 1e3f : 3;
        most = Math.max(most, vectors[i]);
      }
      float[] plain = vectors.clone();
      double vectorSum = VectorSoftmaxCrossEntropy.exponentials(vectors, at, classes, most);
      double plainSum = SoftmaxCrossEntropy.exponentials(plain, at, classes, most);
      assertEquals(plainSum, vectorSum, 1e-6 * plainSum, "sum of " + classes);
      assertArrayEquals(plain, vectors, 5e-7f, "powers of " + classes);
    }
  }

  @Test
  void updatesAgreeToRoundingAndStayInTheirRange() {
    FastRandom random = new FastRandom(6);
    for (int count : new int[] {1, 7, 16, 33, 100}) {
      Rows vectors = gaussian(3, count + 5, random);
      Rows plain = LifScanTest.copy(vectors);
      Rows vectorFirst = Rows.of(3, count + 5);
      Rows plainFirst = Rows.of(3, count + 5);
      Rows vectorSecond = Rows.of(3, count + 5);
      Rows plainSecond = Rows.of(3, count + 5);
      int from = 17;
      for (int n = 1; n <= 5; n++) {
        AdamUpdate update = new AdamUpdate(0.9, 0.999, 1e-8, 0.01, n);
        float[] g = gaussian(1, count, random).values();
        assertTrue(
            VectorAdamUpdate.apply(
                update,
                vectors.values(),
                g,
                Padding.LEAD,
                vectorFirst.values(),
                vectorSecond.values(),
                from,
                from + count));
        assertTrue(
            PlainAdamUpdate.apply(
                update,
                plain.values(),
                g,
                Padding.LEAD,
                plainFirst.values(),
                plainSecond.values(),
                from,
                from + count));
        requireClose(vectors.values(), plain.values(), "values");
        requireClose(vectorFirst.values(), plainFirst.values(), "first moments");
        requireClose(vectorSecond.values(), plainSecond.values(), "second moments");
      }
    }
  }

  private static Rows guarded(int rows, int stride) {
    Rows matrix = new Rows(new float[AT + rows * stride + AT], AT, stride);
    Arrays.fill(matrix.values(), GUARD);
    return matrix;
  }

  private static Rows gaussian(int rows, int stride, FastRandom random) {
    Rows matrix = Rows.of(rows, stride);
    for (int i = matrix.at(); i < matrix.values().length; i++) {
      matrix.values()[i] = (float) random.nextGaussian();
    }
    return matrix;
  }

  private static void scaleToAtMostOne(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 / (1 + Math.abs(values[i]));
    }
  }

  private static void requireClose(float[] expected, float[] actual, String what) {
    float size = 1e-30f;
    for (float value : expected) {
      size = Math.max(size, Math.abs(value));
    }
    assertArrayEquals(expected, actual, 2e-5f * size, what);
  }
}
