package spikeloom.app.experiment;

import java.util.Map;
import spikeloom.app.report.ResultDirectory;

/** Runs an experiment to its end and writes its results. */
public final class ExperimentRun {
  private ExperimentRun() {}

  /**
   * Runs an experiment.
   *
   * @param command the command that repeats it
   * @return the summary
   * @throws Lab.Stopped if it was stopped
   */
  public static Map<String, Object> toTheEnd(
      Experiment experiment, Lab lab, ResultDirectory results, String command) {
    experiment.run(lab, results);
    LabRequest request = lab.request();
    return results.finish(
        new ResultDirectory.Origin(
            experiment.name(), experiment.title(), command, request.seed(), request.threads()),
        lab.seconds());
  }
}
