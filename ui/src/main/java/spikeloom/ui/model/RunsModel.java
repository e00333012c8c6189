package spikeloom.ui.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import spikeloom.run.RunOverview;

/** The list of runs, newest first. Called on the window's thread. */
public final class RunsModel {
  private final Source source;
  private final Later later;
  private final ObservableList<RunOverview> runs = FXCollections.observableArrayList();
  private final ObservableList<RunOverview> view = FXCollections.unmodifiableObservableList(runs);
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private int asked;

  /** Lists runs. */
  @FunctionalInterface
  public interface Source {
    /**
     * The runs, the newest first.
     *
     * @param warnings receives a sentence about every run that cannot be read
     */
    List<RunOverview> list(Consumer<String> warnings);
  }

  private record Listed(List<RunOverview> runs, List<String> warnings) {}

  /** Creates an empty list; {@link #refresh} fills it. */
  public RunsModel(Source source, Executor background, Executor windowThread) {
    this.source = source;
    later = new Later(background, windowThread);
  }

  /** Reads the list again. */
  public void refresh() {
    int mine = ++asked;
    later.run(
        () -> {
          List<String> warnings = new ArrayList<>();
          return new Listed(source.list(warnings::add), warnings);
        },
        found -> {
          if (mine == asked) {
            message.set(inShort(found.warnings()));
            runs.setAll(found.runs());
          }
        },
        message::set);
  }

  private static String inShort(List<String> warnings) {
    return switch (warnings.size()) {
      case 0 -> "";
      case 1 -> warnings.get(0);
      default -> warnings.get(0) + " (and " + (warnings.size() - 1) + " more)";
    };
  }

  /** The runs. */
  public ObservableList<RunOverview> runs() {
    return view;
  }

  /** Error message, or nothing. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }
}
