package spikeloom.ui.model;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
  private final ReadOnlyObjectWrapper<@Nullable KnownSet> fetched = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(UNKNOWN);
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private Optional<Fetching> fetching = Optional.empty();

  /** Creates a list of the sets that are always here. */
  public SetsModel(DataSets store, Executor background, Executor windowThread) {
    this.store = store;
    later = new Later(background, windowThread);
    Catalog.entries().stream()
        .filter(CatalogEntry::builtIn)
        .forEach(entry -> sets.add(new KnownSet(entry, DataStatus.BUILT_IN)));
  }

  /** Lists the sets and reads their first samples. */
  public void refresh() {
    later.run(
        store::all,
        all -> {
          sets.setAll(all);
          read(all.iterator());
        },
        problem -> {
          message.set(problem);
          read(List.copyOf(sets).iterator());
        });
  }

  private void read(Iterator<KnownSet> rest) {
    while (rest.hasNext()) {
      KnownSet set = rest.next();
      if (set.here() && !firsts.containsKey(set.entry().name())) {
        later.run(
            () -> store.first(set),
            first -> {
              first.ifPresent(signal -> firsts.put(set.entry().name(), signal));
              read(rest);
            },
            problem -> read(rest)); // the set shows its own problem when it is opened
        return;
      }
    }
  }

  /** Downloads a set; one at a time. */
  public void fetch(KnownSet set) {
    if (fetched.get() != null) {
      return;
    }
    long[] last = {0};
    Fetching mine =
        new Fetching(
            (done, total) -> {
              long now = System.nanoTime();
              if (now - last[0] > NANOS_BETWEEN_REPORTS) {
                last[0] = now;
                double share = total > 0 ? (double) done / total : UNKNOWN;
                later.windowThread().execute(() -> progress.set(share));
              }
            });
    fetching = Optional.of(mine);
    fetched.set(set);
    progress.set(UNKNOWN);
    message.set("");
    String title = set.entry().title();
    later.run(
        () -> store.fetch(set, mine),
        complete -> end(Texts.MODEL.get(complete ? "sets.fetched" : "sets.cancelled", title)),
        this::end);
  }

  private void end(String sentence) {
    fetching = Optional.empty();
    fetched.set(null);
    message.set(sentence);
    refresh();
  }

  /** Cancels the download. */
  public void cancel() {
    fetching.ifPresent(Fetching::cancel);
  }

  /** The sets. */
  public ObservableList<KnownSet> sets() {
    return setsView;
  }

  /** The first sample of each set that could be read, by its name. */
  public ObservableMap<String, Signal> firsts() {
    return firstsView;
  }

  /** Holds the set that is downloaded, or nothing. */
  public ReadOnlyObjectProperty<@Nullable KnownSet> fetchedProperty() {
    return fetched.getReadOnlyProperty();
  }

  /** Share of the current file that has been received, or {@link #UNKNOWN}. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** How the last download ended, or what went wrong. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }
}
