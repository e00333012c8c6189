package spikeloom.ui.screen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import spikeloom.exploration.Exploration.Sample;
import spikeloom.exploration.LatentInformation;
import spikeloom.run.MeanComparison;
import spikeloom.run.RunEdits;
import spikeloom.run.RunOverview;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.LatentChart;
import spikeloom.ui.chart.SignalCharts;
import spikeloom.ui.chart.Viewport;
import spikeloom.ui.figure.RunComparison;
import spikeloom.ui.figure.TrainingCurves;
import spikeloom.ui.model.CompareModel;
import spikeloom.ui.model.RunFigure;
import spikeloom.ui.model.RunGroup;
import spikeloom.ui.model.RunsModel;
import spikeloom.ui.text.Quantities;
import spikeloom.ui.text.Texts;

/** Compares runs: differences of settings, learning curves, and one sample in two of them. */
final class ComparePane extends BorderPane {
  private static final int MOST_RUNS = 60;

  private static final double PICTURE = 150;
  private static final double RASTER = 260;
  private static final double CURVES = 240;
  private static final double HEIGHT = 180;
  private static final double LEAST_HEIGHT = 470;
  private static final double SETTINGS = 230;
  private static final double WITH_PAIR = 210;

  private final Desk desk;
  private final RunsModel runs;
  private final CompareModel model;
  private final VBox list = new VBox();
  private final GridPane table = new GridPane();
  private final HBox pair = new HBox();
  private final VBox right = new VBox();
  private final ChartView distortion;
  private final ChartView rate;
  private final ChartView plane;
  private final ChartView settings;

  ComparePane(Desk desk, RunsModel runs, CompareModel model) {
    this.desk = desk;
    this.runs = runs;
    this.model = model;
    setId("compare-screen");
    getStyleClass().add("explore-pane");
    distortion = new ChartView(desk, RunComparison.distortion(List.of(), look()));
    distortion.setId("compare-distortion");
    rate = new ChartView(desk, RunComparison.rate(List.of(), look()));
    rate.setId("compare-rate");
    plane = new ChartView(desk, RunComparison.plane(List.of(), List.of()));
    plane.setId("compare-plane");
    settings = new ChartView(desk, RunComparison.settings(Map.of(), "", new double[0]));
    settings.setId("compare-settings");
    settings.setMinHeight(SETTINGS);
    settings.setPrefHeight(SETTINGS);
    HBox charts = new HBox(distortion, rate, plane);
    charts.getStyleClass().addAll("charts", "compare-charts");
    for (ChartView chart : List.of(distortion, rate, plane)) {
      HBox.setHgrow(chart, Priority.ALWAYS);
      chart.setPrefWidth(300);
      chart.setPrefHeight(260);
    }
    VBox.setVgrow(charts, Priority.ALWAYS);
    table.setId("differences");
    table.getStyleClass().add("difference-table");
    pair.setId("pair");
    pair.getStyleClass().add("explore-pictures");
    ScrollPane rows = new ScrollPane(table);
    rows.setMinHeight(120);
    rows.setPrefHeight(170);
    right.getChildren().setAll(differenceTools(), rows, charts, settings, pairTools(), pair);
    right.getStyleClass().add("section");
    list.getStyleClass().add("form");
    list.setId("compare-runs");
    ScrollPane choose = new ScrollPane(list);
    choose.setFitToWidth(true);
    choose.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    choose.setPrefWidth(260);
    choose.setMinWidth(220);
    setLeft(choose);
    setCenter(Tools.scrolled(right, LEAST_HEIGHT));
    InvalidationListener listed = observed -> list();
    runs.runs().addListener(listed);
    InvalidationListener redraw = observed -> draw();
    model.chosen().addListener(redraw);
    model.bySeedProperty().addListener(redraw);
    model.testFiguresProperty().addListener(redraw);
    desk.view().logarithmic().addListener(redraw);
    desk.view().smoothed().addListener(redraw);
    model.pairProperty().addListener(observed -> drawPair());
    list();
    draw();
    drawPair();
  }

  private static Label heading(String text) {
    Label heading = new Label(text);
    heading.getStyleClass().add("section-title");
    return heading;
  }

  private Node differenceTools() {
    CheckBox bySeed = option("by-seed", model.bySeedProperty());
    CheckBox test = option("test-figures", model.testFiguresProperty());
    return Tools.row(heading(Texts.SCREEN.get("compare.differences")), bySeed, test);
  }

  private static CheckBox option(String name, BooleanProperty value) {
    CheckBox option = new CheckBox(Texts.SCREEN.get("compare." + name));
    option.setId("compare-" + name);
    String help = Texts.SCREEN.get("compare." + name + "-help");
    option.setTooltip(new Tooltip(help));
    option.setAccessibleText(option.getText());
    option.setAccessibleHelp(help);
    option.setMinWidth(Region.USE_PREF_SIZE);
    option.selectedProperty().bindBidirectional(value);
    return option;
  }

