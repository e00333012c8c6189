package spikeloom.ui.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spikeloom.event.EventStream;
import spikeloom.export.ExportFormat;
import spikeloom.export.ExportReport;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunEdits;
import spikeloom.training.TrainingListener;
import spikeloom.training.TrainingRun;

/**
 * The services that the window uses. All methods except {@link #version}, {@link #unit}, {@link
 * #dataSets} and {@link #sampleModels} may take long and are called on a background thread; their
 * exceptions carry a message for the user.
 */
public interface Backend extends RunStore {
  /** Names of the data sets that a plan can name, the one without downloads first. */
  List<String> datasets();

  /** The data sets that have names, where they are, and their downloads. */
  DataSets dataSets();

  /** A directory in the folder of runs for a new run of this plan; it does not exist yet. */
  Path newRunDirectory(TrainingPlan plan);

  /** Starts a run on its own thread. */
  TrainingRun start(TrainingPlan plan, Path out, TrainingListener listener);

  /** Resumes a stopped run. */
  TrainingRun resume(Path runDirectory, TrainingListener listener);

  /** Changes settings of a stopped run, see {@link RunEdits}; returns its new plan. */
  TrainingPlan change(Path runDirectory, Map<Setting, String> changes);

  /** Reads a run that is not running. */
  OpenedRun open(Path runDirectory);

  /** Returns a message if the data of a run are missing; else empty. */
  Optional<String> missingData(Path runDirectory);

  /**
   * Sets a new path for the data of a run.
   *
   * @param place the file or folder, or the data folder of a set that has a name
   */
  void locateData(Path runDirectory, Path place);

  /** Opens the trained model of a run for exploration. */
  Explorer explore(Path runDirectory);

  /** The trained models that ship with the program; the first one is for the first window. */
  List<SampleModel> sampleModels();

  /** Opens the data set of a plan to show its samples in any code. */
  SampleCoder codes(TrainingPlan plan);

  /** Reads the data set of a plan and describes it. */
  DataSummary describe(TrainingPlan plan);

  /** Reads an event recording into memory. */
  EventStream recording(Path file);

  /** Exports a trained run for other programs and verifies the file by reading it back. */
  Exported export(Path runDirectory, ExportFormat format, Path out);

  /** Returns the name of the compute unit, such as 256-bit vectors. */
  String unit();

  /** The version of the product. */
  String version();

  /**
   * A model that was exported.
   *
   * @param report where it is, and how it was verified
   * @param notes warnings from loading the model, empty if there are none
   */
  record Exported(ExportReport report, List<String> notes) {
    /** Copies its list. */
    public Exported {
      notes = List.copyOf(notes);
    }
  }
}
