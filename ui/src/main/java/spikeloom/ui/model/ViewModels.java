package spikeloom.ui.model;

import java.util.List;
import java.util.concurrent.Executor;

/**
 * The view models of a window beside the plan and the run.
 *
 * @param samples trained models that ship with the program
 * @param runs lists runs
 * @param tasks labels, renames and removes runs
 * @param sets lists and downloads known data sets
 * @param data describes data sets
 * @param encode shows samples in codes
 * @param explore explores a trained model
 * @param compare compares runs
 * @param export writes models for other programs
 */
public record ViewModels(
    List<SampleModel> samples,
    RunsModel runs,
    RunTasks tasks,
    SetsModel sets,
    DataModel data,
    EncodeModel encode,
    ExploreModel explore,
    CompareModel compare,
    ExportModel export) {

  /** Copies its list. */
  public ViewModels {
    samples = List.copyOf(samples);
  }

  /** Creates the models with their background threads. */
  public static ViewModels of(Backend backend, Executor background, Executor windowThread) {
    RunsModel runs = new RunsModel(backend, background, windowThread);
    return new ViewModels(
        backend.sampleModels(),
        runs,
        new RunTasks(backend, runs, background, windowThread),
        new SetsModel(backend.dataSets(), background, windowThread),
        new DataModel(backend::describe, backend::recording, background, windowThread),
        new EncodeModel(backend::codes, background, windowThread),
        new ExploreModel(backend::explore, background, windowThread),
        new CompareModel(backend::explore, background, windowThread),
        new ExportModel(backend::export, background, windowThread));
  }

  /** Closes what is open. */
  public void close() {
    explore.close();
    compare.close();
  }
}
