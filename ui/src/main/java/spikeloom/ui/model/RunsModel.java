package spikeloom.ui.model;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import spikeloom.training.RunOverview;

/** The runs that there are, the newest first. Called on the window's thread. */
public final class RunsModel {
  private final Supplier<List<RunOverview>> source;
  private final Later later;
  private final ObservableList<RunOverview> runs = FXCollections.observableArrayList();
  private final ObservableList<RunOverview> view = FXCollections.unmodifiableObservableList(runs);
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private int asked;

  /** A model that knows no runs before the first {@link #refresh}. */
  public RunsModel(Supplier<List<RunOverview>> source, Executor background, Executor windowThread) {
    this.source = source;
    later = new Later(background, windowThread);
  }

  /** Looks again. */
  public void refresh() {
    int mine = ++asked;
    later.run(
        source,
        found -> {
          if (mine == asked) {
            message.set("");
            runs.setAll(found);
          }
        },
        message::set);
  }

  /** The runs. */
  public ObservableList<RunOverview> runs() {
    return view;
  }

  /** What went wrong, or nothing. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }
}
