package spikeloom.ui.screen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import spikeloom.training.LatentMap;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.PointChart;
import spikeloom.ui.chart.PointGroup;
import spikeloom.ui.model.ExploreModel;

/** The test samples in a plane by their latent spikes; a click takes the sample below it apart. */
final class LatentMapView extends BorderPane {
  private static final int QUARTERS = 4;

  private final Desk desk;
  private final ExploreModel model;
  private final ComboBox<Way> way = new ComboBox<>();
  private final ComboBox<Shade> shade = new ComboBox<>();
  private final ChartView view;
  private List<List<Integer>> shown = List.of(); // of each group of the chart the samples
  private PointChart chart = chart(List.of());

  /** How samples find their places. */
  private enum Way {
    PCA("PCA"),
    TSNE("t-SNE");

    private final String title;

    Way(String title) {
      this.title = title;
    }

    @Override
    public String toString() {
      return title;
    }
  }

  /** What colours them. */
  private enum Shade {
    CLASS("class"),
    ERROR("error"),
    SPIKES("spikes");

    private final String title;

    Shade(String title) {
      this.title = title;
    }

    @Override
    public String toString() {
      return title;
    }
  }

  LatentMapView(Desk desk, ExploreModel model) {
    this.desk = desk;
    this.model = model;
    view = new ChartView(desk, chart);
    view.setId("latent-map");
    way.getItems().setAll(Way.values());
    way.setValue(Way.TSNE);
    way.setId("map-way");
    way.setAccessibleText("How samples find their places");
    shade.getItems().setAll(Shade.values());
    shade.setValue(Shade.CLASS);
    shade.setId("map-shade");
    shade.setAccessibleText("What colours samples");
    HBox row = new HBox(way, new Label("coloured by"), shade);
    row.getStyleClass().add("explore-tools");
    setTop(row);
    setCenter(view);
    way.valueProperty().addListener(observed -> draw());
    shade.valueProperty().addListener(observed -> draw());
    model.mapProperty().addListener(observed -> draw());
    view.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    draw();
  }

  private void click(MouseEvent event) {
    chart
        .nearest(event.getX(), event.getY(), view.area(), desk.view().theme().get().charts())
        .map(hit -> shown.get(hit.group()).get(hit.point()))
        .ifPresent(sample -> model.indexProperty().set(sample));
  }

  private void draw() {
    @Nullable LatentMap map = model.mapProperty().get();
    List<PointGroup> groups = new ArrayList<>();
    List<List<Integer>> members = new ArrayList<>();
    if (map != null) {
      double[][] places = way.getValue() == Way.PCA ? map.principal() : map.neighbours();
      groups(map)
          .forEach(
              (name, indices) -> {
                List<PointGroup.Place> points =
                    indices.stream()
                        .map(i -> PointGroup.Place.of("", places[i][0], places[i][1]))
                        .toList();
                groups.add(new PointGroup(name, points, groups.size()));
                members.add(indices.stream().map(i -> map.samples().get(i).index()).toList());
              });
    }
    shown = members;
    chart = chart(groups);
    view.show(chart);
  }

  private static PointChart chart(List<PointGroup> groups) {
    return new PointChart(
        "Test samples by their latent spikes",
        Axis.linear("", ""),
        Axis.linear("", ""),
        groups,
        List.of());
  }

  /** Places of samples by the name of their group. */
  private Map<String, List<Integer>> groups(LatentMap map) {
    return switch (shade.getValue()) {
      case CLASS -> classes(map);
      case ERROR -> quarters(map, LatentMap.Sample::distortion, "%.3f to %.3f nats");
      case SPIKES -> quarters(map, LatentMap.Sample::spikes, "%.0f to %.0f spikes");
    };
  }

  private static Map<String, List<Integer>> classes(LatentMap map) {
    Map<String, List<Integer>> groups = new TreeMap<>();
    for (int i = 0; i < map.samples().size(); i++) {
      groups.computeIfAbsent(map.samples().get(i).className(), name -> new ArrayList<>()).add(i);
    }
    return groups;
  }

  /** The lowest to the highest quarter of the samples. */
  private static Map<String, List<Integer>> quarters(
      LatentMap map, ToDoubleFunction<LatentMap.Sample> value, String words) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < map.samples().size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> value.applyAsDouble(map.samples().get(i))));
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int q = 0; q < QUARTERS; q++) {
      int from = q * order.size() / QUARTERS;
      int to = (q + 1) * order.size() / QUARTERS;
      if (to > from) {
        double least = value.applyAsDouble(map.samples().get(order.get(from)));
        double most = value.applyAsDouble(map.samples().get(order.get(to - 1)));
        groups
            .computeIfAbsent(
                String.format(Locale.ROOT, words, least, most), name -> new ArrayList<>())
            .addAll(order.subList(from, to));
      }
    }
    return groups;
  }
}
