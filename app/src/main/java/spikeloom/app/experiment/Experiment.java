package spikeloom.app.experiment;

import java.util.List;
import spikeloom.app.report.ResultDirectory;

/** A published experiment. */
public interface Experiment {
  /** Its name on the command line. */
  String name();

  /** Its title, in a line. */
  String title();

  /** The parts that can be run separately; empty if there are none. */
  default List<String> parts() {
    return List.of();
  }

  /** Trains the runs and writes the results. */
  void run(Lab lab, ResultDirectory results);
}
