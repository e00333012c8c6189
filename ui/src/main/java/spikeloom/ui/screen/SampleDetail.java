package spikeloom.ui.screen;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import spikeloom.spike.Signal;
import spikeloom.spike.SpikeRaster;
import spikeloom.training.Snapshot;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.RasterChart;
import spikeloom.ui.chart.SignalCharts;
import spikeloom.ui.text.Quantities;
import spikeloom.ui.text.Texts;

/** Enlarged sample: target, input spikes, latent spikes, reconstruction; updated during the run. */
final class SampleDetail extends VBox {
  /** Percentage of the width for target and reconstruction. */
  private static final double PICTURES = 40;

  private final Desk desk;
  private final Label title = new Label();
  private final Label facts = new Label();
  private final GridPane parts = new GridPane();
  private final List<Action> actions;
  private @Nullable List<ChartView> views;
  private @Nullable Node focusedBefore;
  private int index;

  SampleDetail(Desk desk) {
    this.desk = desk;
    this.actions =
        List.of(
            Action.of(
                "previous-sample",
                MenuSection.SAMPLES,
                Texts.SCREEN.get("action.previous-sample"),
                () -> move(-1)),
            Action.of(
                "next-sample",
                MenuSection.SAMPLES,
                Texts.SCREEN.get("action.next-sample"),
                () -> move(1)),
            Action.of("close-sample", MenuSection.SAMPLES, Texts.SCREEN.get("close"), this::close));
    getStyleClass().add("sample-detail");
    setId("sample-detail");
    setVisible(false);
    parts.getStyleClass().add("sample-parts");
    ColumnConstraints pictures = new ColumnConstraints();
    pictures.setPercentWidth(PICTURES);
    ColumnConstraints rasters = new ColumnConstraints();
    rasters.setPercentWidth(100 - PICTURES);
    parts.getColumnConstraints().addAll(pictures, rasters);
    RowConstraints half = new RowConstraints();
    half.setPercentHeight(50);
    parts.getRowConstraints().addAll(half, half);
    VBox.setVgrow(parts, Priority.ALWAYS);
    getChildren().addAll(header(), parts);
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    desk.run().snapshotProperty().addListener((observed, before, now) -> refresh());
  }

  /** Opens sample {@code newIndex} of the gallery. */
  void open(int newIndex) {
    if (!isVisible()) {
      focusedBefore = getScene() == null ? null : getScene().getFocusOwner();
    }
    index = newIndex;
    setVisible(true);
    refresh();
    if (views != null) {
      views.get(3).requestFocus();
    }
  }

  /** Returns to the gallery. */
  void close() {
    if (isVisible()) {
      setVisible(false);
      if (focusedBefore != null) {
        focusedBefore.requestFocus();
      }
    }
  }

  private Node header() {
    title.getStyleClass().add("detail-title");
    facts.getStyleClass().add("muted");
    title.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox header =
        new HBox(
            title,
            facts,
            space,
            Buttons.iconic(actions.get(0), Icon.PREVIOUS),
            Buttons.iconic(actions.get(1), Icon.NEXT),
            Buttons.iconic(actions.get(2), Icon.CLOSE));
    header.getStyleClass().add("section-header");
    return header;
  }

  private void refresh() {
    Snapshot snapshot = desk.run().snapshot().orElse(null);
    if (!isVisible()) {
      return;
    }
    if (snapshot == null || snapshot.samples().isEmpty()) {
      close();
      return;
    }
    index = Math.floorMod(index, snapshot.samples().size());
    Snapshot.Sample sample = snapshot.samples().get(index);
    title.setText(Texts.TEXT.of("part", sample.part()) + " " + sample.index());
    facts.setText(
        Texts.SCREEN.get(
            "detail.facts",
            sample.className(),
            distortion(sample),
            Quantities.rate(sample.rateBits())));
    show(snapshot, sample);
  }

  private static String distortion(Snapshot.Sample sample) {
    return Quantities.distortion(sample.measure(), sample.distortion());
  }

  private void show(Snapshot snapshot, Snapshot.Sample sample) {
    List<Chart> charts =
        List.of(
            SignalCharts.of(
                Texts.SCREEN.get("target-of-class", sample.className()),
                new Signal(snapshot.shape(), sample.target())),
            raster(Texts.SCREEN.get("input-spikes"), RasterChart.Channel.INPUT, sample.input()),
            SignalCharts.pair(
                Texts.SCREEN.get("detail.reconstruction", distortion(sample)),
                new Signal(snapshot.shape(), sample.target()),
                new Signal(snapshot.shape(), sample.reconstruction())),
            raster(Texts.SCREEN.get("latent-spikes"), RasterChart.Channel.NEURON, sample.latent()));
    if (views == null) {
      views = charts.stream().map(chart -> new ChartView(desk, chart)).toList();
      LinkedCharts.link(List.of(views.get(0), views.get(2)));
      for (int i = 0; i < views.size(); i++) {
        parts.add(views.get(i), i % 2, i / 2);
      }
    }
    for (int i = 0; i < charts.size(); i++) {
      views.get(i).show(charts.get(i));
    }
  }

  private static RasterChart raster(String name, RasterChart.Channel channel, SpikeRaster spikes) {
    return new RasterChart(name, channel, spikes, RasterChart.Detail.AXES);
  }

  private void move(int by) {
    index += by;
    refresh();
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
      event.consume();
    } else if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
      move(event.getCode() == KeyCode.LEFT ? -1 : 1);
      event.consume();
    }
  }
}
