package spikeloom.encoder.ltc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.ltc.LtcLayer.Gates;
import spikeloom.encoder.ltc.LtcLayer.Recurrence;
import spikeloom.kernel.GradedEvents;
import spikeloom.kernel.VectorUnit;
import spikeloom.neuron.LiquidTimeConstant;
import spikeloom.neuron.LiquidTimeConstant.Adjoint;
import spikeloom.neuron.LiquidTimeConstant.Outside;
import spikeloom.neuron.LiquidTimeConstant.Response;
import spikeloom.neuron.LiquidTimeConstant.State;
import spikeloom.neuron.LiquidWeights;
import spikeloom.neuron.Surrogate;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

final class LtcWindowTest {
  private static final int INPUTS = 5;
  private static final int NEURONS = 37;
  private static final int SAMPLES = 5;
  private static final int ROOM = 6;
  private static final int STEPS = 8;

  static Stream<LtcLayer.Shape> shapes() {
    return Stream.of(
            LiquidTimeConstant.ADAPTIVE, LiquidTimeConstant.FIXED, LiquidTimeConstant.INTEGRATOR)
        .flatMap(
            neuron ->
                Stream.of(Recurrence.values())
                    .flatMap(
                        recurrence ->
                            Stream.of(Gates.values())
                                .map(gates -> shape(neuron, recurrence, gates))));
  }

  private static LtcLayer.Shape shape(
      LiquidTimeConstant neuron, Recurrence recurrence, Gates gates) {
    return new LtcLayer.Shape("layer", INPUTS, NEURONS, neuron, recurrence, gates);
  }

  /** A layer, its input and everything that it left. */
  private static final class Fixture {
    final LtcLayer layer;
    final double damping;
    final Parameters parameters;
    final double[][][] signal = new double[SAMPLES][STEPS][INPUTS];
    final double[][][] ofSpikes = new double[SAMPLES][STEPS][NEURONS];
    final double[][] ofPotential = new double[SAMPLES][NEURONS];

    Fixture(LtcLayer.Shape shape) {
      this(shape, 1);
    }

    Fixture(LtcLayer.Shape shape, double damping) {
      this.damping = damping;
      Parameters.Layout layout = new Parameters.Layout();
      layer = LtcLayer.of(shape, layout);
      parameters = layout.build();
      RandomKey key = RandomKey.ofSeed(11);
      layer.initialise(parameters, LtcLayer.Start.UNIFORM, key);
      FastRandom random = key.fold("signal").random();
      for (int b = 0; b < SAMPLES; b++) {
        for (int t = 0; t < STEPS; t++) {
          Arrays.setAll(signal[b][t], i -> (float) Math.max(0, 2 * random.nextGaussian()));
          Arrays.setAll(ofSpikes[b][t], n -> (float) random.nextGaussian());
        }
        Arrays.setAll(ofPotential[b], n -> (float) random.nextGaussian());
      }
    }

    private Rows dense(int from, int steps) {
      Rows rows = Rows.of(ROOM * steps, Padding.stride(INPUTS));
      for (int t = 0; t < steps; t++) {
        for (int b = 0; b < SAMPLES; b++) {
          for (int i = 0; i < INPUTS; i++) {
            rows.values()[rows.index(t * ROOM + b, i)] = (float) signal[b][from + t][i];
          }
        }
      }
      return rows;
    }

    LtcInput events() {
      GradedEvents events = new GradedEvents(ROOM * STEPS, INPUTS);
      events.list(dense(0, STEPS));
      return new LtcInput.Events(events);
    }

    LtcWindow window(LtcInput input, int steps, Workers workers) {
      LtcWindow.Parts parts =
          new LtcWindow.Parts(
              layer, parameters, input, new LtcFiring.Step(), Surrogate.MULTI_GAUSSIAN, damping);
      return new LtcWindow(parts, new LtcWindow.Room(ROOM, steps), workers);
    }

    // A layer whose spikes are this one's inputs.
    private static LtcWindow below() {
      Parameters.Layout layout = new Parameters.Layout();
      LtcLayer.Shape shape =
          new LtcLayer.Shape(
              "below",
              1,
              INPUTS,
              LiquidTimeConstant.FIXED,
              Recurrence.FEED_FORWARD,
              Gates.CONSTANT);
      LtcLayer other = LtcLayer.of(shape, layout);
      LtcInput nothing = new LtcInput.Dense(Rows.of(ROOM * STEPS, Padding.stride(1)));
      LtcWindow.Parts parts =
          new LtcWindow.Parts(
              other, layout.build(), nothing, new LtcFiring.Step(), Surrogate.MULTI_GAUSSIAN);
      return new LtcWindow(parts, new LtcWindow.Room(ROOM, STEPS), new Workers(1));
    }