  private Node pairTools() {
    Button look = new Button(Texts.SCREEN.get("compare.look"));
    look.setId("look");
    look.getStyleClass().add("small");
    look.setAccessibleText(look.getText());
    look.setOnAction(event -> model.look());
    NumberBox index =
        new NumberBox("compare-index", Texts.SCREEN.get("test-sample"), 0, Integer.MAX_VALUE, 0);
    index.valueProperty().addListener((observed, before, now) -> model.indexProperty().set(now));
    Label message = Tools.message(model.messageProperty());
    message.setId("compare-message");
    message.getStyleClass().addAll("muted", "explore-notes");
    return new VBox(
        Tools.row(Tools.together(new Label(Texts.SCREEN.get("test-sample")), index), look),
        message);
  }

  private void list() {
    list.getChildren().setAll(heading(Texts.SCREEN.get("compare.runs")));
    List<RunOverview> all = runs.runs();
    if (all.isEmpty()) {
      Label none = new Label(Texts.SCREEN.get("runs.none"));
      none.getStyleClass().add("muted");
      list.getChildren().add(none);
    }
    for (RunOverview run : all.stream().limit(MOST_RUNS).toList()) {
      CheckBox box = new CheckBox(run.name());
      box.setId("compare-" + run.name());
      box.setAccessibleText(Texts.SCREEN.get("compare.choose", run.name()));
      ShortName.in(box);
      box.setSelected(model.chosen().stream().anyMatch(one -> one.liesIn(run.directory())));
      box.selectedProperty()
          .addListener(
              (observed, before, now) -> {
                if (now) {
                  model.chosen().add(run);
                } else {
                  model.chosen().removeIf(one -> one.liesIn(run.directory()));
                }
              });
      list.getChildren().add(box);
    }
    List<RunOverview> kept =
        model.chosen().stream()
            .flatMap(chosen -> all.stream().filter(run -> run.liesIn(chosen.directory())).limit(1))
            .toList();
    if (!all.isEmpty() && !kept.equals(List.copyOf(model.chosen()))) {
      model.chosen().setAll(kept); // they have changed or were deleted
    }
  }

  private void draw() {
    List<RunOverview> chosen = List.copyOf(model.chosen());
    distortion.show(RunComparison.distortion(chosen, look()));
    rate.show(RunComparison.rate(chosen, look()));
    plane.show(RunComparison.plane(chosen, List.of()));
    drawSettings(chosen);
    drawTable(chosen);
  }

  private void drawTable(List<RunOverview> chosen) {
    table.getChildren().clear();
    if (chosen.size() < 2) {
      table.add(cell(Texts.SCREEN.get("compare.select"), "muted"), 0, 0);
      return;
    }
    List<RunGroup> columns = model.columns();
    for (int c = 0; c < columns.size(); c++) {
      Label name = cell(ShortName.of(columns.get(c).name()), "state");
      name.setTooltip(new Tooltip(columns.get(c).names()));
      table.add(name, c + 1, 0);
    }
    int row = 1;
    for (CompareModel.Difference difference : model.differences()) {
      table.add(named(difference.option(), List.of(difference.option())), 0, row);
      for (int c = 0; c < columns.size(); c++) {
        table.add(cell(difference.values().get(c), "value"), c + 1, row);
      }
      row++;
    }
    row += changes(columns, row);
    row += figures(columns, row);
    warnings(columns, row);
  }

  /** Adds a row of the changes during the runs, if there were any; returns the number of rows. */
  private int changes(List<RunGroup> columns, int row) {
    List<Integer> changes =
        columns.stream()
            .map(
                column ->
                    column.runs().stream()
                        .mapToInt(run -> RunEdits.of(run.directory()).size())
                        .sum())
            .toList();
    if (changes.stream().allMatch(count -> count == 0)) {
      return 0;
    }
    table.add(cell(Texts.SCREEN.get("compare.changes"), "muted"), 0, row);
    for (int c = 0; c < columns.size(); c++) {
      table.add(cell(changes.get(c).toString(), "value"), c + 1, row);
    }
    return 1;
  }

  /** Adds a row for each figure; returns their number. */
  private int figures(List<RunGroup> columns, int row) {
    List<RunFigure> figures = model.figures();
    for (int r = 0; r < figures.size(); r++) {
      RunFigure figure = figures.get(r);
      table.add(named(figure.label(), figure.terms()), 0, row + r);
      for (int c = 0; c < columns.size(); c++) {
        table.add(cell(figure.words(columns.get(c)), "value"), c + 1, row + r);
      }
    }
    return figures.size();
  }

