package spikeloom.ui.screen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import spikeloom.exploration.LatentMap;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Lasso;
import spikeloom.ui.chart.PointChart;
import spikeloom.ui.chart.PointGroup;
import spikeloom.ui.chart.PointPlaces;
import spikeloom.ui.model.ExploreModel;
import spikeloom.ui.model.MapGroups;
import spikeloom.ui.model.MapModel;
import spikeloom.ui.model.SampleSelection;
import spikeloom.ui.text.Texts;

/**
 * The test samples in a plane by their latent spikes; a click explores a sample, a lasso lists the
 * samples inside it.
 */
final class LatentMapView extends BorderPane {
  private static final double MAP_SHARE = 0.44;

  private final Desk desk;
  private final ExploreModel model;
  private final MapModel map;
  private final SampleSelection selection;
  private final ComboBox<Way> way = new ComboBox<>();
  private final ComboBox<MapGroups> shade = new ComboBox<>();
  private final ChartView view;
  private final SplitPane parts;
  private final SampleList list;
  private List<List<Integer>> shown = List.of(); // samples of each group of the chart
  private PointChart chart = chart(List.of());

  /** Projection of the samples. */
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

  LatentMapView(Desk desk, ExploreModel model, List<Action> actions) {
    this.desk = desk;
    this.model = model;
    map = model.map();
    selection = map.selection();
    view = new ChartView(desk, chart);
    view.setId("latent-map");
    parts = new SplitPane(new StackPane(view, new LassoLine(view, this::choose)));
    list = new SampleList(model, actions);
    setTop(tools());
    setCenter(parts);
    map.mapProperty().addListener(observed -> draw());
    selection.samplesProperty().addListener(observed -> chosen());
    view.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::key); // lists handle Escape themselves
    draw();
  }

  private Node tools() {
    way.getItems().setAll(Way.values());
    way.setValue(Way.TSNE);
    way.setId("map-way");
    way.setAccessibleText(Texts.SCREEN.get("map.way"));
    way.valueProperty().addListener(observed -> draw());
    shade.getItems().setAll(MapGroups.values());
    shade.setValue(MapGroups.CLASS);
    shade.setId("map-shade");
    shade.setAccessibleText(Texts.SCREEN.get("map.shade-help"));
    shade.valueProperty().addListener(observed -> draw());
    way.setMinWidth(Region.USE_PREF_SIZE);
    return Tools.row(
        way, Tools.together(new Label(Texts.SCREEN.get("map.shade")), shade), new ClassChoice(map));
  }

  private PointPlaces places() {
    return chart.places(view.area(), desk.view().theme().get().charts());
  }

  private int sample(PointPlaces.Hit hit) {
    return shown.get(hit.group()).get(hit.point());
  }

  private void click(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      places()
          .nearest(event.getX(), event.getY())
          .ifPresent(hit -> model.indexProperty().set(sample(hit)));
    }
  }

  private void choose(Lasso lasso) {
    selection.choose(places().within(lasso).stream().map(this::sample).toList());
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && !selection.samples().isEmpty()) {
      selection.clear();
      view.requestFocus();
      event.consume();
    }
  }

  /** The list is shown beside the map while it has rows. */
  private void chosen() {
    boolean listed = parts.getItems().contains(list);
    if (selection.samples().isEmpty() == listed) {
      if (listed) {
        parts.getItems().remove(list);
      } else {
        parts.getItems().add(list);
        parts.setDividerPositions(MAP_SHARE);
      }
    }
    draw();
  }

  private void draw() {
    @Nullable LatentMap found = map.mapProperty().get();
    List<PointGroup> groups = new ArrayList<>();
    List<List<Integer>> members = new ArrayList<>();
    if (found != null) {
      double[][] places = way.getValue() == Way.PCA ? found.principal() : found.neighbours();
      Set<LatentMap.Sample> chosen = new HashSet<>(selection.samples());
      shade
          .getValue()
          .of(found.samples())
          .forEach(
              (name, group) -> {
                List<PointGroup.Place> points =
                    group.stream()
                        .map(i -> PointGroup.Place.of("", places[i][0], places[i][1]))
                        .toList();
                Set<Integer> strong =
                    IntStream.range(0, group.size())
                        .filter(k -> chosen.contains(found.samples().get(group.get(k))))
                        .boxed()
                        .collect(Collectors.toSet());
                groups.add(new PointGroup(name, points, groups.size(), strong));
                members.add(group.stream().map(i -> found.samples().get(i).index()).toList());
              });
    }
    shown = members;
    chart = chart(groups);
    view.show(chart);
  }

  private static PointChart chart(List<PointGroup> groups) {
    return new PointChart(
        Texts.SCREEN.get("map.title"), Axis.linear("", ""), Axis.linear("", ""), groups, List.of());
  }
}
