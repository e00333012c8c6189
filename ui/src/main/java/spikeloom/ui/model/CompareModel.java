package spikeloom.ui.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import spikeloom.exploration.Exploration.Decoded;
import spikeloom.exploration.Exploration.Sample;
import spikeloom.plan.Setting;
import spikeloom.run.RunOverview;
import spikeloom.spike.SpikePart;
import spikeloom.ui.text.Texts;

/**
 * Compares runs: the differences of their plans, and one test sample through the first two. Called
 * on the window's thread; models are opened in the background.
 */
public final class CompareModel {
  /**
   * A setting in which the columns of the comparison differ.
   *
   * @param option its name on the command line
   * @param values of each column, in their order
   */
  public record Difference(String option, List<String> values) {
    /** Copies its list. */
    public Difference {
      values = List.copyOf(values);
    }
  }

  /**
   * A sample through one run.
   *
   * @param run name of the run
   * @param sample the sample with its spikes
   * @param decoded the output of the run's decoder
   */
  public record Through(String run, Sample sample, Decoded decoded) {}

  private record Open(String name, Explorer explorer) {}

  private final Explorer.Opener opener;
  private final Later later;
  private final ObservableList<RunOverview> chosen = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<List<Through>> pair = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private final BooleanProperty bySeed = new SimpleBooleanProperty();
  private final BooleanProperty testFigures = new SimpleBooleanProperty();
  private final IntegerProperty index = new SimpleIntegerProperty();
  private List<Open> open = List.of();
  private int asked;
  private int closed;

  /** Creates an empty comparison. */
  public CompareModel(Explorer.Opener opener, Executor background, Executor windowThread) {
    this.opener = opener;
    later = new Later(background, windowThread);
    index.addListener((observed, before, now) -> look());
    InvalidationListener changed = observed -> forget();
    chosen.addListener(changed);
  }

  /** Returns the runs to compare; the list can be changed. */
  public ObservableList<RunOverview> chosen() {
    return chosen;
  }

  /** The columns of the comparison: the chosen runs, or groups of them that differ in the seed. */
  public List<RunGroup> columns() {
    return bySeed.get() ? RunGroup.bySeed(chosen) : RunGroup.alone(chosen);
  }

  /** The settings in which the columns differ, in the order of the command line. */
  public List<Difference> differences() {
    return differences(columns(), Set.of());
  }

  /** The settings in which the chosen runs differ, without the seed. */
  public List<Difference> runDifferences() {
    return differences(RunGroup.alone(chosen), Set.of(Setting.SEED));
  }

  private static List<Difference> differences(List<RunGroup> columns, Set<Setting> without) {
    List<Difference> differences = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      List<String> values = columns.stream().map(column -> column.values(setting)).toList();
      if (!without.contains(setting) && values.stream().distinct().count() > 1) {
        differences.add(new Difference(setting.option(), values));
      }
    }
    return differences;
  }

  /** The figures to compare the chosen runs by. */
  public List<RunFigure> figures() {
    return RunFigure.of(chosen, testFigures.get());
  }

  /** Whether runs that differ only in the seed are one column, with means and deviations. */
  public BooleanProperty bySeedProperty() {
    return bySeed;
  }

  /** Whether figures of the test samples of finished runs are shown. */
  public BooleanProperty testFiguresProperty() {
    return testFigures;
  }

  /** Shows the selected sample in the first two selected runs. */
  public void look() {
    if (chosen.size() < 2) {
      message.set(Texts.MODEL.get("compare.select-two"));
      return;
    }
    List<RunOverview> two = List.copyOf(chosen.subList(0, 2));
    if (!two.get(0).plan().data().name().equals(two.get(1).plan().data().name())) {
      message.set(Texts.MODEL.get("compare.different-data"));
      return;
    }
    int mine = ++asked;
    int wanted = index.get();
    List<Open> held = open;
    int holder = closed;
    message.set(Texts.MODEL.get("compare.opening", two.get(0).name(), two.get(1).name()));
    later.run(
        () -> {
          List<Open> both = held.isEmpty() ? openAll(two) : held;
          return new Looked(both, both.stream().map(each -> through(each, wanted)).toList());
        },
        looked -> {
          boolean current = holder == closed && (open.isEmpty() || open == looked.open);
          if (!current) {
            looked.open.forEach(each -> each.explorer.close());
            if (holder == closed && mine == asked) {
              look(); // an earlier request has opened the same runs
            }
            return;
          }
          open = looked.open;
          if (mine == asked) {
            message.set(notes(looked.open));
            pair.set(looked.pair);
          }
        },
        message::set);
  }

  /** Warnings from loading the models, each after the name of its run. */
  private static String notes(List<Open> models) {
    return models.stream()
        .flatMap(model -> model.explorer.notes().stream().map(note -> model.name + ": " + note))
        .collect(Collectors.joining(" "));
  }

  private record Looked(List<Open> open, List<Through> pair) {}

  private List<Open> openAll(List<RunOverview> runs) {
    List<Open> opened = new ArrayList<>();
    boolean complete = false;
    try {
      for (RunOverview run : runs) {
        Path directory = run.directory();
        opened.add(new Open(run.name(), opener.open(directory)));
      }
      complete = true;
      return List.copyOf(opened);
    } finally {
      if (!complete) {
        opened.forEach(each -> each.explorer.close());
      }
    }
  }

  private static Through through(Open run, int index) {
    int last = run.explorer.samples() - 1;
    Sample sample = run.explorer.sample(Math.min(index, last));
    Decoded decoded =
        run.explorer.decode(sample, sample.spikes(), SpikePart.first(sample.spikes().length));
    return new Through(run.name, sample, decoded);
  }

  private void forget() {
    close();
    pair.set(List.of());
    message.set("");
  }

  /** The sample through both runs; empty until it is there. */
  public List<Through> pair() {
    return pair.get();
  }

  /** Holds the sample through both runs. */
  public ReadOnlyObjectProperty<List<Through>> pairProperty() {
    return pair.getReadOnlyProperty();
  }

  /** Index of the test sample. */
  public IntegerProperty indexProperty() {
    return index;
  }

  /** Progress or error message. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** Closes the models. */
  public void close() {
    asked++;
    closed++;
    open.forEach(each -> each.explorer.close());
    open = List.of();
  }
}
