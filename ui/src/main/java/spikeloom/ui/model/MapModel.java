package spikeloom.ui.model;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import spikeloom.exploration.LatentMap;

/**
 * The test samples of a trained model in a plane, and those of them that are chosen. The map is
 * drawn up in the background, once per model and only when it is asked for.
 */
public final class MapModel {
  private static final int MAPPED = 400;

  private final Later later;
  private final Consumer<String> message;
  private final ReadOnlyObjectWrapper<@Nullable LatentMap> map = new ReadOnlyObjectWrapper<>();
  private final SampleSelection selection = new SampleSelection();
  private @Nullable Explorer explorer;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private @Nullable Explorer mapped; // whose map is there, on its way, or not wanted any more

  MapModel(Later later, Consumer<String> message) {
    this.later = later;
    this.message = message;
  }

  /** Forgets the map; the next one is of this model, or of none. */
  void of(@Nullable Explorer newExplorer) {
    explorer = newExplorer;
    mapped = null;
    busy.set(false);
    show(null);
  }

  /** Asks for the map, unless it is there. */
  public void request() {
    Explorer from = explorer;
    if (from == null || from == mapped) {
      return;
    }
    mapped = from;
    busy.set(true);
    message.accept("Placing samples by their latent spikes …");
    later.run(
        () -> from.map(MAPPED),
        found -> {
          if (from == explorer && busy.get()) {
            busy.set(false);
            message.accept("");
            show(found);
          }
        },
        problem -> {
          if (from == explorer && busy.get()) {
            busy.set(false);
            message.accept(problem);
          }
        });
  }

  /** Asks for the map, also if it was cancelled before. */
  public void requestAgain() {
    if (!busy.get() && map.get() == null) {
      mapped = null;
    }
    request();
  }

  /** Forgets the map that is on its way. */
  void cancel() {
    if (busy.get()) {
      busy.set(false);
      message.accept("Cancelled.");
    }
  }

  /** Whether the map is on its way. */
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  private void show(@Nullable LatentMap found) {
    selection.among(found == null ? List.of() : found.samples());
    map.set(found);
  }

  /** Holds the map, once it is asked for and there. */
  public ReadOnlyObjectProperty<@Nullable LatentMap> mapProperty() {
    return map.getReadOnlyProperty();
  }

  /** Which of its samples are chosen. */
  public SampleSelection selection() {
    return selection;
  }
}
