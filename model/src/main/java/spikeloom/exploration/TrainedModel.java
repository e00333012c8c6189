package spikeloom.exploration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import spikeloom.array.Workers;
import spikeloom.dataset.ContentHash;
import spikeloom.dataset.Dataset;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.LatentFeatures;
import spikeloom.encoder.EncoderPass;
import spikeloom.evaluation.BinaryDecoding;
import spikeloom.evaluation.CausalDecoding;
import spikeloom.evaluation.EvaluationWatch;
import spikeloom.evaluation.Evaluator;
import spikeloom.evaluation.ImportanceBound;
import spikeloom.evaluation.PriorFit;
import spikeloom.evaluation.Robustness;
import spikeloom.evaluation.SpikeInformation;
import spikeloom.evaluation.anomaly.SampleScores;
import spikeloom.evaluation.energy.DecoderShape;
import spikeloom.evaluation.energy.OperationCounter;
import spikeloom.evaluation.neurobench.NeuroBenchCounter;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.SpikeKind;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.Batch;
import spikeloom.learning.Batches;
import spikeloom.plan.DecoderPlan;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.random.RandomKey;
import spikeloom.run.DataCheck;
import spikeloom.run.MeanComparison;
import spikeloom.run.RunDirectory;
import spikeloom.run.SavedCheckpoint;
import spikeloom.training.Gallery;
import spikeloom.training.ModelState;
import spikeloom.training.Models;
import spikeloom.training.Snapshot;
import spikeloom.training.Streams;
import spikeloom.training.Task;

/** A run's networks at its last checkpoint, ready to be used. */
public final class TrainedModel implements AutoCloseable {
  private final TrainingPlan plan;
  private final Task task;
  private final Autoencoder model;
  private final Workers workers;
  private final Batches test;
  private final long step;
  private final List<String> notes;
  private EvaluationWatch watch = EvaluationWatch.NONE;

  private TrainedModel(
      TrainingPlan plan, Dataset dataset, SavedCheckpoint checkpoint, List<String> notes) {
    this.plan = plan;
    this.notes = List.copyOf(notes);
    workers = new Workers(plan.threads());
    task = Task.of(plan, dataset);
    model = Models.initial(plan, task);
    ModelState.restoreParameters(checkpoint, model);
    step = checkpoint.position().step();
    test = task.batches(dataset.test(), workers);
  }

  /**
   * Loads the last complete checkpoint of a run and passes its {@link #notes} on.
   *
   * @param dataset the plan's data set
   * @param threads workers to use
   * @param note receives each note
   * @throws RunException if there is no checkpoint
   */
  public static TrainedModel load(
      RunDirectory run, Dataset dataset, int threads, Consumer<String> note) {
    TrainedModel loaded = load(run, dataset, threads);
    loaded.notes.forEach(note);
    return loaded;
  }

  /**
   * Loads the last complete checkpoint of a run.
   *
   * @param dataset the plan's data set
   * @param threads workers to use
   * @throws RunException if there is no checkpoint
   */
  public static TrainedModel load(RunDirectory run, Dataset dataset, int threads) {
    List<String> notes = new ArrayList<>();
    SavedCheckpoint checkpoint =
        run.latest(notes::add)
            .orElseThrow(
                () ->
                    new RunException(
                        run.path()
                            + " has no checkpoint yet: wait for one, or stop the run, which writes one."));
    DataCheck.of(run)
        .flatMap(check -> check.warning(dataset, ContentHash.Depth.QUICK))
        .ifPresent(notes::add);
    return new TrainedModel(run.plan().withThreads(threads), dataset, checkpoint, notes);
  }

  /**
   * Warnings from loading the model: damaged checkpoints that were skipped, samples that differ
   * from those of the run. Empty if there are none.
   */
  public List<String> notes() {
    return notes;
  }

  /** Makes all further evaluations report to {@code follower}, which can cancel them. */
  public void watch(EvaluationWatch follower) {
    watch = follower;
  }

  /** The plan, with the threads that are used now. */
  public TrainingPlan plan() {
    return plan;
  }

  /** Optimiser steps of its checkpoint. */
  public long step() {
    return step;
  }

  /** The task of the plan on the data set. */
  public Task task() {
    return task;
  }

  /** The workers of its threads. */
  public Workers workers() {
    return workers;
  }

  /** The networks. */
  public Autoencoder autoencoder() {
    return model;
  }

  /** Creates an evaluation on the test split, with the spikes of the run's final test. */
  public Evaluator evaluator() {
    return new Evaluator(model, test, Streams.evaluation(plan.seed()), workers).watchedBy(watch);
  }

  /**
   * Creates an evaluation on any other samples of the data set, for instance validation samples.
   */
  public Evaluator evaluator(Dataset.Split split) {
    return new Evaluator(
            model, task.batches(split, workers), Streams.evaluation(plan.seed()), workers)
        .watchedBy(watch);
  }

  /** What every sample of a split costs the model, a mean over so many draws of its spikes. */
  public SampleScores scores(Dataset.Split split, int draws) {
    return SampleScores.of(
        model,
        task.batches(split, workers),
        Streams.evaluation(plan.seed()),
        draws,
        workers,
        watch);
  }

