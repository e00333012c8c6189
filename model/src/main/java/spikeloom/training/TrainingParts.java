package spikeloom.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.decoder.OutputStart;
import spikeloom.encoder.lif.Feedback;
import spikeloom.evaluation.Evaluator;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.AutoencoderPass;
import spikeloom.learning.BackPropagation;
import spikeloom.learning.Batch;
import spikeloom.learning.BatchResult;
import spikeloom.learning.Batches;
import spikeloom.learning.LearningRateSchedule;
import spikeloom.learning.LearningRule;
import spikeloom.learning.Optimisers;
import spikeloom.learning.RuleParts;
import spikeloom.learning.RuleSettings;
import spikeloom.learning.ScoreFunction;
import spikeloom.learning.UpdateStep;
import spikeloom.learning.WarmUpSchedule;
import spikeloom.plan.FpttPlan;
import spikeloom.plan.PlanException;
import spikeloom.plan.RulePlan;
import spikeloom.plan.TrainingPlan;
import spikeloom.random.RandomKey;
import spikeloom.run.ReportSchedule;
import spikeloom.run.SavedCheckpoint;

/**
 * The parts of a training, built from its plan: batches, networks, optimisers, learning rule. Used
 * by {@link Trainer} and by benchmarks.
 */
public final class TrainingParts implements AutoCloseable {
  private static final int FITTED = 8; // samples that initial weights are adapted to

  private final TrainingPlan plan;
  private final Task task;
  private final Batches batches;
  private final Workers workers;
  private final Autoencoder model;
  private final Optimisers optimisers;
  private final LearningRule rule;
  private final ReportSchedule pace;
  private final LearningRateSchedule schedule;
  private final WarmUpSchedule warmUp;
  private final Optional<ParallelTraining> parallel;
  private final Optional<AutoencoderPass> shardPass;
  private int orderedEpoch;
  private int[] order;

  /** Creates the parts for {@code plan} with initial weights, and fits its gain. */
  public TrainingParts(TrainingPlan plan, Dataset dataset) {
    this(plan, dataset, ShardExecutor.here());
  }

  /**
   * The same.
   *
   * @param executors compute the shards of a plan with several workers
   */
  public TrainingParts(TrainingPlan plan, Dataset dataset, ShardExecutor.Provider executors) {
    MemoryEstimate memory = MemoryEstimate.of(plan, dataset);
    memory.require(MemoryLimits.ofThisProcess(memory.heap()));
    this.plan = InputGain.settle(plan, dataset);
    workers = new Workers(plan.threads());
    task = Task.of(plan, dataset);
    batches = task.training(trainingSplit(plan, dataset), workers);
    model = initialModel(this.plan, task);
    fit(model);
    optimisers = Optimisers.of(model, workers);
    boolean several = plan.optimiser().workers() > 1;
    shardPass = several ? Optional.of(shardPass()) : Optional.empty();
    rule = rule();
    pace = new ReportSchedule(batches.split().size(), plan.optimiser());
    schedule = new LearningRateSchedule(plan.optimiser().learningRate(), pace.steps());
    warmUp = new WarmUpSchedule(plan.objective().warmUp(), pace.steps());
    order = Streams.order(plan.seed(), orderedEpoch, pace.samples());
    parallel =
        several ? Optional.of(new ParallelTraining(this, executors.open(this))) : Optional.empty();
  }

  /** Bytes of the largest arrays of a training on the heap, estimated without creating them. */
  public static long estimatedBytes(TrainingPlan plan, Dataset dataset) {
    return MemoryEstimate.of(plan, dataset).heap();
  }

  private AutoencoderPass shardPass() {
    int samples = Math.min(plan.optimiser().batch(), batches.split().size());
    int shards = plan.optimiser().workers();
    PlanException.unless(
        samples >= shards,
        "%d workers need at least as many training samples, not %d",
        shards,
        samples);
    return new AutoencoderPass(model, ShardRound.largest(samples, shards), workers);
  }

  private LearningRule rule() {
    if (shardPass.isPresent()) {
      return new BackPropagation(shardPass.get(), optimisers);
    }
    int samples = Math.min(plan.optimiser().batch(), batches.split().size());
    return plan.rule().kind().create(new RuleParts(model, samples, optimisers, ruleSettings(plan)));
  }

  /** The settings of the learning rules in a plan. */
  static RuleSettings ruleSettings(TrainingPlan plan) {
    RulePlan r = plan.rule();
    Feedback feedback =
        switch (r.feedback()) {
          case SYMMETRIC -> new Feedback.Symmetric();
          case RANDOM -> new Feedback.Random(Streams.weights(plan.seed()).fold("feedback"));
        };
    return new RuleSettings(
        new ScoreFunction.Settings(feedback, r.baseline(), r.draws()), FpttPlan.settings(r));
  }

  private static Autoencoder initialModel(TrainingPlan plan, Task task) {
    WarmUp warmUp = new WarmUp(plan.threads());
    Autoencoder model = Models.initial(plan, task);
    warmUp.end();
    return model;
  }

  // A few samples have many positions; memory stays below that of a batch.
  private void fit(Autoencoder model) {
    boolean maps = plan.encoder().maps(Optional.empty()).present();
    Optional<OutputStart> start = model.decoder().outputStart();
    if (!maps && start.isEmpty()) {
      return;
    }
    int samples = Math.min(FITTED, Math.min(plan.optimiser().batch(), batches.split().size()));
    int[] some = batches.split().some(samples);
    Batch batch = batches.of(some, Streams.input(plan.seed(), 0));
    if (maps) {
      model.encoder().fit(batch.input(), workers);
    }
    start.ifPresent(it -> it.at(outputsForMean(batch.target(), model.decoder().outputs())));
  }

