package spikeloom.ui.screen;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import spikeloom.neuron.Surrogate;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.CurveChart;
import spikeloom.ui.chart.LineChart;
import spikeloom.ui.chart.LineSeries;
import spikeloom.ui.chart.Points;
import spikeloom.ui.model.LayerCard;
import spikeloom.ui.text.LocalNumbers;
import spikeloom.ui.text.Texts;

/** One layer: description, surrogate curve, activity, and gradient norm. */
final class LayerCardView extends VBox {
  private static final double WIDTH = 290;
  private static final double CHART = 130;
  private static final int CURVE_POINTS = 161;
  private static final double FARTHEST = 2;

  private final Desk desk;
  private final Label name = new Label();
  private final Label kind = new Label();
  private final Label activity = new Label();
  private final Label gradient = new Label();
  private final Label suggestion = new Label();
  private final ChartView surrogate;
  private final ChartView norms;

  LayerCardView(Desk desk) {
    this.desk = desk;
    getStyleClass().addAll("card", "layer-card");
    setPrefWidth(WIDTH);
    name.getStyleClass().add("section-title");
    kind.getStyleClass().add("muted");
    suggestion.getStyleClass().add("layer-suggestion");
    surrogate = new ChartView(desk, curve("", Surrogate.FAST_SIGMOID));
    norms = new ChartView(desk, norms(new double[2][0]));
    for (ChartView chart : List.of(surrogate, norms)) {
      chart.setPrefHeight(CHART);
      chart.setMinHeight(CHART);
    }
    for (Label label : List.of(kind, activity, gradient, suggestion)) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      label.managedProperty().bind(label.textProperty().isNotEmpty());
    }
    Terms.explain(kind, "surrogate gradient");
    Terms.explain(activity, "firing rate");
    Terms.explain(gradient, "gradient norm");
    surrogate.managedProperty().bind(surrogate.visibleProperty());
    norms.managedProperty().bind(norms.visibleProperty());
    getChildren().addAll(name, kind, activity, gradient, suggestion, surrogate, norms);
  }

  void show(LayerCard card) {
    name.setText(card.name());
    kind.setText(card.kind());
    activity.setText(card.activity());
    suggestion.setText(card.suggestion());
    surrogate.setVisible(card.surrogate().isPresent());
    card.surrogate().ifPresent(one -> surrogate.show(curve(card.surrogateName(), one)));
    double[][] history =
        card.state()
            .map(state -> desk.run().layers().gradientNorms(state.name()))
            .orElse(new double[2][0]);
    int known = history[1].length;
    gradient.setText(
        known > 0
            ? Texts.SCREEN.get("layer.norm", LocalNumbers.format("%.3g", history[1][known - 1]))
            : "");
    norms.setVisible(history[0].length > 1);
    norms.show(norms(history));
  }

  private static CurveChart curve(String name, Surrogate surrogate) {
    double[] x = new double[CURVE_POINTS];
    double[] y = new double[CURVE_POINTS];
    for (int i = 0; i < CURVE_POINTS; i++) {
      x[i] = FARTHEST * (2.0 * i / (CURVE_POINTS - 1) - 1);
      y[i] = surrogate.at(x[i]);
    }
    return new CurveChart(
        Texts.SCREEN.get("layer.surrogate", name),
        Axis.linear(Texts.SCREEN.get("layer.potential"), ""),
        Axis.linear("", ""),
        List.of(Curve.of(name, new Points(x, y), Curve.Look.BAND, 0)),
        List.of());
  }

  private static LineChart norms(double[][] history) {
    Points points = new Points(history[0], history[1]);
    return new LineChart(
        Texts.SCREEN.get("layer.norms"),
        Axis.linear(Texts.SCREEN.get("step"), ""),
        new Axis("", "", Axis.Scale.LOG),
        points.size() == 0
            ? List.of()
            : List.of(new LineSeries(Texts.SCREEN.get("layer.norms"), points, 2)),
        0);
  }
}