  /**
   * Compares a distortion on the first test samples with that of predicting the mean of the
   * training samples; empty if targets are classes or change in time.
   *
   * @param distortion of the model on these samples
   * @param samples number of test samples, or more than there are for all
   */
  public Optional<MeanComparison> comparedWithMean(double distortion, int samples) {
    Integer limit = plan.data().limit();
    Dataset.Split train = task.dataset().train();
    return MeanComparison.of(
        distortion,
        task.meanTargetDistortion(
            limit == null ? train : train.limited(limit),
            task.dataset().test().first(samples),
            plan.objective().distortion()));
  }

  /** Creates a counter of the networks' operations, if they can be counted. */
  public Optional<OperationCounter> operationCounter() {
    DecoderPlan d = plan.decoder();
    LatentFeatures features = model.decoder().features();
    Optional<DecoderShape> decoder =
        d.kind() == DecoderKind.DECONV
            ? Optional.of(DecoderShape.of(features, Models.deconv(plan, features, task.shape())))
            : DecoderShape.of(d.kind(), features, d.hidden(), model.decoder().outputs());
    return model
        .encoder()
        .shape()
        .flatMap(
            encoder -> decoder.map(known -> new OperationCounter(encoder, known, model.windows())));
  }

  /**
   * Creates a counter of NeuroBench's metrics.
   *
   * @throws spikeloom.evaluation.EvaluationException if they are not defined for the model
   */
  public NeuroBenchCounter neuroBench() {
    return new NeuroBenchCounter(model, plan.decoder().kind(), plan.data().graded());
  }

  /** Creates a decoding of binary spikes, if the decoder was trained with graded ones. */
  public Optional<BinaryDecoding> binaryDecoding() {
    return model.decoder().features().detail().spikes() == SpikeKind.GRADED
        ? Optional.of(
            new BinaryDecoding(model, test, Streams.evaluation(plan.seed()), workers)
                .watchedBy(watch))
        : Optional.empty();
  }

  /**
   * Creates a measurement of the robustness of the decoder to disturbed spikes on the test split.
   *
   * @throws spikeloom.evaluation.EvaluationException if it is not defined for the model
   */
  public Robustness robustness() {
    return new Robustness(model, test, Streams.evaluation(plan.seed()), workers).watchedBy(watch);
  }

  /** Creates an estimate of the information of the latent spikes of the test split. */
  public SpikeInformation information() {
    return new SpikeInformation(model, test, Streams.evaluation(plan.seed()), workers)
        .watchedBy(watch);
  }

  /**
   * Creates a measurement of the importance-weighted bound on the test split.
   *
   * @throws spikeloom.evaluation.EvaluationException if it is not defined for the model
   */
  public ImportanceBound importanceBound() {
    return new ImportanceBound(model, test, Streams.evaluation(plan.seed()), workers)
        .watchedBy(watch);
  }

  /**
   * Creates a fit of priors to the encoder, on training samples. It ends by the validation part or,
   * without one, by the last tenth of the training samples, which is then left out.
   *
   * @throws spikeloom.evaluation.EvaluationException if the probabilities of the spikes are unknown
   */
  public PriorFit priorFit() {
    Integer limit = plan.data().limit();
    Dataset.Split all = task.dataset().train();
    Dataset.Split train = limit == null ? all : all.limited(limit);
    Dataset.Split held = task.dataset().validation();
    if (held.size() == 0) {
      int kept = Math.max(1, train.size() - Math.max(1, train.size() / 10));
      held = train.range(Math.min(kept, train.size() - 1), train.size());
      train = train.first(kept);
    }
    return new PriorFit(
        model,
        task.batches(train, workers),
        task.batches(held, workers),
        Streams.priorFit(plan.seed()),
        workers);
  }

  /** Creates a causal decoding of the test split. */
  public CausalDecoding causalDecoding() {
    Batches known = task.batches(task.dataset().train(), workers);
    return new CausalDecoding(model, known, test, Streams.evaluation(plan.seed()), workers)
        .watchedBy(watch);
  }

  /**
   * The latent spikes of a test sample, as in the run's final test.
   *
   * @param index its index in the test split
   */
  public SpikeBits latentSpikes(int index) {
    RandomKey key = Streams.evaluation(plan.seed());
    Batch batch = test.of(new int[] {index}, key.fold("input"));
    EncoderPass pass = model.encoder().pass(1, model.steps(), workers);
    pass.forward(batch.input(), key.fold("latent"), batch.identity());
    return pass.latent(0);
  }

  /** The outputs of the model for {@code count} test samples from all classes. */
  public Snapshot snapshot(int count) {
    return snapshot(test, Snapshot.Part.TEST, count);
  }

  /** The samples shown during training: from the validation part if there is one. */
  public Snapshot trainingSnapshot(int count) {
    Dataset.Split validation = task.dataset().validation();
    return validation.size() > 0
        ? snapshot(task.batches(validation, workers), Snapshot.Part.VALIDATION, count)
        : snapshot(count);
  }

  private Snapshot snapshot(Batches shown, Snapshot.Part part, int count) {
    return new Gallery(
            model,
            new Gallery.Choice(shown, task.dataset().classNames(), count, part),
            Streams.evaluation(plan.seed()),
            workers)
        .take(step, Map.of());
  }

  @Override
  public void close() {
    model.close();
    workers.close();
  }
}
