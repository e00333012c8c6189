package spikeloom.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import spikeloom.array.NumericException;
import spikeloom.dataset.Dataset;
import spikeloom.evaluation.Metrics;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;
import spikeloom.run.RunInUseException;
import spikeloom.run.RunMarks;
import spikeloom.run.RungFile;
import spikeloom.training.Trainer;
import spikeloom.training.TrainingControl;
import spikeloom.training.TrainingListener;
import spikeloom.training.ValidationLoss;

/**
 * Trains or resumes one cell in this process. The run directory is locked meanwhile. It may be
 * called again at any time, also after the process was killed: at most the time since the last
 * checkpoint is lost, and the result has the same bits.
 */
public final class CellTraining {
  private final Function<TrainingPlan, Dataset> data;

  /**
   * Trains on the data sets that {@code data} opens.
   *
   * @param data usually {@link PlanDatasets}
   */
  public CellTraining(Function<TrainingPlan, Dataset> data) {
    this.data = data;
  }

  /**
   * Trains a cell to its share of the steps, unless that has been done.
   *
   * @param listener receives the events of the training
   * @param control stops the training; may be shared by many cells
   * @throws RunException if the directory holds another plan, or cannot be written
   */
  public CellOutcome train(Cell cell, TrainingListener listener, TrainingControl control) {
    Optional<CellOutcome> known = known(cell);
    if (known.isPresent()) {
      return known.get();
    }
    if (control.stopped()) {
      return CellOutcome.STOPPED;
    }
    try (RunDirectory run = open(cell)) {
      Optional<CellOutcome> meanwhile = known(cell);
      return meanwhile.isPresent() ? meanwhile.get() : work(run, cell, listener, control);
    } catch (RunInUseException e) {
      return CellOutcome.IN_USE;
    }
  }

  /**
   * The outcome of a cell as its run directory shows it; empty if there is work left.
   *
   * @throws RunException if the directory holds another plan
   */
  public static Optional<CellOutcome> known(Cell cell) {
    Path path = cell.run();
    if (!isRun(path)) {
      return Optional.empty();
    }
    SamePlan.require(path, cell.plan());
    RunDirectory run = RunDirectory.openToRead(path);
    if (RunMarks.diverged(run).isPresent()) {
      return Optional.of(CellOutcome.DIVERGED);
    }
    boolean reached = cell.share() < 1 && RungFile.of(run).at(cell.share()).isPresent();
    return reached || run.finished() ? Optional.of(CellOutcome.DONE) : Optional.empty();
  }

  private static boolean isRun(Path path) {
    return Files.exists(path.resolve("plan.json"));
  }

  private static RunDirectory open(Cell cell) {
    if (isRun(cell.run())) {
      return RunDirectory.openToWrite(cell.run());
    }
    try {
      return RunDirectory.create(cell.run(), cell.plan());
    } catch (RunInUseException e) {
      throw e;
    } catch (RunException e) {
      if (!isRun(cell.run())) {
        throw e;
      }
      return RunDirectory.openToWrite(cell.run()); // another process created and left it meanwhile
    }
  }

  private CellOutcome work(
      RunDirectory run, Cell cell, TrainingListener listener, TrainingControl control) {
    Dataset dataset = data.apply(cell.plan());
    try {
      Trainer.Outcome outcome = trained(run, cell, dataset, listener, control);
      return switch (outcome) {
        case FINISHED, PAUSED -> {
          if (cell.share() < 1) {
            addRung(run, cell, dataset);
          }
          yield CellOutcome.DONE;
        }
        case TRAINED, STOPPED -> CellOutcome.STOPPED;
      };
    } catch (NumericException e) {
      RunMarks.diverged(run, String.valueOf(e.getMessage()));
      listener.failed(String.valueOf(e.getMessage()));
      return CellOutcome.DIVERGED;
    } catch (CancellationException e) {
      listener.cancelled();
      return CellOutcome.STOPPED;
    }
  }

  private static Trainer.Outcome trained(
      RunDirectory run,
      Cell cell,
      Dataset dataset,
      TrainingListener listener,
      TrainingControl control) {
    try (Trainer trainer = new Trainer(dataset, run, listener, control)) {
      return trainer.run(cell.share());
    }
  }

  private static void addRung(RunDirectory run, Cell cell, Dataset dataset) {
    try (TrainedModel model = TrainedModel.load(run, dataset, cell.plan().threads())) {
      Metrics metrics = model.evaluator(dataset.validation()).run(Integer.MAX_VALUE);
      double loss = ValidationLoss.of(metrics, model.autoencoder());
      NumericException.requireFinite("validation samples", loss);
      RungFile.of(run)
          .add(
              new RungFile.Rung(
                  model.step(), cell.share(), metrics.distortion(), metrics.rateBits(), loss));
    }
  }
}
