package spikeloom.ui.screen;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import spikeloom.encoder.LayerTrace;
import spikeloom.exploration.Exploration.Layer;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.TraceChart;
import spikeloom.ui.figure.FeatureMaps;
import spikeloom.ui.model.ExploreModel;
import spikeloom.ui.model.MembraneModel;
import spikeloom.ui.text.Texts;

/** The membrane potentials of selected neurons for the explored sample. */
final class MembraneView extends BorderPane {
  private final ExploreModel explore;
  private final MembraneModel model;
  private final ComboBox<String> layer = new ComboBox<>();
  private final CheckBox maps = new CheckBox(Texts.SCREEN.get("membranes.maps"));
  private final ChartView view;

  MembraneView(Desk desk, ExploreModel explore, Action add) {
    this.explore = explore;
    this.model = explore.membranes();
    view = new ChartView(desk, chart());
    view.setId("membranes");
    layer.setId("membrane-layer");
    layer.setAccessibleText(Texts.SCREEN.get("membranes.layer"));
    TextField neurons = new TextField();
    neurons.setId("membrane-neurons");
    neurons.setAccessibleText(Texts.SCREEN.get("membranes.neurons-help"));
    neurons.setPromptText("0-3, 17");
    neurons.textProperty().bindBidirectional(model.neuronsProperty());
    HBox.setHgrow(neurons, Priority.ALWAYS);
    Label problem = new Label();
    problem.textProperty().bind(model.problemProperty());
    problem.setId("membrane-problem");
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    problem.getStyleClass().add("layer-suggestion");
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    Label words = new Label(Texts.SCREEN.get("neurons"));
    words.setMinWidth(Region.USE_PREF_SIZE);
    maps.setId("membrane-maps");
    maps.setAccessibleText(Texts.SCREEN.get("membranes.maps-help"));
    maps.setTooltip(new Tooltip(Texts.SCREEN.get("membranes.maps-tip")));
    maps.setMinWidth(Region.USE_PREF_SIZE);
    maps.managedProperty().bind(maps.visibleProperty());
    HBox row = new HBox(layer, maps, words, neurons, Buttons.plain(add));
    row.getStyleClass().add("explore-tools");
    setTop(row);
    setCenter(view);
    setBottom(problem);
    layer
        .getSelectionModel()
        .selectedIndexProperty()
        .addListener(
            (observed, before, now) -> {
              if (now.intValue() >= 0) {
                model.layerProperty().set(now.intValue());
              }
            });
    InvalidationListener redraw = observed -> draw();
    model.layersProperty().addListener((observed, before, now) -> offer(now));
    model.layerProperty().addListener(redraw);
    model.problemProperty().addListener(redraw);
    model.neuronsProperty().addListener(redraw);
    explore.seenProperty().addListener(redraw);
    maps.selectedProperty().addListener(redraw);
    offer(model.layersProperty().get());
  }

  private void offer(List<Layer> layers) {
    List<String> names = layers.stream().map(Layer::name).toList();
    if (!layer.getItems().equals(names)) {
      layer.getItems().setAll(names);
    }
    draw();
  }

  private void draw() {
    boolean any = !layer.getItems().isEmpty();
    if (any) {
      layer.getSelectionModel().select(model.layerProperty().get());
    }
    maps.setVisible(any && model.trace().maps().isPresent());
    view.show(chart());
  }

  private Chart chart() {
    if (model.layersProperty().get().isEmpty()) {
      return new TraceChart(Texts.SCREEN.get("potentials"), "", 0, List.of(), 0);
    }
    LayerTrace trace = model.trace();
    if (maps.isSelected() && trace.maps().isPresent()) {
      String name = model.layersProperty().get().get(model.layerProperty().get()).name();
      return FeatureMaps.of(name, trace, trace.maps().get(), explore.seenProperty().get());
    }
    return new TraceChart(
        Texts.SCREEN.get("potentials"),
        trace.quantity(),
        trace.threshold(),
        model.chosen().stream()
            .map(n -> new TraceChart.Trace(n, of(trace.potential(), n), of(trace.spikes(), n)))
            .toList(),
        explore.seenProperty().get());
  }

  private static float[] of(float[][] rows, int neuron) {
    float[] own = new float[rows.length];
    for (int t = 0; t < own.length; t++) {
      own[t] = rows[t][neuron];
    }
    return own;
  }
}
