package spikeloom.ui.screen;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.BarChart;
import spikeloom.ui.chart.BarSeries;
import spikeloom.ui.chart.ColourMap;
import spikeloom.ui.chart.SignalChart;
import spikeloom.ui.chart.SignalCharts;
import spikeloom.ui.model.DataModel;
import spikeloom.ui.model.DataSummary;
import spikeloom.ui.model.EventPlayer;
import spikeloom.ui.text.LocalNumbers;
import spikeloom.ui.text.Texts;

/** Shows a data set, and plays event recordings. */
final class DataPane extends BorderPane {
  private static final double PICTURE = 84;
  private static final double CURVE_WIDTH = 210;
  private static final double CURVE_HEIGHT = 130;
  private static final double LEAST_HEIGHT = 420;
  private static final int MOST_BARS = 30;

  private final Desk desk;
  private final DataModel model;
  private final Consumer<Screen> show;
  private final Label facts = new Label();
  private final FlowPane samples = new FlowPane();
  private final ChartView classes;
  private final ChartView film;
  private final VBox player;
  private final Slider time = new Slider(0, 1, 0);
  private final Label moment = new Label();
  private final Ticker ticker = new Ticker();

  DataPane(ScreenParts parts) {
    desk = parts.desk();
    model = parts.models().data();
    show = parts.show();
    setId("data-screen");
    getStyleClass().add("explore-pane");
    classes = new ChartView(desk, bars(List.of()));
    classes.setId("class-counts");
    film = new ChartView(desk, Nothing.signal(Texts.SCREEN.get("recording")));
    film.setId("event-film");
    VBox.setVgrow(film, Priority.ALWAYS);
    facts.setId("data-facts");
    facts.setWrapText(true);
    facts.setMinHeight(Region.USE_PREF_SIZE);
    samples.getStyleClass().add("tiles");
    samples.setId("data-samples");
    samples.setHgap(8);
    samples.setVgap(8);
    ScrollPane pictures = new ScrollPane(samples);
    pictures.setFitToWidth(true);
    pictures.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(pictures, Priority.ALWAYS);
    VBox left =
        new VBox(
            facts,
            heading(Texts.SCREEN.get("data.first")),
            pictures,
            heading(Texts.SCREEN.get("data.classes")),
            classes);
    classes.setPrefHeight(210);
    classes.setMinHeight(180);
    left.getStyleClass().add("section");
    HBox.setHgrow(left, Priority.ALWAYS);
    left.setPrefWidth(700);
    player = new VBox(heading(Texts.SCREEN.get("recording")), film, playerTools());
    player.getStyleClass().add("section");
    player.setPrefWidth(520);
    player.setMinWidth(360);
    setTop(tools(parts.actions()));
    setCenter(Tools.scrolled(new HBox(left, player), LEAST_HEIGHT));
    model.summaryProperty().addListener((observed, before, now) -> show(now));
    model.player().frameProperty().addListener((observed, before, now) -> show(now));
    model
        .player()
        .playingProperty()
        .addListener(
            (observed, before, now) -> {
              if (now) {
                ticker.begin();
              } else {
                ticker.stop();
              }
            });
    show(model.summary().orElse(null));
    show(model.player().frame().orElse(null));
  }

  private static Label heading(String text) {
    Label heading = new Label(text);
    heading.getStyleClass().add("form-heading");
    return heading;
  }

  private Node tools(List<Action> actions) {
    FlowPane row = Tools.row();
    for (String id : List.of("open-data-file", "open-data-folder", "play-recording")) {
      row.getChildren().add(Buttons.plain(WorkbenchActions.named(actions, id)));
    }
    Button train = Buttons.train("train-data", Texts.SCREEN.get("data.train-on"), desk);
    train.setOnAction(event -> show.accept(Screen.TRAIN));
    row.getChildren().add(train);
    Button cancel = new Button(Texts.SCREEN.get("cancel"));
    cancel.getStyleClass().add("small");
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setAccessibleText(Texts.SCREEN.get("data.cancel"));
    cancel.visibleProperty().bind(model.busyProperty());
    cancel.managedProperty().bind(cancel.visibleProperty());
    cancel.setOnAction(event -> model.cancel());
    Label message = Tools.message(model.messageProperty());
    message.setId("data-message");
    message.getStyleClass().add("muted");
    HBox below = new HBox(message, cancel);
    below.getStyleClass().add("explore-facts");
    below.managedProperty().bind(model.messageProperty().isNotEmpty().or(model.busyProperty()));
    return new VBox(row, below);
  }

