package spikeloom.app.reproduce;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import spikeloom.app.experiment.Deadline;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.ExperimentRun;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.report.ResultDirectory;
import spikeloom.file.DataException;

/**
 * Runs the experiments of a paper one after the other, each in a folder of its own, and writes the
 * page after each. Finished experiments are not repeated, a stopped one is continued.
 */
public final class Reproduction {
  private final Paper paper;
  private final Request request;
  private final Function<String, Experiment> experiments;
  private final Lab.Trains trains;
  private final Consumer<String> talk;

  /**
   * A request.
   *
   * @param out folder of the experiments
   * @param page file of the page
   * @param quick whether only a short version is run
   * @param seed seed of the first trial
   * @param threads threads
   * @param dataDirectory folder of the data sets, or null for the default
   */
  public record Request(
      Path out, Path page, boolean quick, long seed, int threads, @Nullable Path dataDirectory) {}

  /** How a reproduction ended. */
  public enum Outcome {
    /** Every figure has been measured. */
    FINISHED,
    /** There was no time for all experiments; the same command continues. */
    STOPPED,
    /** Data of some experiments are missing. */
    INCOMPLETE
  }

  /** Creates a reproduction of a paper. */
  public Reproduction(
      Paper paper,
      Request request,
      Function<String, Experiment> experiments,
      Lab.Trains trains,
      Consumer<String> talk) {
    this.paper = paper;
    this.request = request;
    this.experiments = experiments;
    this.trains = trains;
    this.talk = talk;
  }

  /** Runs what has not been run, and writes the page. */
  public Outcome run() {
    Outcome outcome = Outcome.FINISHED;
    ResultFiles files = new ResultFiles(request.page());
    for (PaperStep step : paper.steps()) {
      Outcome one = run(step);
      files.write(measured());
      if (one == Outcome.STOPPED) {
        return one;
      }
      outcome = one == Outcome.INCOMPLETE ? one : outcome;
    }
    return outcome;
  }

  private Outcome run(PaperStep step) {
    String command = command(step);
    if (StepResult.in(folder(step), command).isPresent()) {
      talk.accept("%s is finished: %s".formatted(step.name(), folder(step)));
      return Outcome.FINISHED;
    }
    if (Deadline.passed()) {
      return Outcome.STOPPED;
    }
    talk.accept(command);
    LabRequest lab =
        new LabRequest(
            folder(step),
            new LabRequest.Effort(request.quick(), null, null),
            request.seed(),
            request.threads(),
            request.dataDirectory(),
            step.only());
    try {
      ExperimentRun.toTheEnd(
          experiments.apply(step.experiment()),
          new Lab(lab, trains, talk),
          new ResultDirectory(folder(step)),
          command);
    } catch (Lab.Stopped e) {
      return Outcome.STOPPED;
    } catch (DataException e) {
      talk.accept("%s is not measured: %s".formatted(step.name(), e.getMessage()));
      return Outcome.INCOMPLETE;
    }
    return Outcome.FINISHED;
  }

  private Path folder(PaperStep step) {
    return request.out().resolve(step.name());
  }

  private String command(PaperStep step) {
    return step.command(request.quick(), request.seed());
  }

  /** What has been measured until now. */
  public Reproduced measured() {
    List<Reproduced.Done> done = new ArrayList<>();
    for (PaperStep step : paper.steps()) {
      String command = command(step);
      done.add(
          new Reproduced.Done(
              step.name(),
              command,
              StepResult.in(folder(step), command).map(StepResult::run).orElse(null)));
    }
    List<Reproduced.Row> rows = new ArrayList<>();
    for (PaperRow row : paper.rows()) {
      rows.add(Reproduced.Row.of(row, values(row)));
    }
    return new Reproduced(
        paper.name(), paper.title(), paper.citation(), paper.source(), request.quick(), done, rows);
  }

  private List<Double> values(PaperRow row) {
    PaperStep step = paper.step(row.step());
    return StepResult.in(folder(step), command(step))
        .map(result -> result.values(row.metric()))
        .orElse(List.of());
  }
}
