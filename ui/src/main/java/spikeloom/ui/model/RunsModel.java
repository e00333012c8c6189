package spikeloom.ui.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import spikeloom.run.RunOverview;
import spikeloom.ui.text.Texts;

/** The list of runs in a folder, newest first. Called on the window's thread. */
public final class RunsModel {
  private final RunStore store;
  private final Later later;
  private final RunSearch search = new RunSearch();
  private final ObservableList<RunOverview> runs = FXCollections.observableArrayList();
  private final ObservableList<RunOverview> view = FXCollections.unmodifiableObservableList(runs);
  private final ObservableList<RunOverview> found = FXCollections.observableArrayList();
  private final ObservableList<RunOverview> foundView =
      FXCollections.unmodifiableObservableList(found);
  private final ReadOnlyObjectWrapper<@Nullable Path> folder = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private @Nullable Path wanted;
  private int asked;

  private record Listed(Path folder, List<RunOverview> runs, List<String> warnings) {}

  /** Creates an empty list; {@link #refresh} fills it. */
  public RunsModel(RunStore store, Executor background, Executor windowThread) {
    this.store = store;
    later = new Later(background, windowThread);
    InvalidationListener changed = observed -> find();
    search.textProperty().addListener(changed);
    search.starredOnlyProperty().addListener(changed);
    search.orderProperty().addListener(changed);
  }

  /**
   * Lists the runs in another folder, where new runs begin as well.
   *
   * @param chosen the folder, or null for the default; it is also used if the folder is missing
   */
  public void chooseFolder(@Nullable Path chosen) {
    wanted = chosen;
    refresh();
  }

  /** Reads the list again. */
  public void refresh() {
    int mine = ++asked;
    Path chosen = wanted;
    later.run(
        () -> list(chosen),
        listed -> {
          if (mine == asked) {
            folder.set(listed.folder());
            message.set(inShort(listed.warnings()));
            runs.setAll(listed.runs());
            find();
          }
        },
        message::set);
  }

  /** In the background. */
  private Listed list(@Nullable Path chosen) {
    List<String> warnings = new ArrayList<>();
    Path used = store.defaultFolder();
    if (chosen != null && Files.isDirectory(chosen)) {
      used = chosen;
    } else if (chosen != null) {
      warnings.add(Texts.MODEL.get("runs.no-folder", chosen));
    }
    store.useFolder(used);
    return new Listed(used, store.runs(warnings::add), warnings);
  }

  private void find() {
    found.setAll(search.found(runs));
  }

  private static String inShort(List<String> warnings) {
    return switch (warnings.size()) {
      case 0 -> "";
      case 1 -> warnings.get(0);
      default -> Texts.MODEL.get("runs.more-warnings", warnings.get(0), warnings.size() - 1);
    };
  }

  /** The runs. */
  public ObservableList<RunOverview> runs() {
    return view;
  }

  /** Those of the runs that the search finds, in its order. */
  public ObservableList<RunOverview> found() {
    return foundView;
  }

  /** What the user looks for. */
  public RunSearch search() {
    return search;
  }

  /** Holds the folder of the runs, or nothing before they are listed. */
  public ReadOnlyObjectProperty<@Nullable Path> folderProperty() {
    return folder.getReadOnlyProperty();
  }

  /** Error message, or nothing. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }
}
