package spikeloom.ui.model;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.CatalogEntry;
import spikeloom.dataset.known.DataStatus;
import spikeloom.spike.Signal;
import spikeloom.ui.text.Texts;

/**
 * The known data sets, the first sample of each that is here, and the download of one of the
 * others. Called on the window's thread; reading happens in the background, one set at a time.
 */
public final class SetsModel {
  /** Progress of a download whose size is unknown. */
  public static final double UNKNOWN = -1;

  private static final long NANOS_BETWEEN_REPORTS = 100_000_000;

  private final DataSets store;
  private final Later later;
  private final ObservableList<KnownSet> sets = FXCollections.observableArrayList();
  private final ObservableList<KnownSet> setsView = FXCollections.unmodifiableObservableList(sets);
  private final ObservableMap<String, Signal> firsts = FXCollections.observableHashMap();
  private final ObservableMap<String, Signal> firstsView =
      FXCollections.unmodifiableObservableMap(firsts);
  private final Set<String> previewed = new HashSet<>(); // also those that could not be read
  private final ReadOnlyObjectWrapper<@Nullable KnownSet> downloading =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(UNKNOWN);
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private Optional<RunningDownload> running = Optional.empty();
  private boolean reading;

  /** Creates a list of the built-in sets. */
  public SetsModel(DataSets store, Executor background, Executor windowThread) {
    this.store = store;
    later = new Later(background, windowThread);
    Catalog.entries().stream()
        .filter(CatalogEntry::builtIn)
        .forEach(entry -> sets.add(new KnownSet(entry, DataStatus.BUILT_IN)));
  }

  /** Lists the sets and reads the first sample of each, once. */
  public void refresh() {
    later.run(
        store::all,
        all -> {
          sets.setAll(all);
          readNext();
        },
        problem -> {
          message.set(problem);
          readNext();
        });
  }

  private void readNext() {
    Optional<KnownSet> next =
        sets.stream()
            .filter(set -> set.here() && !previewed.contains(set.entry().name()))
            .findFirst();
    if (reading || next.isEmpty()) {
      return;
    }
    String name = next.get().entry().name();
    reading = true;
    previewed.add(name);
    later.run(
        () -> store.first(next.get()),
        first -> {
          first.ifPresent(signal -> firsts.put(name, signal));
          reading = false;
          readNext();
        },
        problem -> { // it is shown when the set is opened
          reading = false;
          readNext();
        });
  }

  /** Downloads a set, unless another download is running. */
  public void download(KnownSet set) {
    if (downloading.get() != null) {
      return;
    }
    long[] last = {0};
    RunningDownload mine =
        new RunningDownload(
            (done, total) -> {
              long now = System.nanoTime();
              if (now - last[0] > NANOS_BETWEEN_REPORTS) {
                last[0] = now;
                double share = total > 0 ? (double) done / total : UNKNOWN;
                later.windowThread().execute(() -> progress.set(share));
              }
            });
    running = Optional.of(mine);
    downloading.set(set);
    progress.set(UNKNOWN);
    message.set("");
    String title = set.entry().title();
    later.run(
        () -> store.download(set, mine),
        complete -> end(Texts.MODEL.get(complete ? "sets.complete" : "sets.cancelled", title)),
        this::end);
  }

  private void end(String sentence) {
    running = Optional.empty();
    downloading.set(null);
    message.set(sentence);
    refresh();
  }

  /** Cancels the download. */
  public void cancel() {
    running.ifPresent(RunningDownload::cancel);
  }

  /** The sets. */
  public ObservableList<KnownSet> sets() {
    return setsView;
  }

  /** The first sample of each set that could be read, by its name. */
  public ObservableMap<String, Signal> firsts() {
    return firstsView;
  }

  /** The set that is being downloaded, or null. */
  public ReadOnlyObjectProperty<@Nullable KnownSet> downloadingProperty() {
    return downloading.getReadOnlyProperty();
  }

  /** Fraction of the current file that is downloaded, or {@link #UNKNOWN}. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Result of the last download, or an error message. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }
}
