package spikeloom.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import spikeloom.dataset.Dataset;
import spikeloom.evaluation.Evaluator;
import spikeloom.evaluation.Metrics;
import spikeloom.file.DataException;
import spikeloom.learning.BatchResult;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.plan.PlanException;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.ArrayValues;
import spikeloom.run.Checkpoint;
import spikeloom.run.Computation;
import spikeloom.run.Progress;
import spikeloom.run.ReportSchedule;
import spikeloom.run.RunDirectory;
import spikeloom.run.RunSummary;
import spikeloom.run.RunningMeans;
import spikeloom.run.SavedCheckpoint;
import spikeloom.run.SplitRecord;
import spikeloom.run.ValidationPoint;

/**
 * The training loop: epochs of mini-batches, reports, checkpoints, and the final test. A stopped or
 * killed run is resumed from its last checkpoint with bit-identical results for the same number of
 * threads.
 */
public final class Trainer implements AutoCloseable {
  /** How a run ended. */
  public enum Outcome {
    /** At its end, with a summary. */
    FINISHED,
    /** Before its last step, with a checkpoint, because it was asked to. */
    STOPPED,
    /** At its share of the steps, with a checkpoint. */
    PAUSED,
    /** In the final evaluation, which resuming it repeats. */
    TRAINED
  }

  /** Samples of a point of the validation curve; the final metrics use the whole part. */
  private static final int VALIDATED = 1000;

  private static final double SECONDS_BETWEEN_SNAPSHOTS = 2;

  private final TrainingPlan plan;
  private final SplitRecord split;
  private final RunDirectory run;
  private final TrainingListener listener;
  private final TrainingControl control;
  private final TrainingParts parts;
  private final Gallery gallery;
  private final ReportSchedule pace;
  private Optional<Evaluator> validation; // empty without a validation part, and at the end
  private final EarlyStopping stopping;

  private Checkpoint.Position position = Checkpoint.Position.start();
  private RunningMeans meter = new RunningMeans(RunningMeans.Sums.none());
  private long limit = Long.MAX_VALUE; // it pauses after these steps

  /**
   * A trainer for the plan of {@code run}, at its initial weights.
   *
   * @throws CancellationException if the run is stopped before its networks are built
   */
  public Trainer(
      Dataset dataset, RunDirectory run, TrainingListener listener, TrainingControl control) {
    this(dataset, run, listener, control, ShardExecutor.here());
  }

  /** The same; {@code executors} compute the shards of a plan with several workers. */
  public Trainer(
      Dataset dataset,
      RunDirectory run,
      TrainingListener listener,
      TrainingControl control,
      ShardExecutor.Provider executors) {
    parts = parts(run, dataset, control, executors);
    plan = parts.plan();
    split = run.settle(dataset);
    run.write(plan);
    run.note(Computation.here());
    this.run = run;
    this.listener = listener;
    this.control = control;
    pace = parts.pace();
    validation =
        dataset.validation().size() == 0
            ? Optional.empty()
            : Optional.of(parts.evaluator(dataset.validation()));
    stopping = new EarlyStopping(plan.optimiser().patience());
    gallery =
        new Gallery(
            parts.model(),
            Gallery.Choice.of(parts.task(), parts.workers()),
            Streams.evaluation(plan.seed()),
            parts.workers());
  }

  private static TrainingParts parts(
      RunDirectory run,
      Dataset dataset,
      TrainingControl control,
      ShardExecutor.Provider executors) {
    boolean possible = false;
    try {
      control.requireRunning();
      PlanException.unless(
          run.plan().optimiser().patience() == null || dataset.validation().size() > 0,
          "patience needs a validation part: use --validation, or train all epochs");
      TrainingParts parts = new TrainingParts(run.plan(), dataset, executors);
      if (control.stopped()) {
        parts.close();
        control.requireRunning();
      }
      possible = true;
      return parts;
    } finally {
      if (!possible) {
        run.withdraw();
      }
    }
  }

  /** Trains from the current position to the end, or until it is stopped. */
  public Outcome run() {
    return run(1);
  }

  /** Trains to a share of the whole run's steps, in (0, 1], keeping its schedule; 1: to the end. */
  public Outcome run(double share) {
    limit = share < 1 ? Math.max(1, Math.round(share * pace.steps())) : Long.MAX_VALUE;
    restore();
    listener.started(plan, run.history(this::note));
    parts.task().dataset().notes().forEach(this::note);
    listener.snapshotTaken(snapshot());
    Stopwatch watch = new Stopwatch();
    while (position.epoch() < plan.optimiser().epochs() && !stopping.over()) {
      if (!runEpoch(watch)) {
        save();
        return left(watch);
      }
      judgeEpoch();
      watch.skip();
      save();
    }
    useBestEpoch();
    show();
    return finish(watch);
  }

  private Outcome left(Stopwatch watch) {
    run.log((control.stopped() ? "stopped" : "paused") + " at step " + position.step());
    if (!control.stopped()) {
      return Outcome.PAUSED;
    }
    listener.stopped(report(watch));
    return Outcome.STOPPED;
  }

  private boolean runEpoch(Stopwatch watch) {
    int epoch = position.epoch();
    while (position.batch() < pace.batches()) {
      watch.exclude(control.awaitRelease());
      if (control.stopped() || position.step() >= limit) {
        return false;
      }
      int end = position.batch() + parts.roundSteps(position.batch());
      boolean last = end == pace.batches() && epoch == plan.optimiser().epochs() - 1;
      // The last one is shown with the result.
      boolean shown =
          !last && (control.single() || watch.sinceSnapshot() > SECONDS_BETWEEN_SNAPSHOTS);
      parts.measureGradients(shown || last);
      long before = position.step();
      if (!trainRound(watch)) {
        return false;
      }
      if (pace.reportWithin(before, position.step())) {
        Progress progress = report(watch);
        run.metrics().append(progress, plan.data().steps() * plan.encoder().latent());
        listener.progressed(progress);
      }
      if (pace.validateWithin(before, position.step())) {
        validate();
        watch.skip();
      }
      if (shown) {
        show();
        watch.snapshotTaken();
      }
      if (watch.sinceCheckpoint() > 60 * plan.optimiser().checkpointMinutes()) {
        save();
        watch.checkpointTaken();
      }
    }
    parts.endEpoch();
    position = position.nextEpoch();
    return true;
  }

