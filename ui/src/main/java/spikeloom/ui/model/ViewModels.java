package spikeloom.ui.model;

import java.util.concurrent.Executor;

/**
 * The view models of a window beside the plan and the run.
 *
 * @param runs what runs there are
 * @param data looks at data sets
 * @param encode shows samples in codes
 * @param explore takes a trained model apart
 * @param compare puts runs side by side
 * @param export writes models for other programs
 */
public record ViewModels(
    RunsModel runs,
    DataModel data,
    EncodeModel encode,
    ExploreModel explore,
    CompareModel compare,
    ExportModel export) {

  /** Models over a program, with the threads that they work on. */
  public static ViewModels of(Backend backend, Executor background, Executor windowThread) {
    return new ViewModels(
        new RunsModel(backend::runs, background, windowThread),
        new DataModel(backend::describe, backend::recording, background, windowThread),
        new EncodeModel(backend::codes, background, windowThread),
        new ExploreModel(backend::explore, background, windowThread),
        new CompareModel(backend::explore, background, windowThread),
        new ExportModel(backend::export, background, windowThread));
  }

  /** Lets what is open go. */
  public void close() {
    explore.close();
    compare.close();
  }
}