  private Node playerTools() {
    EventPlayer events = model.player();
    ToggleButton play = new ToggleButton(Texts.SCREEN.get("play"), Icon.PLAY.node());
    play.setId("play-events");
    play.setAccessibleText(Texts.SCREEN.get("recording.play"));
    play.selectedProperty().bindBidirectional(events.playingProperty());
    Button back = step("events-back", Texts.SCREEN.get("recording.back"), Icon.PREVIOUS, -1);
    Button on = step("events-on", Texts.SCREEN.get("recording.on"), Icon.NEXT, 1);
    ComboBox<EventPlayer.Look> look = new ComboBox<>();
    look.getItems().setAll(EventPlayer.Look.values());
    look.setId("event-look");
    look.setAccessibleText(Texts.SCREEN.get("recording.look"));
    look.valueProperty().bindBidirectional(events.lookProperty());
    ComboBox<Double> speed = new ComboBox<>();
    speed.getItems().setAll(0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0);
    speed.setConverter(new Speeds());
    speed.setId("event-speed");
    speed.setAccessibleText(Texts.SCREEN.get("recording.speed-help"));
    speed.setValue(events.speedProperty().get());
    speed.valueProperty().addListener((observed, before, now) -> events.speedProperty().set(now));
    Slider window = new Slider(1, 200, events.windowProperty().get());
    window.setId("event-window");
    window.setAccessibleText(Texts.SCREEN.get("recording.window-help"));
    window.setPrefWidth(90);
    window.valueProperty().bindBidirectional(events.windowProperty());
    time.setId("event-time");
    time.setAccessibleText(Texts.SCREEN.get("recording.time"));
    time.valueProperty().bindBidirectional(events.positionProperty());
    moment.setMinHeight(Region.USE_PREF_SIZE);
    moment.setWrapText(true);
    moment.getStyleClass().add("muted");
    moment.setId("event-moment");
    Button close = new Button(Texts.SCREEN.get("close"));
    close.setId("events-close");
    close.getStyleClass().add("small");
    close.setAccessibleText(Texts.SCREEN.get("recording.close"));
    close.setOnAction(event -> events.close());
    Button train = Buttons.train("train-recording", Texts.SCREEN.get("recording.train-on"), desk);
    train.setOnAction(event -> model.recording().map(Path::toString).ifPresent(this::trainOn));
    HBox moves = new HBox(back, play, on, look, train, close);
    HBox times =
        new HBox(
            new Label(Texts.SCREEN.get("recording.window")),
            window,
            new Label(Texts.SCREEN.get("recording.speed")),
            speed);
    for (HBox row : List.of(moves, times)) {
      row.getStyleClass().add("explore-tools");
      for (Node each : row.getChildren()) {
        if (each instanceof Region control) {
          control.setMinWidth(Region.USE_PREF_SIZE);
        }
      }
    }
    return new VBox(time, moves, times, moment);
  }

  private void trainOn(String recording) {
    desk.plan().choose(recording);
    show.accept(Screen.TRAIN);
  }

  private Button step(String id, String words, Icon icon, int by) {
    Button button = new Button("", icon.node());
    button.setId(id);
    button.getStyleClass().addAll("button-icon", "flat", "small");
    button.setAccessibleText(words);
    button.setTooltip(new Tooltip(words));
    button.setOnAction(event -> model.player().step(by));
    return button;
  }

