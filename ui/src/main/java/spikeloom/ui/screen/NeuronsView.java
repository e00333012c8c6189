package spikeloom.ui.screen;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import spikeloom.exploration.NeuronAtlas.Neuron;
import spikeloom.ui.chart.Remark;
import spikeloom.ui.figure.NeuronCharts;
import spikeloom.ui.model.AtlasModel;
import spikeloom.ui.model.NeuronOrder;
import spikeloom.ui.text.Texts;

/** All latent neurons as a list, and what the selected one does. */
final class NeuronsView extends BorderPane {
  private static final double LIST_SHARE = 0.38;
  private static final double LIST_WIDTH = 130;
  private static final double FACTS_HEIGHT = 40;
  private static final double CHART_HEIGHT = 115;

  private final AtlasModel model;
  private final ListView<Neuron> list = new ListView<>();
  private final ComboBox<NeuronOrder> order = new ComboBox<>();
  private final Label facts = new Label();
  private final ChartView effect;
  private final ChartView steps;
  private final ChartView classes;
  private boolean filling; // the list changes, not the user's choice

  NeuronsView(Desk desk, AtlasModel model) {
    this.model = model;
    effect = chart(desk, "neuron-effect", Texts.SCREEN.get("neurons.effect"));
    steps = chart(desk, "neuron-steps", Texts.SCREEN.get("neurons.steps"));
    classes = chart(desk, "neuron-classes", Texts.SCREEN.get("neurons.classes"));
    setId("neurons");
    facts.setId("neuron-facts");
    facts.setWrapText(true);
    facts.setMinHeight(Region.USE_PREF_SIZE);
    facts.getStyleClass().add("muted");
    facts.managedProperty().bind(facts.textProperty().isNotEmpty());
    Terms.explain(facts, "neuron", "spike", "bit");
    VBox charts = new VBox(facts, effect, steps, classes);
    charts.getStyleClass().add("neuron-charts");
    SplitPane parts =
        new SplitPane(choice(), Tools.scrolled(charts, 3 * CHART_HEIGHT + FACTS_HEIGHT));
    parts.setDividerPositions(LIST_SHARE);
    setCenter(parts);
    model.measurement().resultProperty().addListener(observed -> offer());
    InvalidationListener redraw = observed -> draw();
    model.selectedProperty().addListener(redraw);
    offer();
  }

  private static ChartView chart(Desk desk, String id, String title) {
    ChartView view = new ChartView(desk, new Remark(title, Texts.SCREEN.get("not-measured")));
    view.setId(id);
    view.setPrefHeight(CHART_HEIGHT);
    VBox.setVgrow(view, Priority.ALWAYS);
    return view;
  }

  private VBox choice() {
    order.setId("neuron-order");
    order.setAccessibleText(Texts.SCREEN.get("neurons.sort"));
    order.setMaxWidth(Double.MAX_VALUE);
    order.getItems().setAll(NeuronOrder.values());
    order.valueProperty().bindBidirectional(model.orderProperty());
    order.valueProperty().addListener(observed -> fill());
    Label sort = new Label(Texts.SCREEN.get("sort-by"));
    sort.setLabelFor(order);
    list.setId("neuron-list");
    list.setAccessibleText(Texts.SCREEN.get("neurons.list"));
    list.getStyleClass().add("dense");
    list.setCellFactory(view -> new Row());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((observed, before, now) -> choose(now));
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox box = new VBox(sort, order, list);
    box.getStyleClass().add("sample-list");
    box.setMinWidth(LIST_WIDTH);
    return box;
  }

  private void choose(@Nullable Neuron neuron) {
    if (!filling && neuron != null) {
      model.selectedProperty().set(neuron.index());
    }
  }

  /** Offers the orders that a new atlas has. */
  private void offer() {
    List<NeuronOrder> orders = model.found().map(NeuronOrder::of).orElse(List.of());
    if (!orders.isEmpty()) {
      if (!orders.contains(order.getValue())) {
        order.setValue(NeuronOrder.NEURON);
      }
      if (!order.getItems().equals(orders)) {
        order.getItems().setAll(orders);
      }
    }
    order.setDisable(orders.isEmpty());
    fill();
  }

  private void fill() {
    filling = true;
    list.getItems().setAll(model.neurons());
    filling = false;
    draw();
  }

  private void draw() {
    model.neuron().ifPresentOrElse(this::show, this::showNothing);
  }

  private void show(Neuron neuron) {
    int row = list.getItems().indexOf(neuron);
    if (row != list.getSelectionModel().getSelectedIndex()) {
      list.getSelectionModel().select(row);
      list.scrollTo(row);
    }
    facts.setText(NeuronOrder.sentence(neuron));
    effect.show(NeuronCharts.effect(neuron));
    steps.show(NeuronCharts.steps(neuron));
    model.found().ifPresent(atlas -> classes.show(NeuronCharts.classes(atlas, neuron)));
  }

  private void showNothing() {
    facts.setText("");
    effect.show(new Remark(Texts.SCREEN.get("neurons.effect"), Texts.SCREEN.get("not-measured")));
    steps.show(new Remark(Texts.SCREEN.get("neurons.steps"), Texts.SCREEN.get("not-measured")));
    classes.show(new Remark(Texts.SCREEN.get("neurons.classes"), Texts.SCREEN.get("not-measured")));
  }

  /** One neuron as a row. */
  private final class Row extends ListCell<Neuron> {
    @Override
    protected void updateItem(@Nullable Neuron neuron, boolean empty) {
      super.updateItem(neuron, empty);
      setText(neuron == null || empty ? null : model.orderProperty().get().line(neuron));
    }
  }
}
