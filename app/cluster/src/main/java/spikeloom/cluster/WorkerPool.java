package spikeloom.cluster;

import java.util.ArrayDeque;
import java.util.Deque;
import spikeloom.dataset.ContentHash;
import spikeloom.dataset.Dataset;
import spikeloom.plan.PlanJson;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.sweep.PlanDatasets;
import spikeloom.training.ShardWorker;
import spikeloom.training.TrainingParts;

/** The workers of an executor for the current training; a task borrows one that is free. */
final class WorkerPool {
  private static final Deque<Lease> FREE = new ArrayDeque<>();
  private static String current = "";

  private WorkerPool() {}

  /** A worker in use by one task. */
  record Lease(String job, TrainingParts parts, ShardWorker worker) implements AutoCloseable {
    /** Gives it back. */
    @Override
    public void close() {
      giveBack(this);
    }
  }

  /**
   * Borrows a worker; builds one if all are in use.
   *
   * @throws RunException if this machine has other samples than the driver
   */
  static Lease borrow(ShardJob job) {
    synchronized (FREE) {
      if (!current.equals(job.id())) {
        FREE.forEach(lease -> lease.parts().close());
        FREE.clear();
        current = job.id();
      }
      if (!FREE.isEmpty()) {
        return FREE.pop();
      }
    }
    TrainingPlan plan = PlanJson.read(job.plan(), "the plan of the training");
    Dataset dataset = new PlanDatasets(sentence -> {}).apply(plan);
    if (!samples(dataset).equals(job.samples())) {
      throw new RunException(
          "An executor has other samples of %s than this machine: give a data folder that all machines share with --data-dir."
              .formatted(plan.data().name()));
    }
    TrainingParts parts = new TrainingParts(plan, dataset);
    return new Lease(job.id(), parts, new ShardWorker(parts));
  }

  private static void giveBack(Lease lease) {
    synchronized (FREE) {
      if (lease.job().equals(current)) {
        FREE.push(lease);
        return;
      }
    }
    lease.parts().close();
  }

  /** Hashes of the samples of a data set, as text. */
  static String samples(Dataset dataset) {
    return dataset.splitHash() + ContentHash.of(dataset, ContentHash.Depth.RECORDED);
  }
}
