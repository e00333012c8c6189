package spikeloom.app.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import spikeloom.app.report.ResultDirectory;
import spikeloom.app.report.Table;
import spikeloom.encoder.LtcLayer;
import spikeloom.kernel.Workers;
import spikeloom.learning.FpttForm;
import spikeloom.learning.FpttSettings;
import spikeloom.learning.FpttWindows;
import spikeloom.neuron.LiquidTimeConstant;
import spikeloom.random.RandomKey;
import spikeloom.sequence.AddingSequences;
import spikeloom.sequence.SequenceLoss;
import spikeloom.sequence.SequenceNetwork;
import spikeloom.sequence.SequenceTraining;
import spikeloom.synthetic.AddingTask;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.Points;
import spikeloom.ui.chart.Reference;
import spikeloom.ui.figure.ExperimentFigures;

/**
 * The adding task: forward propagation through time against back-propagation through time, neurons
 * with liquid time constants against plain adaptive ones. Source: Yin, Corradi and Bohte, Nature
 * Machine Intelligence 2023, section "adding task".
 */
public final class AddingExperiment implements Experiment {
  static final int NEURONS = 128;
  static final int WINDOWS = 10;
  static final double LEARNING_RATE = 1e-3;
  private static final double LAST_RATE = 3e-4; // in the last quarter
  private static final int[] LENGTHS = {100, 200, 500, 1000};
  private static final int[] QUICK = {100};
  private static final int BATCH = 128;
  private static final int BATCHES = 800;
  private static final int QUICK_BATCHES = 200;
  private static final int TESTED = 1024;
  private static final double SOLVED = 0.01;

  /** What learns how. */
  record Arm(String method, String neuron, int steps) {
    String name() {
      return method + "_" + neuron + "_t" + steps;
    }
  }

  @Override
  public String name() {
    return "fptt-adding";
  }

  @Override
  public String title() {
    return "Adding task: forward propagation through time against back-propagation";
  }

  @Override
  public List<String> parts() {
    List<String> parts = new ArrayList<>();
    arms(LENGTHS).forEach(arm -> parts.add(arm.name()));
    return parts;
  }

  private static List<Arm> arms(int[] lengths) {
    List<Arm> arms = new ArrayList<>();
    for (int steps : lengths) {
      for (String neuron : List.of("ltc", "alif")) {
        for (String method : List.of("fptt", "bptt")) {
          arms.add(new Arm(method, neuron, steps));
        }
      }
    }
    return arms;
  }

  /** The network of the task; both kinds of neurons have as many. */
  static SequenceNetwork network(String neuron, RandomKey key) {
    boolean liquid = neuron.equals("ltc");
    return new SequenceNetwork(
        new SequenceNetwork.Structure(
            2,
            List.of(NEURONS),
            1,
            liquid ? LiquidTimeConstant.FIXED : LiquidTimeConstant.ADAPTIVE,
            liquid ? LtcLayer.Gates.LIQUID : LtcLayer.Gates.CONSTANT,
            SequenceNetwork.Readout.LINEAR,
            LtcLayer.Start.UNIFORM),
        key);
  }

  /** How FPTT learns it, in windows of {@code window} steps. */
  static SequenceTraining.Settings settings(int window) {
    return new SequenceTraining.Settings(
        window,
        new FpttSettings(FpttForm.MULTIPLIER, 0.5, 0.5, 1),
        FpttWindows.Emphasis.PUBLISHED,
        SequenceLoss.SQUARED,
        SequenceTraining.Descent.ADAM);
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    LabRequest request = lab.request();
    int[] lengths = request.effort().quick() ? QUICK : LENGTHS;
    long batches = request.effort().either(BATCHES, QUICK_BATCHES);
    results.say(
        """
        A sequence of values in [0, 1), two of them marked; the sum of the two is to be said at the
        end. Saying always 1 has a mean squared error of 0.167. One recurrent layer of %d spiking
        neurons: with liquid time constants and a fixed threshold of 0.5 (*ltc*), or plain adaptive
        ones (*alif*). *fptt* updates after each of %d windows of a sequence, the loss of window p
        weighted by (p + 1)/P, with multiplier and running average (alpha and beta 0.5); *bptt*
        updates once, after the whole sequence. Both: Adam with step size %s, %s in the last quarter,
        gradients clipped to norm 1, %,d batches of %d fresh sequences; errors on the same %,d test
        sequences.
        """
            .formatted(NEURONS, WINDOWS, LEARNING_RATE, LAST_RATE, batches, BATCH, TESTED));
    Map<Arm, SequenceRun.Result> done = new LinkedHashMap<>();
    for (Arm arm : arms(lengths)) {
      if (request.only().isEmpty() || request.only().contains(arm.name())) {
        done.put(arm, train(lab, arm, batches));
      }
    }
    report(done, results);
  }

