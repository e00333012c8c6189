package spikeloom.app.experiment;

import java.util.List;
import spikeloom.app.report.ResultDirectory;

/** A published experiment. */
public interface Experiment {
  /** Its name on the command line. */
  String name();

  /** What it shows, in a line. */
  String title();

  /** The parts that can be asked for one by one; none if it is done as a whole. */
  default List<String> parts() {
    return List.of();
  }

  /** Trains what it needs and writes down what came of it. */
  void run(Lab lab, ResultDirectory results);
}
