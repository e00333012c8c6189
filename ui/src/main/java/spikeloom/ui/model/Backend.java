package spikeloom.ui.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import spikeloom.event.EventStream;
import spikeloom.export.ExportFormat;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunEdits;
import spikeloom.run.RunOverview;
import spikeloom.training.TrainingListener;
import spikeloom.training.TrainingRun;

/**
 * What the window needs of the program around it. Except for {@link #version} and {@link #unit},
 * all methods may take their time and are called on a background thread; what they throw carries a
 * sentence for the user.
 */
public interface Backend {
  /** Names of the data sets that a plan can name, the one without downloads first. */
  List<String> datasets();

  /** A directory for a new run of this plan; it does not exist yet. */
  Path newRunDirectory(TrainingPlan plan);

  /** Begins a run on a thread of its own. */
  TrainingRun start(TrainingPlan plan, Path out, TrainingListener listener);

  /** Goes on with a stopped run. */
  TrainingRun resume(Path runDirectory, TrainingListener listener);

  /** Changes settings of a run that is not running, see {@link RunEdits}; its plan from now on. */
  TrainingPlan change(Path runDirectory, Map<Setting, String> changes);

  /** Reads a run that is not running. */
  OpenedRun open(Path runDirectory);

  /** A sentence if the data of a run are not where they were; nothing if they are. */
  Optional<String> missingData(Path runDirectory);

  /**
   * Takes the data of a run from another place from now on.
   *
   * @param place the file or folder, or the data folder of a set that has a name
   */
  void locateData(Path runDirectory, Path place);

  /** Opens the trained model of a run to take it apart. */
  Explorer explore(Path runDirectory);

  /** Opens the data set of a plan to show its samples in any code. */
  CodeBench codes(TrainingPlan plan);

  /**
   * The runs in the folder of new runs, the newest first.
   *
   * @param warnings receives a sentence about every run that cannot be read
   */
  List<RunOverview> runs(Consumer<String> warnings);

  /** Reads the data set of a plan and says what is in it. */
  DataSummary describe(TrainingPlan plan);

  /** Reads an event recording into memory. */
  EventStream recording(Path file);

  /** Writes what a run has learned for other programs, reads it back and proves it. */
  Exported export(Path runDirectory, ExportFormat format, Path out);

  /** What of the processor computes, in two words. */
  String unit();

  /** The version of the product. */
  String version();
}