    LtcWindow run(LtcInput input, Workers workers) {
      LtcWindow window = window(input, STEPS, workers);
      window.rest(SAMPLES);
      window.forward();
      return window;
    }

    Rows backward(LtcWindow window) {
      for (int b = 0; b < SAMPLES; b++) {
        for (int n = 0; n < NEURONS; n++) {
          for (int t = 0; t < STEPS; t++) {
            Rows outside = window.outside();
            outside.values()[outside.index(b * STEPS + t, n)] = (float) ofSpikes[b][t][n];
          }
        }
      }
      Rows last = window.finalPotentialAdjoint();
      for (int b = 0; b < SAMPLES; b++) {
        for (int n = 0; n < NEURONS; n++) {
          last.values()[last.index(b, n)] = (float) ofPotential[b][n];
        }
      }
      LtcWindow below = below();
      window.backward(below);
      return below.outside();
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void stepsAndGradientsAreThoseOfTheStandard(LtcLayer.Shape shape) {
    try (Workers workers = new Workers(1)) {
      Fixture fixture = new Fixture(shape);
      requireStandard(fixture, fixture.run(new LtcInput.Dense(fixture.dense(0, STEPS)), workers));
      requireStandard(fixture, fixture.run(fixture.events(), workers));
    }
  }

  @Test
  void aDampedSurrogateIsSmallerByItsFactor() {
    try (Workers workers = new Workers(1)) {
      Fixture fixture =
          new Fixture(shape(LiquidTimeConstant.ADAPTIVE, Recurrence.RECURRENT, Gates.LIQUID), 0.25);
      requireStandard(fixture, fixture.run(new LtcInput.Dense(fixture.dense(0, STEPS)), workers));
    }
  }

  private static void requireStandard(Fixture fixture, LtcWindow window) {
    LtcReference reference = new LtcReference(fixture.layer, fixture.parameters.values());
    LtcReference sums = new LtcReference(fixture.layer, new float[fixture.parameters.length()]);
    Response[] responses = new Response[SAMPLES];
    int spikes = 0;
    for (int b = 0; b < SAMPLES; b++) {
      responses[b] =
          reference.neuron.respond(
              reference.currents(fixture.signal[b]),
              reference.weights,
              State.zero(NEURONS),
              LiquidTimeConstant.STEP);
      for (int t = 0; t < STEPS; t++) {
        for (int n = 0; n < NEURONS; n++) {
          Rows fired = window.spikes();
          float spike = fired.values()[fired.index(t * ROOM + b, n)];
          assertEquals(responses[b].spikes()[t][n], spike, "spike of " + b + ", " + t + ", " + n);
          spikes += (int) spike;
          Rows v = window.step(t).potential();
          assertEquals(responses[b].potential()[t][n], v.values()[v.index(b, n)], 1e-5);
        }
      }
      double[] u = responses[b].after(STEPS).potential();
      for (int n = 0; n < NEURONS; n++) {
        Rows last = window.finalPotential();
        assertEquals(u[n], last.values()[last.index(b, n)], 1e-5);
      }
    }
    boolean silent = Double.isInfinite(reference.neuron.threshold());
    assertEquals(silent, spikes < 10, "spikes: " + spikes);
    Rows below = fixture.backward(window);
    float[] gradient = new float[fixture.parameters.length()];
    window.gradient(gradient);
    for (int b = 0; b < SAMPLES; b++) {
      Adjoint adjoint = adjoint(fixture, reference, responses[b], b);
      add(sums, adjoint, fixture.signal[b]);
      for (int t = 0; t < STEPS; t++) {
        for (int i = 0; i < INPUTS; i++) {
          double expected = 0;
          for (int n = 0; n < NEURONS; n++) {
            expected += reference.input[n][i] * adjoint.current()[t][n];
          }
          assertEquals(expected, below.values()[below.index(b * STEPS + t, i)], 2e-4);
        }
      }
    }
    LtcReference actual = new LtcReference(fixture.layer, gradient);
    requireEqual(sums.input, actual.input);
    requireEqual(sums.weights.recurrent(), actual.weights.recurrent());
    assertArrayEquals(sums.weights.bias(), actual.weights.bias(), 5e-4);
    requireEqual(sums.weights.membrane(), actual.weights.membrane());
    requireEqual(sums.weights.adaptation(), actual.weights.adaptation());
    requireZeroPadding(fixture.parameters, gradient);
  }

  private static Adjoint adjoint(
      Fixture fixture, LtcReference reference, Response response, int b) {
    double[][] slope = new double[STEPS][NEURONS];
    double[][] potential = new double[STEPS][NEURONS];
    potential[STEPS - 1] = fixture.ofPotential[b].clone();
    for (int t = 0; t < STEPS; t++) {
      double[] margin = response.margin()[t];
      Arrays.setAll(slope[t], n -> fixture.damping * Surrogate.MULTI_GAUSSIAN.at(margin[n]));
    }
    Outside outside = new Outside(fixture.ofSpikes[b], potential);
    return reference.neuron.adjoint(response, reference.weights, slope, outside);
  }

  private static void add(LtcReference sums, Adjoint adjoint, double[][] signal) {
    for (int t = 0; t < STEPS; t++) {
      for (int n = 0; n < NEURONS; n++) {
        for (int i = 0; i < INPUTS; i++) {
          sums.input[n][i] += adjoint.current()[t][n] * signal[t][i];
        }
      }
    }
    LiquidWeights more = adjoint.weights();
    add(sums.weights.recurrent(), more.recurrent());
    add(sums.weights.bias(), more.bias());
    add(sums.weights.membrane(), more.membrane());
    add(sums.weights.adaptation(), more.adaptation());
  }

  private static void add(LiquidWeights.Gate sum, LiquidWeights.Gate more) {
    add(sum.drive(), more.drive());
    add(sum.state(), more.state());
    add(sum.bias(), more.bias());
  }

  private static void add(double[][] sum, double[][] more) {
    for (int r = 0; r < sum.length && r < more.length; r++) {
      add(sum[r], more[r]);
    }
  }

  private static void add(double[] sum, double[] more) {
    Arrays.setAll(sum, i -> sum[i] + more[i]);
  }

  private static void requireEqual(LiquidWeights.Gate expected, LiquidWeights.Gate actual) {
    requireEqual(expected.drive(), actual.drive());
    requireEqual(expected.state(), actual.state());
    assertArrayEquals(expected.bias(), actual.bias(), 5e-4);
  }

  private static void requireEqual(double[][] expected, double[][] actual) {
    assertEquals(expected.length, actual.length);
    for (int r = 0; r < expected.length; r++) {
      assertArrayEquals(expected[r], actual[r], 5e-4);
    }
  }

  private static void requireZeroPadding(Parameters parameters, float[] gradient) {
    float[] rest = gradient.clone();
    for (Parameters.Slice slice : parameters.slices()) {
      for (int r = 0; r < slice.rows(); r++) {
        Arrays.fill(rest, slice.at(r, 0), slice.at(r, slice.columns()), 0f);
      }
    }
    assertArrayEquals(new float[rest.length], rest);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void windowsThatCarryTheStateAreOneLongRun(LtcLayer.Shape shape) {
    try (Workers workers = new Workers(1)) {
      Fixture fixture = new Fixture(shape);
      LtcWindow whole = fixture.run(new LtcInput.Dense(fixture.dense(0, STEPS)), workers);
      Rows signal = fixture.dense(0, 2);
      LtcWindow window = fixture.window(new LtcInput.Dense(signal), 2, workers);
      window.rest(SAMPLES);
      for (int from = 0; from < STEPS; from += 2) {
        Rows next = fixture.dense(from, 2);
        System.arraycopy(next.values(), 0, signal.values(), 0, next.values().length);
        if (from > 0) {
          window.continueStream();
        }
        window.forward();
      }
      Rows last = window.finalPotential();
      Rows expected = whole.finalPotential();
      for (int b = 0; b < SAMPLES; b++) {
        for (int n = 0; n < NEURONS; n++) {
          assertEquals(
              expected.values()[expected.index(b, n)], last.values()[last.index(b, n)], 0f);
        }
      }
    }
  }

  @Test
  void theNumberOfWorkersMakesNoDifferenceToAnyBit() {
    LtcLayer.Shape shape = shape(LiquidTimeConstant.ADAPTIVE, Recurrence.RECURRENT, Gates.LIQUID);
    requireZeroPadding(new Fixture(shape).parameters, gradient(shape, 1));
    assertArrayEquals(gradient(shape, 1), gradient(shape, 2));
    assertArrayEquals(gradient(shape, 1), gradient(shape, 3));
  }

  private static float[] gradient(LtcLayer.Shape shape, int threads) {
    try (Workers workers = new Workers(threads)) {
      Fixture fixture = new Fixture(shape);
      LtcWindow window = fixture.run(new LtcInput.Dense(fixture.dense(0, STEPS)), workers);
      fixture.backward(window);
      float[] gradient = new float[fixture.parameters.length()];
      Arrays.fill(gradient, Padding.LEAD, gradient.length, 7f); // of what was there before
      window.gradient(gradient);
      return gradient;
    }
  }

  @Test
  void aStateThatIsCarriedIsAConstantToTheGradient() {
    LtcLayer.Shape shape = shape(LiquidTimeConstant.FIXED, Recurrence.RECURRENT, Gates.LIQUID);
    try (Workers workers = new Workers(1)) {
      Fixture fixture = new Fixture(shape);
      Rows signal = fixture.dense(0, 1);
      LtcWindow window = fixture.window(new LtcInput.Dense(signal), 1, workers);
      window.rest(SAMPLES);
      window.forward();
      window.continueStream();
      Rows next = fixture.dense(1, 1);
      System.arraycopy(next.values(), 0, signal.values(), 0, next.values().length);
      window.forward();
      Rows last = window.finalPotentialAdjoint();
      Arrays.fill(last.values(), last.at(), last.index(SAMPLES, 0), 0f);
      last.values()[last.index(0, 0)] = 1;
      window.backward();
      float[] gradient = new float[fixture.parameters.length()];
      window.gradient(gradient);
      LtcReference reference = new LtcReference(fixture.layer, fixture.parameters.values());
      double[][] current = reference.currents(fixture.signal[0]);
      State before =
          reference
              .neuron
              .respond(
                  new double[][] {current[0]},
                  reference.weights,
                  State.zero(NEURONS),
                  LiquidTimeConstant.STEP)
              .after(1);
      Response response =
          reference.neuron.respond(
              new double[][] {current[1]}, reference.weights, before, LiquidTimeConstant.STEP);
      double[][] slope = new double[1][NEURONS];
      Arrays.setAll(slope[0], n -> Surrogate.MULTI_GAUSSIAN.at(response.margin()[0][n]));
      Outside outside = new Outside(new double[1][NEURONS], new double[1][NEURONS]);
      outside.potential()[0][0] = 1;
      Adjoint adjoint = reference.neuron.adjoint(response, reference.weights, slope, outside);
      LtcReference actual = new LtcReference(fixture.layer, gradient);
      requireEqual(adjoint.weights().recurrent(), actual.weights.recurrent());
      requireEqual(adjoint.weights().membrane(), actual.weights.membrane());
    }
  }

  @Test
  void aWindowOfOneStepAllocatesNothing() {
    // Vectors are objects until the JIT compiler removes them, which is not up to a window.
    assumeFalse(VectorUnit.PRESENT, "measured with plain loops");
    LtcLayer.Shape shape = shape(LiquidTimeConstant.ADAPTIVE, Recurrence.RECURRENT, Gates.LIQUID);
    try (Workers workers = new Workers(1)) {
      Fixture fixture = new Fixture(shape);
      LtcWindow window = fixture.window(new LtcInput.Dense(fixture.dense(0, 1)), 1, workers);
      float[] gradient = new float[fixture.parameters.length()];
      window.rest(SAMPLES);
      ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long least = Long.MAX_VALUE;
      // Until the JIT compiler has had its turn, which can take seconds beside other tests.
      long deadline = System.nanoTime() + 30_000_000_000L;
      while (least > 400 && System.nanoTime() < deadline) {
        long before = thread.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int t = 0; t < 400; t++) {
          window.forward();
          window.finalPotentialAdjoint();
          window.backward();
          window.gradient(gradient);
          window.continueStream();
        }
        long after = thread.getThreadAllocatedBytes(Thread.currentThread().getId());
        least = Math.min(least, after - before);
      }
      assertTrue(least < 400, least + " bytes in 400 steps");
    }
  }

  @Test
  void theBuffersOfAWindowGrowWithItsStepsAndHoldNothingElse() {
    LtcLayer.Shape shape = shape(LiquidTimeConstant.ADAPTIVE, Recurrence.RECURRENT, Gates.LIQUID);
    Fixture fixture = new Fixture(shape);
    try (Workers workers = new Workers(1)) {
      LtcInput input = new LtcInput.Dense(fixture.dense(0, STEPS));
      long ten = fixture.window(input, 10, workers).bytes();
      long twenty = fixture.window(input, 20, workers).bytes();
      long thirty = fixture.window(input, 30, workers).bytes();
      int row = ROOM * Padding.stride(NEURONS) * Float.BYTES;
      // Drive, gates, potential, three states and the gradient of the spikes; then the scratch.
      assertEquals(8 * 10 * row, twenty - ten, 10 * 6 * 2 * 40 * Float.BYTES);
      assertEquals(thirty - twenty, twenty - ten, 8 * 128 * 64 * Float.BYTES);
      assertEquals(ten, fixture.window(input, 10, workers).bytes());
    }
  }
}