  private void show(@Nullable DataSummary data) {
    samples.getChildren().clear();
    if (data == null) {
      facts.setText(Texts.SCREEN.get("data.choose"));
      classes.show(bars(List.of()));
      return;
    }
    facts.setText(
        Texts.SCREEN.get(
            "data.facts",
            data.name(),
            data.kind(),
            data.train(),
            data.validation(),
            data.test(),
            data.shape(),
            data.spikes() ? ", " + Texts.SCREEN.get("data.spikes") : "",
            value(data.least()),
            value(data.most()),
            value(data.mean()),
            data.splitRule(),
            String.join("", data.notes().stream().map(note -> "\n" + note).toList())));
    for (DataSummary.Thumbnail sample : data.samples()) {
      boolean curve = SignalCharts.overlaid(sample.signal().shape());
      String title = Texts.SCREEN.get("data.class", sample.className());
      ChartView picture =
          new ChartView(
              desk,
              curve
                  ? SignalCharts.of(title, sample.signal())
                  : new SignalChart(title, sample.signal(), ColourMap.GREY));
      double width = curve ? CURVE_WIDTH : PICTURE;
      double height = curve ? CURVE_HEIGHT : PICTURE;
      picture.setMinSize(width, height);
      picture.setPrefSize(width, height);
      Label name = new Label(sample.className());
      name.getStyleClass().add("muted");
      name.setMaxWidth(width);
      ShortName.in(name);
      name.setVisible(!curve); // curves have a heading
      name.setManaged(!curve);
      samples.getChildren().add(new VBox(picture, name));
    }
    classes.show(bars(data.classes()));
  }

  private static String value(double number) {
    return LocalNumbers.format("%.4g", number);
  }

  private static BarChart bars(List<DataSummary.ClassCount> counts) {
    List<DataSummary.ClassCount> shown = counts.stream().limit(MOST_BARS).toList();
    String rest =
        counts.size() > MOST_BARS
            ? " " + Texts.SCREEN.get("data.first-classes", MOST_BARS, counts.size())
            : "";
    return new BarChart(
        Texts.SCREEN.get("data.per-class") + rest,
        Axis.linear("", Texts.SCREEN.get("data.samples")),
        shown.stream().map(DataSummary.ClassCount::name).toList(),
        List.of(
            BarSeries.of(
                Texts.SCREEN.get("data.train"),
                shown.stream().mapToDouble(c -> c.train()).toArray(),
                0),
            BarSeries.of(
                Texts.SCREEN.get("data.validation"),
                shown.stream().mapToDouble(c -> c.validation()).toArray(),
                1),
            BarSeries.of(
                Texts.SCREEN.get("data.test"),
                shown.stream().mapToDouble(c -> c.test()).toArray(),
                2)),
        List.of());
  }

  private void show(EventPlayer.@Nullable Frame frame) {
    boolean there = frame != null;
    player.setVisible(there);
    player.setManaged(there);
    if (frame == null) {
      return;
    }
    time.setMax(Math.max(1e-3, model.player().duration()));
    time.setBlockIncrement(model.player().windowProperty().get());
    film.show(
        RecordingCharts.of(
            frame, LocalNumbers.format("%.1f ms", model.player().positionProperty().get())));
    moment.setText(
        Texts.SCREEN.get(
            "recording.facts",
            frame.name(),
            frame.sensor(),
            model.player().positionProperty().get(),
            model.player().duration(),
            frame.events(),
            model.player().windowProperty().get()));
  }

  /** Advances the recording in real time. */
  private final class Ticker extends AnimationTimer {
    private long last;

    void begin() {
      last = 0;
      start();
    }

    @Override
    public void handle(long now) {
      if (last != 0) {
        model.player().advance((now - last) / 1e6);
      }
      last = now;
    }
  }

  /** Speeds are chosen, not typed. */
  private static final class Speeds extends StringConverter<Double> {
    @Override
    public String toString(@Nullable Double speed) {
      return speed == null ? "" : Texts.SCREEN.get("recording.speed-value", speed);
    }

    @Override
    public Double fromString(String text) {
      throw new UnsupportedOperationException("the choice is not editable");
    }
  }
}
