package spikeloom.app.reproduce;

import java.util.List;
import spikeloom.app.experiment.LabRequest;

/**
 * An experiment of a paper, or some parts of it.
 *
 * @param name its folder
 * @param experiment name of the experiment
 * @param only its parts; empty for all
 * @param hours that it takes on one thread, about
 * @param measured whether the hours were measured, and not estimated from the speed of shorter runs
 */
public record PaperStep(
    String name, String experiment, List<String> only, double hours, boolean measured) {
  public PaperStep {
    only = List.copyOf(only);
  }

  /** A whole experiment whose hours were measured. */
  static PaperStep measured(String experiment, double hours) {
    return new PaperStep(experiment, experiment, List.of(), hours, true);
  }

  /** A whole experiment whose hours are estimated. */
  static PaperStep estimated(String experiment, double hours) {
    return new PaperStep(experiment, experiment, List.of(), hours, false);
  }

  /** A part of an experiment in a folder of its own. */
  static PaperStep part(String experiment, String part, double hours, boolean measured) {
    return new PaperStep(nameOf(experiment, part), experiment, List.of(part), hours, measured);
  }

  /** The name of a part of an experiment. */
  static String nameOf(String experiment, String part) {
    return experiment + "-" + part;
  }

  /** The command that runs it. */
  public String command(boolean quick, long seed) {
    LabRequest.Effort effort = new LabRequest.Effort(quick, null, null);
    return LabRequest.command(experiment, effort, only, seed);
  }
}