  // The outputs for the mean of some targets.
  private float[] outputsForMean(float[] targets, int outputs) {
    double[] sums = new double[outputs];
    for (int i = 0; i < targets.length; i++) {
      sums[i % outputs] += targets[i];
    }
    float[] values = new float[outputs];
    for (int v = 0; v < outputs; v++) {
      double mean = sums[v] * outputs / targets.length;
      values[v] = (float) plan.objective().distortion().outputFor(mean);
    }
    return values;
  }

  private static Dataset.Split trainingSplit(TrainingPlan plan, Dataset dataset) {
    Integer limit = plan.data().limit();
    return limit == null ? dataset.train() : dataset.train().limited(limit);
  }

  /** The plan with its gain. */
  public TrainingPlan plan() {
    return plan;
  }

  /** The task of the plan on the data set. */
  public Task task() {
    return task;
  }

  /** The workers shared by all parts. */
  public Workers workers() {
    return workers;
  }

  /** The networks. */
  public Autoencoder model() {
    return model;
  }

  /** Batches of an epoch; the last may be smaller. */
  public int batchesPerEpoch() {
    return pace.batches();
  }

  /** Batch {@code index} of an epoch, in the epoch's own order of samples. */
  public Batch batch(int epoch, int index) {
    return batches.of(samples(epoch, index), Streams.input(plan.seed(), epoch));
  }

  /** The samples of batch {@code index} of an epoch. */
  int[] samples(int epoch, int index) {
    if (epoch != orderedEpoch) {
      order = Streams.order(plan.seed(), epoch, pace.samples());
      orderedEpoch = epoch;
    }
    return pace.slice(order, index);
  }

  /** Steps from batch {@code index} of an epoch to the next exchange between workers. */
  int roundSteps(int index) {
    int every = plan.optimiser().every();
    return Math.min(every - index % every, pace.batches() - index);
  }

  /** Number of updates before batch {@code index} of an epoch. */
  long update(int epoch, int index) {
    return (long) epoch * pace.batches() + index;
  }

  /** The step size and rate weight of an update. */
  UpdateStep step(long update) {
    return new UpdateStep(schedule.at(update), warmUp.at(update));
  }

  /** Trains on batch {@code index} of an epoch, with the step size of the schedule. */
  public BatchResult train(int epoch, int index) {
    UpdateStep step = step(update(epoch, index));
    return rule.learn(batch(epoch, index), Streams.latent(plan.seed(), epoch), step);
  }

  /**
   * Trains on batch {@code index} of an epoch, and on those after it that belong to the same round
   * of several workers; returns the result of every step.
   */
  public List<BatchResult> trainRound(int epoch, int index) {
    return parallel
        .map(several -> several.train(epoch, index))
        .orElseGet(() -> List.of(train(epoch, index)));
  }

  /** Computes the gradient of a shard of the first batch of a round. */
  BatchResult shardGradient(ShardRound round, int shard, AutoencoderPass.Gradients into) {
    double share = step(update(round.epoch(), round.first())).rateShare();
    return shard(round, shard, 0)
        .map(batch -> shardPass.orElseThrow().gradient(batch, latents(round), share, into))
        .orElseGet(BatchResult::none);
  }

  /** Trains on a shard of a step of a round. */
  BatchResult trainShard(ShardRound round, int shard, int step) {
    UpdateStep strength = step(update(round.epoch(), round.first() + step));
    return shard(round, shard, step)
        .map(batch -> rule.learn(batch, latents(round), strength))
        .orElseGet(BatchResult::none);
  }

  private RandomKey latents(ShardRound round) {
    return Streams.latent(plan.seed(), round.epoch());
  }

  /** A shard of a batch; empty if it has no samples. */
  private Optional<Batch> shard(ShardRound round, int shard, int step) {
    int[] mine = round.shard(shard, samples(round.epoch(), round.first() + step));
    return mine.length == 0
        ? Optional.empty()
        : Optional.of(batches.of(mine, Streams.input(plan.seed(), round.epoch())));
  }

  /** Whether the gradients of the updates from now on are measured. */
  void measureGradients(boolean wanted) {
    // Workers that train by themselves have gradients of their own.
    boolean measured = wanted && !ShardArrays.averaged(plan);
    optimisers.all().forEach(optimiser -> optimiser.measure(measured));
  }

  /** The norms that were measured last, of every slice of parameters; none before the first. */
  Map<String, Double> gradientNorms() {
    Map<String, Double> norms = new LinkedHashMap<>();
    optimisers.all().forEach(optimiser -> norms.putAll(optimiser.gradientNorms()));
    return norms;
  }

  /** Starts training with the current parameters. */
  void begin() {
    rule.begin();
  }

  /** Ends an epoch. */
  void endEpoch() {
    rule.epochEnded();
  }

  /** Resumes from a checkpoint. */
  void restore(SavedCheckpoint checkpoint) {
    ModelState.restore(checkpoint, model, optimisers);
    ModelState.restore(checkpoint, rule.memory());
    long updates = checkpoint.position().step() * rule.updatesPerBatch();
    optimisers.all().forEach(optimiser -> optimiser.continueFrom(updates));
  }

  /** The state of the rule between batches, in addition to parameters and moments. */
  float[] ruleMemory() {
    return rule.memory();
  }

  /** An evaluator of samples of the data set. */
  Evaluator evaluator(Dataset.Split split) {
    return new Evaluator(
        model, task.batches(split, workers), Streams.evaluation(plan.seed()), workers);
  }

  /** The training batches. */
  Batches batches() {
    return batches;
  }

  Optimisers optimisers() {
    return optimisers;
  }

  ReportSchedule pace() {
    return pace;
  }

  @Override
  public void close() {
    parallel.ifPresent(ParallelTraining::close);
    model.close();
    workers.close();
  }
}
