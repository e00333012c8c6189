package spikeloom.ui.model;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import spikeloom.exploration.LatentMap;
import spikeloom.ui.text.Texts;

/**
 * The test samples of a trained model in a plane, and the selected ones. The map is computed in the
 * background, once per model and only on request.
 */
public final class MapModel {
  private static final int MAPPED = 400;

  private final Later later;
  private final Consumer<String> message;
  private final ReadOnlyObjectWrapper<@Nullable LatentMap> map = new ReadOnlyObjectWrapper<>();
  private final SampleSelection selection = new SampleSelection();
  private @Nullable Explorer explorer;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private @Nullable Explorer
      mapped; // the model whose map is available, being computed, or cancelled

  MapModel(Later later, Consumer<String> message) {
    this.later = later;
    this.message = message;
  }

  /** Drops the map; the next one is of this model, or of none. */
  void of(@Nullable Explorer newExplorer) {
    explorer = newExplorer;
    mapped = null;
    busy.set(false);
    show(null);
  }

  /** Requests the map, unless it is available. */
  public void request() {
    Explorer from = explorer;
    if (from == null || from == mapped) {
      return;
    }
    mapped = from;
    busy.set(true);
    message.accept(Texts.MODEL.get("map.placing"));
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

  /** Requests the map, even if it was cancelled before. */
  public void requestAgain() {
    if (!busy.get() && map.get() == null) {
      mapped = null;
    }
    request();
  }

  /** Cancels computing the map. */
  void cancel() {
    if (busy.get()) {
      busy.set(false);
      message.accept(Texts.MODEL.get("cancelled"));
    }
  }

  /** Whether the map is being computed. */
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

  /** The selected samples. */
  public SampleSelection selection() {
    return selection;
  }
}