  /** One step, or those of several workers between two averages. */
  private boolean trainRound(Stopwatch watch) {
    List<BatchResult> results;
    try {
      results = parts.trainRound(position.epoch(), position.batch());
    } catch (CancellationException e) { // nothing has been changed yet
      if (!control.stopped()) {
        throw e;
      }
      return false;
    }
    double seconds = watch.lap() / results.size();
    for (BatchResult result : results) {
      meter.add(result);
      position = position.after(result.samples(), seconds);
    }
    return true;
  }

  private void judgeEpoch() {
    if (stopping.used() && validation.isPresent()) {
      double loss = ValidationLoss.of(validation.get().run(Integer.MAX_VALUE), parts.model());
      if (stopping.add(loss)) {
        run.best().save(new Checkpoint.State(position, meter.sums()), arrays());
      }
    }
  }

  private void useBestEpoch() {
    if (!stopping.used()) {
      return;
    }
    SavedCheckpoint best =
        run.best()
            .latest(this::note)
            .orElseThrow(
                () -> new RunException("The checkpoint of the best epoch is missing in " + run));
    ModelState.restoreParameters(best, parts.model());
    note(
        "the weights are those of epoch %d of %d, which has the smallest validation loss"
            .formatted(stopping.bestEpoch(), position.epoch()));
    save(); // what evaluation and export read
  }

  private void validate() {
    if (validation.isPresent()) {
      ValidationPoint point = ValidationPoint.of(position, validation.get().runSome(VALIDATED));
      run.validation().append(point);
      listener.validated(point);
    }
  }

  private void show() {
    Snapshot snapshot = snapshot();
    run.layers().append(snapshot.moment());
    listener.snapshotTaken(snapshot);
  }

  private Snapshot snapshot() {
    return gallery.take(position.step(), parts.gradientNorms());
  }

  private Progress report(Stopwatch watch) {
    BatchResult mean = meter.take();
    double speed = watch.speed(mean.samples());
    long left = pace.steps() - position.step();
    return new Progress(
        position.step(),
        pace.steps(),
        Math.min(position.epoch() + 1, plan.optimiser().epochs()),
        plan.optimiser().epochs(),
        position.examples(),
        mean.distortion(),
        plan.objective().distortion(),
        plan.hasRate() ? DirectedInformationBottleneck.bits(mean.rate()) : Double.NaN,
        mean.latentSpikeRate(),
        mean.hiddenSpikeRate(),
        speed,
        position.step() == 0 ? 0 : left * position.seconds() / position.step());
  }

  private void restore() {
    Optional<SavedCheckpoint> latest = run.latest(this::note);
    if (latest.isEmpty()) {
      run.requireUnreported();
    }
    latest.ifPresentOrElse(
        checkpoint -> {
          parts.restore(checkpoint);
          stopping.restore(checkpoint);
          position = checkpoint.position();
          meter = new RunningMeans(checkpoint.meter());
        },
        this::start);
    if (position.step() > 0) {
      run.changedNumbers().forEach(this::note);
    }
    run.checkpoints().setAsideAfter(position.step());
    run.metrics().truncateAfter(position.step());
    run.validation().truncateAfter(position.step());
    run.layers().truncateAfter(position.step());
    run.log(position.step() == 0 ? "started" : "resumed at step " + position.step());
  }

  private void note(String sentence) {
    run.log(sentence);
    listener.noted(sentence);
  }

  private void start() {
    String from = plan.encoder().startFrom();
    try {
      if (from != null) {
        StartingEncoder.copy(from, plan, parts.model(), listener::noted);
      }
      StartingNetwork.copy(plan.decoder(), parts.model().decoder());
    } catch (RunException | DataException e) {
      run.withdraw(); // nothing was trained: the folder can be used again
      throw e;
    }
    parts.begin();
    save(); // from here on a run can be resumed, and write errors are detected
  }

  private void save() {
    run.checkpoints().save(new Checkpoint.State(position, meter.sums()), arrays());
  }

  private Map<String, ArrayValues> arrays() {
    Map<String, ArrayValues> arrays = new LinkedHashMap<>();
    ModelState.put(parts.optimisers(), arrays);
    ModelState.put(parts.ruleMemory(), arrays);
    stopping.put(arrays);
    return arrays;
  }

  private Outcome finish(Stopwatch watch) {
    Optional<Metrics> validated;
    Metrics metrics;
    FinalEvaluation last = new FinalEvaluation(control, listener);
    try {
      validated = validation.map(last::run);
      validation = Optional.empty(); // the test evaluation needs the same memory
      metrics = last.run(parts.evaluator(parts.task().dataset().test()));
    } catch (CancellationException e) {
      run.log("stopped in the final evaluation, after all steps");
      listener.stopped(report(watch));
      return Outcome.TRAINED;
    }
    RunSummary summary =
        TrainingSummary.of(parts, position, split, new TrainingSummary.Results(metrics, validated));
    run.write(summary);
    run.log("finished: test distortion " + metrics.distortion());
    listener.finished(summary);
    return Outcome.FINISHED;
  }

  @Override
  public void close() {
    parts.close();
  }
}
