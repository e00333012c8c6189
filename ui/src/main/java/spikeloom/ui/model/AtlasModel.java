package spikeloom.ui.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import spikeloom.exploration.NeuronAtlas;
import spikeloom.exploration.NeuronAtlas.Neuron;
import spikeloom.spike.Cell;
import spikeloom.ui.text.Texts;

/**
 * The latent neurons of a trained model, and the selected one. Measured only while the view is
 * visible.
 */
public final class AtlasModel {
  private static final int SAMPLES = 400;
  private static final int SPIKES = 200; // of a neuron, whose effect is measured

  private final Measurement<NeuronAtlas> atlas;
  private final ObjectProperty<NeuronOrder> order = new SimpleObjectProperty<>(NeuronOrder.NEURON);
  private final IntegerProperty selected = new SimpleIntegerProperty();
  private boolean wanted;

  AtlasModel(Later later, Consumer<String> message) {
    atlas =
        new Measurement<>(
            later,
            message,
            Texts.MODEL.get("atlas.measuring"),
            (explorer, watch) -> explorer.atlas(SAMPLES, SPIKES, watch));
  }

  /** Drops the atlas; the next one is of this model, or of none. */
  void of(@Nullable Explorer explorer) {
    selected.set(0);
    atlas.of(explorer);
  }

  /** Requests the atlas of a new model if the view is visible. */
  void request() {
    if (wanted) {
      atlas.request();
    }
  }

  /** Whether the neurons are visible. */
  public void want(boolean look) {
    wanted = look;
    if (look) {
      atlas.requestAgain();
    }
  }

  /** Selects the neuron of a latent cell while the neurons are visible. */
  void point(@Nullable Cell cell) {
    if (wanted && cell != null) {
      selected.set(cell.neuron());
    }
  }

  /** The neurons in the chosen order; none until they are measured. */
  public List<Neuron> neurons() {
    return found().map(all -> order.get().of(all.neurons())).orElse(List.of());
  }

  /** The selected neuron, once it is measured. */
  public Optional<Neuron> neuron() {
    int index = selected.get();
    return found()
        .filter(all -> index >= 0 && index < all.neurons().size())
        .map(all -> all.neurons().get(index));
  }

  /** The atlas, once it is there. */
  public Optional<NeuronAtlas> found() {
    return Optional.ofNullable(atlas.resultProperty().get());
  }

  /** The measurement of the atlas. */
  public Measurement<NeuronAtlas> measurement() {
    return atlas;
  }

  /** Order of the neurons. */
  public ObjectProperty<NeuronOrder> orderProperty() {
    return order;
  }

  /** Number of the selected neuron, from 0. */
  public IntegerProperty selectedProperty() {
    return selected;
  }
}
