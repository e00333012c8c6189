package spikeloom.training;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import spikeloom.dataset.Dataset;
import spikeloom.evaluation.Evaluator;
import spikeloom.evaluation.Metrics;
import spikeloom.file.DataException;
import spikeloom.learning.BatchResult;
import spikeloom.learning.Batches;
import spikeloom.objective.DirectedInformationBottleneck;

/**
 * The training loop: epochs of mini-batches, reports, checkpoints, and the final test. Nothing else
 * owns a loop. A run that was stopped or killed goes on from its last checkpoint to the same bits
 * as one that was not, given the same threads.
 */
public final class Trainer implements AutoCloseable {
  /** How a run ended. */
  public enum Outcome {
    /** At its end, with a summary. */
    FINISHED,
    /** Before its end, with a checkpoint. */
    STOPPED
  }

  private static final int GALLERY = 12;
  private static final double SECONDS_BETWEEN_SNAPSHOTS = 2;

  private final TrainingPlan plan;
  private final SplitRecord split;
  private final RunDirectory run;
  private final TrainingListener listener;
  private final TrainingControl control;

  private final TrainingParts parts;
  private final Gallery gallery;
  private final Pace pace;

  private Checkpoint.Position position = Checkpoint.Position.start();
  private Meter meter = new Meter(Meter.Sums.none());

  /** A trainer for the plan of {@code run}, at its initial weights. */
  public Trainer(
      Dataset dataset, RunDirectory run, TrainingListener listener, TrainingControl control) {
    parts = parts(run, dataset);
    plan = parts.plan();
    split = SplitRecord.of(dataset);
    run.settle(split);
    run.write(plan);
    this.run = run;
    this.listener = listener;
    this.control = control;
    pace = parts.pace();
    gallery =
        new Gallery(
            parts.model(),
            new Gallery.Choice(testBatches(), dataset.classNames(), GALLERY),
            Streams.evaluation(plan.seed()),
            parts.workers());
  }

  private static TrainingParts parts(RunDirectory run, Dataset dataset) {
    boolean possible = false;
    try {
      TrainingParts parts = new TrainingParts(run.plan(), dataset);
      possible = true;
      return parts;
    } finally {
      if (!possible) {
        run.withdraw();
      }
    }
  }

  private Batches testBatches() {
    return parts.task().batches(parts.task().dataset().test(), parts.workers());
  }

  /** Trains from where the run stands to its end, or until it is stopped. */
  public Outcome run() {
    restore();
    listener.started(plan, run.history());
    listener.snapshotTaken(snapshot());
    Stopwatch watch = new Stopwatch();
    while (position.epoch() < plan.optimiser().epochs()) {
      if (!runEpoch(watch)) {
        save();
        Progress progress = report(watch);
        run.log("stopped at step " + position.step());
        listener.stopped(progress);
        return Outcome.STOPPED;
      }
      save();
    }
    show();
    finish();
    return Outcome.FINISHED;
  }

  private boolean runEpoch(Stopwatch watch) {
    int epoch = position.epoch();
    for (int b = position.batch(); b < pace.batches(); b++) {
      watch.exclude(control.awaitRelease());
      if (control.stopped()) {
        return false;
      }
      boolean last = b == pace.batches() - 1 && epoch == plan.optimiser().epochs() - 1;
      boolean due = control.single() || watch.sinceSnapshot() > SECONDS_BETWEEN_SNAPSHOTS;
      boolean shown = due && !last; // the last one is shown with the result
      parts.measureGradients(shown || last);
      BatchResult result = parts.train(epoch, b);
      meter.add(result);
      position = position.after(result.samples(), watch.lap());
      if (pace.reportAfter(position.step())) {
        Progress progress = report(watch);
        run.metrics().append(progress, plan.data().steps() * plan.encoder().latent());
        listener.progressed(progress);
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
        plan.encoder().hasRate() ? DirectedInformationBottleneck.bits(mean.rate()) : Double.NaN,
        mean.latentSpikeRate(),
        mean.hiddenSpikeRate(),
        speed,
        position.step() == 0 ? 0 : left * position.seconds() / position.step());
  }

  private void restore() {
    Optional<Checkpoint> latest =
        run.latest(
            sentence -> {
              run.log(sentence);
              listener.noted(sentence);
            });
    latest.ifPresentOrElse(
        checkpoint -> {
          parts.restore(checkpoint);
          position = checkpoint.position();
          meter = new Meter(checkpoint.meter());
        },
        this::start);
    if (position.step() > 0) {
      for (String reason : run.changedNumbers()) {
        run.log(reason);
        listener.noted(reason);
      }
    }
    run.checkpoints().setAsideAfter(position.step());
    run.metrics().truncateAfter(position.step());
    run.layers().truncateAfter(position.step());
    run.log(position.step() == 0 ? "started" : "resumed at step " + position.step());
  }

  private void start() {
    String from = plan.encoder().startFrom();
    if (from != null) {
      try {
        StartingEncoder.copy(from, plan, parts.model(), listener::noted);
      } catch (RunException | DataException e) {
        run.withdraw(); // nothing was learned: the folder is free for a better plan
        throw e;
      }
    }
    parts.begin();
  }

  private void save() {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    ModelState.put("encoder", parts.encoderAdam(), arrays);
    ModelState.put("decoder", parts.decoderAdam(), arrays);
    ModelState.put(parts.ruleMemory(), arrays);
    run.checkpoints().save(new Checkpoint(position, meter.sums(), arrays));
  }

  private void finish() {
    Evaluator evaluator =
        new Evaluator(
            parts.model(), testBatches(), Streams.evaluation(plan.seed()), parts.workers());
    Metrics metrics = evaluator.run(Integer.MAX_VALUE);
    RunSummary summary =
        new RunSummary(
            metrics.distortion(),
            parts
                .task()
                .meanTargetDistortion(parts.batches().split(), plan.objective().distortion()),
            metrics.psnr(),
            metrics.accuracy(),
            plan.encoder().hasRate() ? metrics.rateBits() : null,
            metrics.latentSpikeRate(),
            metrics.silentFraction(),
            position.examples() / position.seconds(),
            parts.model().encoder().parameters().count(),
            parts.model().decoder().parameters().count(),
            plan.optimiser().epochs(),
            plan.seed(),
            plan.threads(),
            split.sha256(),
            Version.current());
    run.write(summary);
    run.log("finished: test distortion " + metrics.distortion());
    listener.finished(summary);
  }

  @Override
  public void close() {
    parts.close();
  }
}
