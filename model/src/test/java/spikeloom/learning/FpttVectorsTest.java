package spikeloom.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.neuron.GoldenVectors;
import spikeloom.neuron.LiquidTimeConstant.State;
import spikeloom.neuron.TestVectors;

/** The bookkeeping held against a run of the published programs, in double and in single. */
final class FpttVectorsTest {
  private static final double STATES = 1e-10;
  private static final double GRADIENTS = 1e-9;
  private static final double SINGLE = 2e-5; // of numbers up to 5, after three updates

  static List<Map.Entry<String, JsonNode>> runs() {
    List<Map.Entry<String, JsonNode>> runs = new ArrayList<>();
    GoldenVectors.read("fptt_toy.json").get("runs").fields().forEachRemaining(runs::add);
    assertEquals(7, runs.size(), "number of runs");
    return runs;
  }

  // Three, or the one of a window that is the whole sequence.
  private static List<JsonNode> updates(JsonNode run) {
    int windows = run.get("T").intValue() / run.get("K").intValue();
    return TestVectors.list(run.get("updates"), Math.min(3, windows));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void inDoubleEveryNumberOfEveryUpdateIsThePublishedOne(Map.Entry<String, JsonNode> named) {
    JsonNode run = named.getValue();
    FpttToy toy = new FpttToy(run);
    double[] start = FpttToy.flat(run.get("init"));
    double rate = run.get("lr").doubleValue();
    FpttInDouble fptt =
        new FpttInDouble(
            settings(run),
            start,
            adam(run) ? FpttInDouble.adam(rate, start.length) : FpttInDouble.descent(rate));
    for (JsonNode update : updates(run)) {
      double[] loss = {Double.NaN};
      Ends after = new Ends();
      fptt.learn(
          () -> {
            double[] gradient = gradient(toy, run, update, fptt.values);
            if (Double.isNaN(loss[0])) {
              loss[0] = toy.loss();
              after.keep(toy);
            }
            return gradient;
          });
      assertEquals(update.get("task_loss").doubleValue(), loss[0], STATES);
      requireNear(update, "grad_before_clip", fptt.gradient, GRADIENTS);
      if (update.get("grad_norm_before_clip").isNumber()) {
        assertEquals(
            update.get("grad_norm_before_clip").doubleValue(), fptt.norm, GRADIENTS, "norm");
      }
      requireNear(update, "params", fptt.values, STATES);
      if (settings(run).form() != FpttForm.NONE) {
        requireNear(update, "running_average", fptt.average, STATES);
        requireNear(update, "lam", fptt.multiplier, GRADIENTS);
      }
      after.requireNear(update, toy);
    }
  }

  /** The states after the first run over a window, at the parameters it began with. */
  private static final class Ends {
    private State[] ends = {};

    void keep(FpttToy toy) {
      ends = toy.ends();
    }

    void requireNear(JsonNode update, FpttToy toy) {
      for (int b = 0; b < ends.length; b++) {
        GoldenVectors.requireNear(update.get("state_u").get(b), ends[b].potential(), STATES, "u");
        GoldenVectors.requireNear(update.get("state_s").get(b), ends[b].spikes(), STATES, "s");
        GoldenVectors.requireNear(update.get("state_b").get(b), ends[b].adaptation(), STATES, "b");
      }
      toy.continueFrom(ends);
    }
  }

  @ParameterizedTest
  @MethodSource("runs")
  void inSingleParametersAveragesAndMultipliersAreThePublishedOnes(
      Map.Entry<String, JsonNode> named) {
    JsonNode run = named.getValue();
    FpttToy toy = new FpttToy(run);
    double[] start = FpttToy.flat(run.get("init"));
    try (Workers workers = new Workers(2)) {
      Parameters parameters = parameters(start);
      Optimiser optimiser =
          adam(run) ? new Adam(parameters, workers) : new GradientDescent(parameters);
      FpttOptimiser fptt = new FpttOptimiser(List.of(optimiser), settings(run), workers);
      for (JsonNode update : updates(run)) {
        Ends after = new Ends();
        double norm =
            fptt.learn(
                () -> {
                  double[] values = doubles(parameters.values(), 0, start.length);
                  double[] gradient = gradient(toy, run, update, values);
                  for (int i = 0; i < gradient.length; i++) {
                    optimiser.gradient()[Padding.LEAD + i] = (float) gradient[i];
                  }
                  if (after.ends.length == 0) {
                    after.keep(toy);
                  }
                },
                run.get("lr").doubleValue());
        toy.continueFrom(after.ends);
        if (update.get("grad_norm_before_clip").isNumber()) {
          assertEquals(update.get("grad_norm_before_clip").doubleValue(), norm, SINGLE, "norm");
        }
        requireNear(update, "params", doubles(parameters.values(), 0, start.length), SINGLE);
        if (settings(run).form() != FpttForm.NONE) {
          int length = parameters.length();
          float[] memory = fptt.memory();
          requireNear(update, "running_average", doubles(memory, 0, start.length), SINGLE);
          requireNear(update, "lam", doubles(memory, length, start.length), SINGLE);
        }
      }
    }
  }

  private static double[] gradient(FpttToy toy, JsonNode run, JsonNode update, double[] values) {
    FpttWindows windows = new FpttWindows(run.get("T").intValue(), run.get("K").intValue());
    int index = update.get("update").intValue();
    double weight = windows.weight(index, FpttWindows.Emphasis.PUBLISHED);
    assertEquals(update.get("task_weight").doubleValue(), weight, 1e-15);
    assertEquals(update.get("window").get(0).intValue(), windows.stepsOf(index).from());
    assertEquals(update.get("window").get(1).intValue(), windows.stepsOf(index).to());
    return toy.gradient(values, windows.stepsOf(index), weight);
  }

  private static boolean adam(JsonNode run) {
    return run.get("optimizer").textValue().equals("adam");
  }

  private static FpttSettings settings(JsonNode run) {
    FpttForm form =
        switch (run.get("form").textValue()) {
          case "code" -> FpttForm.MULTIPLIER;
          case "kag" -> FpttForm.TWO_PASS;
          default -> FpttForm.NONE;
        };
    double clip = run.get("clip").doubleValue();
    return new FpttSettings(
        form,
        run.get("alpha").doubleValue(),
        run.get("beta").doubleValue(),
        clip == 0 ? Double.POSITIVE_INFINITY : clip);
  }

  private static Parameters parameters(double[] start) {
    Parameters.Layout layout = new Parameters.Layout();
    layout.dense("all", 1, start.length);
    Parameters parameters = layout.build();
    for (int i = 0; i < start.length; i++) {
      parameters.values()[Padding.LEAD + i] = (float) start[i];
    }
    return parameters;
  }

  private static double[] doubles(float[] values, int at, int count) {
    double[] doubles = new double[count];
    for (int i = 0; i < count; i++) {
      doubles[i] = values[at + Padding.LEAD + i];
    }
    return doubles;
  }

  private static void requireNear(JsonNode update, String what, double[] actual, double near) {
    assertArrayEquals(FpttToy.flat(update.get(what)), actual, near, what);
  }
}