  private static SequenceRun.Result train(Lab lab, Arm arm, long batches) {
    RandomKey key = RandomKey.ofSeed(lab.request().seed());
    AddingSequences learned = new AddingSequences(new AddingTask(key.fold("train"), arm.steps));
    AddingSequences tested = new AddingSequences(new AddingTask(key.fold("test"), arm.steps));
    SequenceTraining.Settings settings = settings(arm.steps / WINDOWS);
    try (Workers workers = new Workers(lab.request().threads())) {
      SequenceTraining training =
          new SequenceTraining(
              network(arm.neuron, key.fold("weights")),
              BATCH,
              arm.method.equals("fptt") ? settings : settings.through(arm.steps),
              workers);
      SequenceRun.Course course =
          new SequenceRun.Course(arm.name(), batches, BATCH, Math.max(1, batches / 40));
      return new SequenceRun(lab, course, training)
          .toTheEnd(
              batch -> training.learn(learned, numbers(batch), rate(batch, batches)),
              done -> training.evaluate(tested, TESTED, BATCH));
    }
  }

  private static double rate(long batch, long batches) {
    return 4 * batch < 3 * batches ? LEARNING_RATE : LAST_RATE;
  }

  private static int[] numbers(long batch) {
    int first = Math.toIntExact(batch * BATCH);
    return IntStream.range(first, first + BATCH).toArray();
  }

  private static void report(Map<Arm, SequenceRun.Result> done, ResultDirectory results) {
    Table table =
        new Table("arm", "steps", "mse", "least", "batches_below_0.01", "spike_rate", "examples_s");
    done.forEach(
        (arm, result) -> {
          results.metric("mse_" + arm.name(), result.last().score().loss());
          double least =
              result.curve().stream()
                  .mapToDouble(p -> p.score().loss())
                  .filter(Double::isFinite)
                  .min()
                  .orElse(Double.NaN);
          table.row(
              arm.method + " " + arm.neuron + (result.diverged() ? " (diverged)" : ""),
              arm.steps,
              result.last().score().loss(),
              least,
              firstSolved(result),
              result.last().score().spikeRate(),
              result.batches() * BATCH / result.seconds());
        });
    results.table(table);
    done.keySet().stream()
        .mapToInt(Arm::steps)
        .distinct()
        .forEach(steps -> figure(done, steps, results));
    judge(done, results);
  }

  private static String firstSolved(SequenceRun.Result result) {
    return result.curve().stream()
        .filter(p -> p.score().loss() < SOLVED)
        .findFirst()
        .map(p -> String.format(Locale.ROOT, "%.0f", p.examples() / BATCH))
        .orElse("-");
  }

  private static void figure(
      Map<Arm, SequenceRun.Result> done, int steps, ResultDirectory results) {
    List<Curve> curves = new ArrayList<>();
    done.forEach(
        (arm, result) -> {
          if (arm.steps == steps) {
            double[] x = result.curve().stream().mapToDouble(SequenceRun.Point::examples).toArray();
            double[] y = result.curve().stream().mapToDouble(p -> p.score().loss()).toArray();
            String label = arm.method + " " + arm.neuron;
            curves.add(Curve.of(label, new Points(x, y), Curve.Look.BAND, curves.size()));
          }
        });
    results.figure(
        "t" + steps,
        ExperimentFigures.curves(
            steps + " steps",
            Axis.linear("sequences learned from", ""),
            Axis.linear("squared error", "test").with(Axis.Scale.LOG),
            curves,
            List.of(Reference.horizontal(AddingTask.ERROR_OF_THE_MEAN, "the mean"))),
        "Mean squared error on test sequences of " + steps + " steps.");
  }

  // What was found where the published result is that only FPTT with liquid neurons gets there.
  private static void judge(Map<Arm, SequenceRun.Result> done, ResultDirectory results) {
    done.keySet().stream()
        .mapToInt(Arm::steps)
        .distinct()
        .forEach(
            steps -> {
              SequenceRun.Result fptt = done.get(new Arm("fptt", "ltc", steps));
              SequenceRun.Result bptt = done.get(new Arm("bptt", "ltc", steps));
              if (fptt != null && bptt != null) {
                results.say(
                    String.format(
                        Locale.ROOT,
                        "%d steps, liquid time constants: FPTT ends at %.4f (%s 0.01), BPTT %s (%s 0.01) after the same number of sequences.",
                        steps,
                        fptt.last().score().loss(),
                        below(fptt),
                        bptt.diverged()
                            ? "diverges"
                            : String.format(
                                Locale.ROOT, "ends at %.4f", bptt.last().score().loss()),
                        below(bptt)));
              }
            });
  }

  private static String below(SequenceRun.Result result) {
    return result.last().score().loss() < SOLVED ? "below" : "not below";
  }
}
