package spikeloom.app.experiment.fptt;

import java.util.ArrayList;
import java.util.List;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.ValidationChoice;
import spikeloom.array.Workers;
import spikeloom.random.RandomKey;
import spikeloom.sequence.AddingSequences;
import spikeloom.sequence.SequenceTraining;
import spikeloom.sequence.Sequences;
import spikeloom.synthetic.AddingTask;

/**
 * Trains an arm of the adding task: chooses its step size on validation sequences, then trains with
 * every reported seed and evaluates the test sequences once, at the end of each training.
 */
final class AddingTraining {
  static final List<Double> STEP_SIZES = List.of(3e-4, 1e-3, 3e-3);

  /** Factor of the step size in the last quarter. */
  static final double LAST = 0.3;

  private static final int POINTS = 40;

  private final Lab lab;
  private final Size size;
  private final Source source;

  /**
   * The amount of training and evaluation.
   *
   * @param batches full batches of a reported training
   * @param curve validation sequences of a point of the curve
   * @param choice validation sequences for the choice of the step size
   * @param test test sequences
   */
  record Size(long batches, int curve, int choice, int test) {
    /** Full batches of a training for the choice of the step size. */
    long choiceBatches() {
      return Math.max(1, batches / 4);
    }
  }

  /** Source of sequences. */
  @FunctionalInterface
  interface Source {
    /** Returns a stream of sequences: {@code train}, {@code validation} or {@code test}. */
    Sequences of(String stream, RandomKey key, int steps);

    /** Streams without a common sequence. */
    static Sequences drawn(String stream, RandomKey key, int steps) {
      return new AddingSequences(new AddingTask(key.fold(stream), steps));
    }
  }

  /**
   * The result of an arm.
   *
   * @param step the choice of its step size
   * @param runs the training of every seed
   * @param test the test score of every seed
   */
  record Outcome(
      ValidationChoice<Double> step,
      List<SequenceRun.Result> runs,
      List<SequenceTraining.Score> test) {
    Outcome {
      runs = List.copyOf(runs);
      test = List.copyOf(test);
    }
  }

  AddingTraining(Lab lab, Size size, Source source) {
    this.lab = lab;
    this.size = size;
    this.source = source;
  }

  Outcome train(AddingArm arm, long[] seeds) {
    ValidationChoice<Double> choice =
        ValidationChoice.among(STEP_SIZES, step -> validationLoss(arm, step));
    List<SequenceRun.Result> runs = new ArrayList<>();
    List<SequenceTraining.Score> test = new ArrayList<>();
    for (long seed : seeds) {
      try (Workers workers = new Workers(lab.request().threads())) {
        One one =
            new One(new Start(arm, "seed", seed, choice.best()), size.batches, POINTS, workers);
        runs.add(one.train(size.curve));
        test.add(one.test());
      }
    }
    return new Outcome(choice, runs, test);
  }

  /** The seed of the choice; the reported seeds follow it. */
  long choiceSeed() {
    return lab.request().seed() - 1;
  }

  private double validationLoss(AddingArm arm, double step) {
    try (Workers workers = new Workers(lab.request().threads())) {
      Start start = new Start(arm, "choice-seed", choiceSeed(), step);
      return new One(start, size.choiceBatches(), 1, workers)
          .train(size.choice)
          .last()
          .score()
          .loss();
    }
  }

  private record Start(AddingArm arm, String purpose, long seed, double step) {
    String name() {
      return "%s-%s-%d-step-%s".formatted(arm.name(), purpose, seed, step);
    }
  }

  /** One training. */
  private final class One {
    private final AddingArm arm;
    private final double step;
    private final RandomKey key;
    private final long batches;
    private final SequenceTraining training;
    private final SequenceRun run;

    One(Start start, long full, int points, Workers workers) {
      arm = start.arm;
      step = start.step;
      key = RandomKey.ofSeed(start.seed);
      batches = full * arm.method().parts();
      training =
          new SequenceTraining(
              arm.network(key.fold("weights")), arm.method().largest(), arm.settings(), workers);
      long between = Math.max(1, batches / points);
      run =
          new SequenceRun(
              lab,
              new SequenceRun.Course(start.name(), batches, full * AddingArm.BATCH, between),
              training);
    }

    SequenceRun.Result train(int measured) {
      Sequences learned = source.of("train", key, arm.steps());
      Sequences held = source.of("validation", key, arm.steps());
      return run.toTheEnd(
          batch -> training.learn(learned, arm.method().sequences(batch), rate(batch)),
          () -> training.evaluate(held, measured, arm.method().largest()));
    }

    SequenceTraining.Score test() {
      Sequences held = source.of("test", key, arm.steps());
      return run.tested(() -> training.evaluate(held, size.test, arm.method().largest()));
    }

    private double rate(long batch) {
      return 4 * batch < 3 * batches ? step : LAST * step;
    }
  }
}
