package spikeloom.training;

import java.util.function.Consumer;
import spikeloom.dataset.Dataset;
import spikeloom.encoding.Encodings;
import spikeloom.evaluation.Evaluator;
import spikeloom.kernel.Workers;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.Batches;

/** A run's networks at its last checkpoint, ready to be used. */
public final class TrainedModel implements AutoCloseable {
  private final TrainingPlan plan;
  private final Autoencoder model;
  private final Workers workers;
  private final Batches test;
  private final long step;

  private TrainedModel(TrainingPlan plan, Dataset dataset, Checkpoint checkpoint) {
    this.plan = plan;
    workers = new Workers(plan.threads());
    model = Models.initial(plan, dataset.shape());
    ModelState.restoreParameters(checkpoint, model);
    step = checkpoint.position().step();
    test =
        new Batches(
            dataset.test(), Encodings.named(plan.data().encoding()), plan.data().steps(), workers);
  }

  /**
   * Loads the last whole checkpoint of a run.
   *
   * @param dataset the plan's data set
   * @param threads workers to use
   * @param note is told of damaged checkpoints that were passed over
   * @throws RunException if there is no checkpoint
   */
  public static TrainedModel load(
      RunDirectory run, Dataset dataset, int threads, Consumer<String> note) {
    Checkpoint checkpoint =
        run.latest(note)
            .orElseThrow(
                () ->
                    new RunException(
                        run.path()
                            + " has no checkpoint yet: let the run reach one, or stop it, which makes one."));
    return new TrainedModel(run.plan().withThreads(threads), dataset, checkpoint);
  }

  /** The plan, with the threads that are used now. */
  public TrainingPlan plan() {
    return plan;
  }

  /** The networks. */
  public Autoencoder autoencoder() {
    return model;
  }

  /** An evaluation on the test split, with the spikes that the run's own final test drew. */
  public Evaluator evaluator() {
    return new Evaluator(model, test, Streams.evaluation(plan.seed()), workers);
  }

  /** What the model makes of {@code count} test samples spread over the classes. */
  public Snapshot snapshot(int count) {
    return new Gallery(model, test, count, Streams.evaluation(plan.seed()), workers).take(step);
  }

  @Override
  public void close() {
    model.close();
    workers.close();
  }
}
