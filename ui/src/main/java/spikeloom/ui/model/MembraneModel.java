package spikeloom.ui.model;

import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import spikeloom.encoder.LayerTrace;
import spikeloom.exploration.Exploration.Layer;
import spikeloom.exploration.Exploration.Sample;
import spikeloom.ui.text.Texts;

/**
 * The membrane potentials of selected neurons for the explored sample. Computed only while the view
 * is visible.
 */
public final class MembraneModel {
  /** Maximum number of neurons shown. */
  public static final int MOST = 12;

  private final Later later;
  private final ReadOnlyObjectWrapper<List<Layer>> layers = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final IntegerProperty layer = new SimpleIntegerProperty();
  private final StringProperty neurons = new SimpleStringProperty("0-3");
  private @Nullable Explorer explorer;
  private @Nullable Sample sample;
  private boolean wanted;
  private boolean there; // the data shown belong to the current sample
  private int asked;

  MembraneModel(Later later) {
    this.later = later;
    layer.addListener(observed -> check());
    neurons.addListener(observed -> check());
  }

  void sample(Explorer from, Sample shown) {
    explorer = from;
    sample = shown;
    there = false;
    load();
  }

  void close() {
    asked++;
    explorer = null;
    sample = null;
    there = false;
    layers.set(List.of());
  }

  /** Whether the potentials are visible. */
  public void want(boolean look) {
    wanted = look;
    load();
  }

  private void load() {
    Explorer from = explorer;
    Sample of = sample;
    if (!wanted || there || from == null || of == null) {
      return;
    }
    there = true;
    int mine = ++asked;
    later.run(
        () -> from.layers(of),
        found -> {
          if (mine == asked) {
            layers.set(found);
            layer.set(Math.max(0, Math.min(layer.get(), found.size() - 1)));
            check();
          }
        },
        problem::set);
  }

  private void check() {
    problem.set("");
    if (layers.get().isEmpty()) {
      problem.set(there ? Texts.MODEL.get("membranes.none") : "");
      return;
    }
    try {
      NeuronList.parse(neurons.getValueSafe(), size(), MOST);
    } catch (IllegalArgumentException e) {
      problem.set(String.valueOf(e.getMessage()));
    }
  }

  private int size() {
    return trace().potential()[0].length;
  }

  /** Potentials and spikes of the selected layer, if there are layers. */
  public LayerTrace trace() {
    return layers.get().get(layer.get()).trace();
  }

  /** The selected neurons; none while the list is invalid or there are no layers. */
  public List<Integer> chosen() {
    return layers.get().isEmpty() || !problem.get().isEmpty()
        ? List.of()
        : NeuronList.parse(neurons.getValueSafe(), size(), MOST);
  }

  /** Selects one neuron of the latent layer, the last, as well. */
  public void addLatent(int neuron) {
    if (layers.get().isEmpty()) {
      return;
    }
    int latent = layers.get().size() - 1;
    boolean already = layer.get() == latent;
    layer.set(latent);
    List<Integer> chosen = chosen();
    if (!already || chosen.isEmpty()) {
      neurons.set(Integer.toString(neuron));
    } else if (!chosen.contains(neuron)) {
      neurons.set(neurons.get() + ", " + neuron);
    }
  }

  /** Holds the layers of neurons that have potentials, input to latent. */
  public ReadOnlyObjectProperty<List<Layer>> layersProperty() {
    return layers.getReadOnlyProperty();
  }

  /** The selected layer. */
  public IntegerProperty layerProperty() {
    return layer;
  }

  /** The selected neurons as text, such as {@code "0-3, 17"}. */
  public StringProperty neuronsProperty() {
    return neurons;
  }

  /** The error in the list, or empty. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
