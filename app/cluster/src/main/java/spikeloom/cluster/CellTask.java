package spikeloom.cluster;

import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import spikeloom.file.UserException;
import spikeloom.run.Progress;
import spikeloom.sweep.CellTraining;
import spikeloom.sweep.PlanDatasets;
import spikeloom.training.TrainingControl;
import spikeloom.training.TrainingListener;

/**
 * Trains or resumes a cell on an executor. Another attempt after the loss of an executor resumes
 * the run from its last checkpoint.
 */
final class CellTask implements Function<CellJob, CellReply> {
  private static final long serialVersionUID = 1L;

  @Override
  public CellReply call(CellJob job) {
    Optional<String> difference = job.kind().difference();
    if (difference.isPresent()) {
      return new CellReply(null, difference.get());
    }
    TrainingControl control = new TrainingControl();
    TrainingListener listener = new StopWithTask(TaskContext.get(), control);
    try {
      CellTraining training = new CellTraining(new PlanDatasets(sentence -> {}));
      return new CellReply(training.train(job.cell(), listener, control), null);
    } catch (UserException e) {
      return new CellReply(null, job.name() + ": " + e.getMessage());
    }
  }

  /** Stops the training with a checkpoint when Spark cancels its task. */
  private record StopWithTask(TaskContext task, TrainingControl control)
      implements TrainingListener {
    @Override
    public void progressed(Progress progress) {
      if (task.isInterrupted()) {
        control.stop();
      }
    }
  }
}