  /** Settings and the first figure of the columns, once there is something to compare. */
  private void drawSettings(List<RunOverview> chosen) {
    List<RunFigure> figures = model.figures();
    List<CompareModel.Difference> differences = model.runDifferences();
    boolean shown = chosen.size() >= 2 && !differences.isEmpty() && !figures.isEmpty();
    settings.setVisible(shown);
    settings.setManaged(shown);
    setHeight();
    if (shown) {
      Map<String, List<String>> values = new LinkedHashMap<>();
      differences.forEach(each -> values.put(each.option(), each.values()));
      RunFigure figure = figures.get(0);
      double[] results =
          chosen.stream().mapToDouble(run -> figure.value(run).orElse(Double.NaN)).toArray();
      settings.show(RunComparison.settings(values, figure.label(), results));
    }
  }

  /** Adds a row for columns with a run whose model is worse than the mean. */
  private void warnings(List<RunGroup> columns, int row) {
    for (int c = 0; c < columns.size(); c++) {
      List<String> warnings =
          columns.get(c).runs().stream()
              .flatMap(run -> run.comparison().flatMap(MeanComparison::warning).stream())
              .toList();
      if (!warnings.isEmpty()) {
        Label warning = cell(Texts.SCREEN.get("worse-than-mean"), "layer-suggestion");
        warning.setTooltip(new Tooltip(String.join("\n", warnings)));
        table.add(warning, c + 1, row);
      }
    }
    if (columns.stream()
        .flatMap(each -> each.runs().stream())
        .anyMatch(RunOverview::worseThanMean)) {
      table.add(cell(Texts.SCREEN.get("compare.warning"), "muted"), 0, row);
    }
  }

  /** The name of a row, with its technical terms explained. */
  private static Label named(String text, List<String> terms) {
    Label label = cell(text, "muted");
    Terms.explain(label, terms.toArray(String[]::new));
    return label;
  }

  private static Label cell(String text, String style) {
    Label label = new Label(text);
    label.getStyleClass().add(style);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /** Reserves room for what is shown; the rest scrolls. */
  private void setHeight() {
    right.setMinHeight(
        LEAST_HEIGHT + (settings.isManaged() ? SETTINGS : 0) + (pair.isManaged() ? WITH_PAIR : 0));
  }

  private void drawPair() {
    pair.getChildren().clear();
    List<CompareModel.Through> both = model.pair();
    pair.setVisible(!both.isEmpty());
    pair.setManaged(!both.isEmpty());
    setHeight();
    if (both.isEmpty()) {
      return;
    }
    Sample first = both.get(0).sample();
    List<ChartView> pictures = new ArrayList<>();
    boolean overlaid = SignalCharts.overlaid(first.target().shape());
    if (!overlaid) {
      ChartView target = view(SignalCharts.of(Texts.SCREEN.get("target"), first.target()), PICTURE);
      pictures.add(target);
      pair.getChildren()
          .add(titled(Texts.SCREEN.get("target-of-class", first.className()), target));
    }
    for (CompareModel.Through one : both) {
      Chart reconstruction =
          SignalCharts.pair(
              overlaid
                  ? Texts.SCREEN.get("target-and-reconstruction")
                  : Texts.SCREEN.get("reconstruction"),
              one.sample().target(),
              one.decoded().reconstruction());
      ChartView latent = view(latent(one), RASTER);
      HBox.setHgrow(latent, Priority.ALWAYS);
      ChartView picture = view(reconstruction, overlaid ? CURVES : PICTURE);
      pictures.add(picture);
      Node charts = new HBox(picture, latent);
      Node column =
          titled(
              one.run()
                  + ": "
                  + Quantities.distortion(one.decoded().measure(), one.decoded().distortion()),
              charts);
      HBox.setHgrow(column, Priority.ALWAYS);
      pair.getChildren().add(column);
    }
    LinkedCharts.link(pictures);
  }

  private static LatentChart latent(CompareModel.Through one) {
    float[][] spikes = one.sample().spikes();
    return new LatentChart(
        Texts.SCREEN.get("compare.latent-spikes", one.run()),
        spikes,
        one.sample().information().map(LatentInformation::bits).orElse(null),
        spikes.length,
        null,
        null,
        Viewport.whole());
  }

  private ChartView view(Chart chart, double width) {
    ChartView view = new ChartView(desk, chart);
    view.setPrefSize(width, HEIGHT);
    return view;
  }

  private static Node titled(String words, Node charts) {
    Label label = new Label(words);
    label.getStyleClass().add("muted");
    ShortName.in(label);
    return new VBox(label, charts);
  }

  private TrainingCurves.Look look() {
    return new TrainingCurves.Look(
        desk.view().logarithmic().get() ? Axis.Scale.LOG : Axis.Scale.LINEAR,
        desk.view().smoothed().get() ? CurvesPane.SMOOTHING : 0);
  }
}
