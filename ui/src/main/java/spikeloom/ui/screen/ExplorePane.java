package spikeloom.ui.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import spikeloom.spike.Signal;
import spikeloom.ui.chart.RasterChart;
import spikeloom.ui.chart.Remark;
import spikeloom.ui.chart.SignalCharts;
import spikeloom.ui.model.EventPlayer;
import spikeloom.ui.model.ExploreModel;
import spikeloom.ui.model.ExploreView;
import spikeloom.ui.model.RecordedSteps;
import spikeloom.ui.model.SampleModel;
import spikeloom.ui.text.Quantities;
import spikeloom.ui.text.SampleNames;
import spikeloom.ui.text.Texts;

/**
 * Explores one sample: target, reconstruction, error and the effect of a spike above, the input and
 * latent spikes below, and the number of steps that the decoder reads.
 */
final class ExplorePane extends BorderPane {
  private static final double RUN_WIDTH = 260;
  private static final double LEAST_HEIGHT = 330;
  private static final long SECOND = 1_000_000_000L; // nanoseconds

  /** Choices of steps per second. */
  private static final List<Integer> SPEEDS = List.of(1, 2, 5, 10, 30);

  private final ExploreModel model;
  private final ChartView recording;
  private final ChartView target;
  private final DrawingPad pad;
  private final ChartView reconstruction;
  private final ChartView error;
  private final ChartView effect;
  private final ChartView input;
  private final LatentView latent;
  private final Label facts = new Label();
  private final ComboBox<EventPlayer.Look> look = new ComboBox<>();
  private final ComboBox<Integer> speed = new ComboBox<>();
  private final Slider time = new Slider(0, 1, 0);
  private final Tab map = new Tab(Texts.SCREEN.get("explore.map"));
  private final Ticker ticker = new Ticker();

  ExplorePane(Desk desk, ExploreModel model, List<Action> actions) {
    this.model = model;
    recording = waiting(desk, Texts.SCREEN.get("explore.recording"));
    recording.setId("explore-recording");
    recording.setVisible(false);
    target = waiting(desk, Texts.SCREEN.get("target"));
    target.setId("explore-target");
    pad = new DrawingPad(desk, model.drawing());
    reconstruction = waiting(desk, Texts.SCREEN.get("reconstruction"));
    reconstruction.setId("explore-signal");
    error = waiting(desk, Texts.SCREEN.get("explore.error"));
    error.setId("explore-error");
    effect = waiting(desk, Texts.SCREEN.get("explore.effect"));
    effect.setId("explore-effect");
    input = new ChartView(desk, Nothing.raster(Texts.SCREEN.get("explore.input")));
    input.setId("input-spikes");
    latent = new LatentView(desk, model);
    setId("explore");
    getStyleClass().add("explore-pane");
    List<ChartView> charts = List.of(recording, target, reconstruction, error, effect);
    LinkedCharts.link(charts);
    HBox pictures = new HBox(pad);
    pictures.getChildren().addAll(charts);
    for (Region picture : regions(pad, charts)) {
      HBox.setHgrow(picture, Priority.ALWAYS);
      picture.setPrefWidth(240);
      picture.managedProperty().bind(picture.visibleProperty());
    }
    pictures.getStyleClass().add("explore-pictures");
    SplitPane spikes = new SplitPane(sides(desk, actions), latent);
    spikes.setDividerPositions(0.4);
    SplitPane all = new SplitPane(pictures, spikes);
    all.setOrientation(Orientation.VERTICAL);
    all.setDividerPositions(0.42);
    setTop(
        new VBox(
            shipped(actions),
            tools(actions),
            scrubber(actions),
            between(actions),
            facts(),
            messages()));
    setCenter(Tools.scrolled(all, LEAST_HEIGHT));
    model.viewProperty().addListener((observed, before, now) -> show(now));
    model
        .playingProperty()
        .addListener(
            (observed, before, now) -> {
              if (now) {
                ticker.start();
              } else {
                ticker.stop();
              }
            });
    model
        .drawing()
        .activeProperty()
        .addListener(
            (observed, before, now) -> {
              show(model.view().orElse(null));
              if (now) {
                pad.focus();
              }
            });
    show(model.view().orElse(null));
  }

  private static List<Region> regions(Region first, List<ChartView> others) {
    List<Region> all = new ArrayList<>(others);
    all.add(0, first);
    return all;
  }

  private static ChartView waiting(Desk desk, String title) {
    return new ChartView(desk, new Remark(title, Texts.SCREEN.get("explore.nothing")));
  }

  private Node tools(List<Action> actions) {
    FlowPane row = Tools.row();
    for (String id :
        List.of(
            "previous-sample",
            "next-sample",
            "undo",
            "redo",
            "drop",
            "jitter",
            "silence",
            "reset-spikes",
            "clear-brush",
            "clear-drawing")) {
      row.getChildren().add(Buttons.plain(WorkbenchActions.named(actions, id)));
    }
    row.getChildren().add(0, draw(actions));
    for (String id : List.of("play-target", "play-reconstruction")) {
      Button button = Buttons.plain(WorkbenchActions.named(actions, id));
      button.visibleProperty().bind(model.playback().audibleProperty());
      button.managedProperty().bind(button.visibleProperty());
      row.getChildren().add(button);
    }
    NumberBox seed =
        new NumberBox("explore-seed", Texts.SCREEN.get("seed"), 0, Integer.MAX_VALUE, 1);
    seed.valueProperty().addListener((observed, before, now) -> model.seedProperty().set(now));
    model
        .seedProperty()
        .addListener((observed, before, now) -> seed.getValueFactory().setValue(now.intValue()));
    row.getChildren().add(Tools.together(new Label(Texts.SCREEN.get("seed")), seed));
    return row;
  }

  private Node draw(List<Action> actions) {
    Action action = WorkbenchActions.named(actions, "draw");
    ToggleButton button = new ToggleButton(Texts.SCREEN.get("draw"), Icon.PEN.node());
    button.setId("draw");
    button.getStyleClass().add("small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.selectedProperty().bindBidirectional(model.drawing().activeProperty());
    button.disableProperty().bind(action.disabled());
    Buttons.describe(button, action);
    return button;
  }

  /** What a model that ships with the program is for, and the way to a run of one's own. */
  private Node shipped(List<Action> actions) {
    Label sentence = new Label();
    sentence.setId("shipped-model");
    sentence.setWrapText(true);
    sentence.setMaxWidth(Double.MAX_VALUE);
    sentence.textProperty().bind(model.shippedProperty().map(SampleModel::sentence).orElse(""));
    HBox.setHgrow(sentence, Priority.ALWAYS);
    Button train = Buttons.plain(WorkbenchActions.named(actions, "screen-train"));
    train.setId("train-your-own");
    train.setText(Texts.SCREEN.get("train-your-own"));
    HBox row = new HBox(sentence, Buttons.plain(WorkbenchActions.named(actions, "tour")), train);
    row.getStyleClass().add("shipped-model");
    row.visibleProperty().bind(model.shippedProperty().isNotNull());
    row.managedProperty().bind(row.visibleProperty());
    return row;
  }

  private Node facts() {
    facts.setId("explore-facts");
    Terms.explain(facts, "step", "spike", "rate", "bit", "distortion");
    facts.setWrapText(true);
    facts.setMinHeight(Region.USE_PREF_SIZE);
    facts.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(facts, Priority.ALWAYS);
    Label run = new Label();
    run.setId("explore-run");
    run.getStyleClass().add("muted");
    run.textProperty()
        .bind(
            model
                .runProperty()
                .map(name -> name.isEmpty() ? "" : Texts.SCREEN.get("explore.run", name)));
    run.setMaxWidth(RUN_WIDTH);
    ShortName.in(run);
    HBox row = new HBox(facts, run);
    row.getStyleClass().add("explore-facts");
    return row;
  }

  /** The running computation with a cancel button, and warnings from loading the model. */
  private Node messages() {
    Label message = Tools.message(model.messageProperty());
    message.setId("explore-message");
    message.getStyleClass().add("muted");
    Button cancel = new Button(Texts.SCREEN.get("cancel"));
    cancel.setId("explore-cancel");
    cancel.getStyleClass().add("small");
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setAccessibleText(Texts.SCREEN.get("explore.cancel"));
    cancel.visibleProperty().bind(model.busy());
    cancel.managedProperty().bind(cancel.visibleProperty());
    cancel.setOnAction(event -> model.cancel());
    HBox row = new HBox(message, cancel);
    row.getStyleClass().add("explore-facts");
    row.managedProperty().bind(model.messageProperty().isNotEmpty().or(model.busy()));
    Label notes = Tools.message(model.notesProperty());
    notes.setId("explore-notes");
    notes.getStyleClass().addAll("layer-suggestion", "explore-notes");
    return new VBox(row, notes);
  }

  /** The input, the map of all samples, potentials, or all latent neurons. */
  private Node sides(Desk desk, List<Action> actions) {
    Tab spikes = new Tab(Texts.SCREEN.get("input-spikes"), input);
    map.setContent(new LatentMapView(desk, model, actions));
    spikes.setClosable(false);
    map.setClosable(false);
    map.setOnSelectionChanged(
        event -> {
          if (map.isSelected()) {
            model.map().requestAgain();
          }
        });
    Tab membranes = new Tab(Texts.SCREEN.get("potentials"));
    membranes.setContent(
        new MembraneView(desk, model, WorkbenchActions.named(actions, "trace-neuron")));
    membranes.setClosable(false);
    membranes.setOnSelectionChanged(event -> model.membranes().want(membranes.isSelected()));
    Tab neurons = new Tab(Texts.SCREEN.get("neurons"), new NeuronsView(desk, model.atlas()));
    neurons.setClosable(false);
    neurons.setOnSelectionChanged(event -> model.atlas().want(neurons.isSelected()));
    TabPane tabs = new TabPane(spikes, map, membranes, neurons);
    tabs.setId("explore-sides");
    tabs.getStyleClass().add("dense");
    return tabs;
  }

  private void requestMap() {
    if (map.isSelected()) {
      model.map().request();
    }
  }

  /** Controls to interpolate between samples and to draw from the prior. */
  private Node between(List<Action> actions) {
    NumberBox other =
        new NumberBox("towards", Texts.SCREEN.get("explore.towards"), 0, Integer.MAX_VALUE, 1);
    model
        .viewProperty()
        .addListener((observed, before, now) -> other.setMost(Math.max(1, model.samples() - 1)));
    Slider share = new Slider(0, 1, 0);
    share.setId("share");
    share.setAccessibleText(Texts.SCREEN.get("explore.share"));
    share.setBlockIncrement(0.1);
    share.setPrefWidth(220);
    share.disableProperty().bind(WorkbenchActions.named(actions, "draw-prior").disabled());
    share
        .valueProperty()
        .addListener(
            (observed, before, now) -> model.interpolate(other.getValue(), now.doubleValue()));
    return Tools.row(
        Buttons.plain(WorkbenchActions.named(actions, "draw-prior")),
        Tools.together(new Label(Texts.SCREEN.get("explore.interpolate")), other, share));
  }

  private Node scrubber(List<Action> actions) {
    Action play = WorkbenchActions.named(actions, "play");
    ToggleButton button = new ToggleButton(Texts.SCREEN.get("play"), Icon.PLAY.node());
    button.selectedProperty().bindBidirectional(model.playingProperty());
    button.disableProperty().bind(play.disabled());
    button.setId("play");
    Buttons.describe(button, play);
    time.setId("time");
    time.setAccessibleText(Texts.SCREEN.get("explore.time"));
    time.setBlockIncrement(1);
    time.setMajorTickUnit(1);
    time.setMinorTickCount(0);
    time.setSnapToTicks(true);
    time.disableProperty().bind(play.disabled());
    HBox.setHgrow(time, Priority.ALWAYS);
    ChangeListener<Number> moved =
        (observed, before, now) -> model.seenProperty().set((int) Math.round(now.doubleValue()));
    time.valueProperty().addListener(moved);
    model.seenProperty().addListener((observed, before, now) -> time.setValue(now.doubleValue()));
    button.setMinWidth(Region.USE_PREF_SIZE);
    speed.getItems().setAll(SPEEDS);
    speed.valueProperty().bindBidirectional(model.speedProperty());
    speed.setId("explore-speed");
    speed.setAccessibleText(Texts.SCREEN.get("explore.speed"));
    speed.setTooltip(new Tooltip(Texts.SCREEN.get("explore.speed")));
    speed.setMinWidth(Region.USE_PREF_SIZE);
    look.getItems().setAll(EventPlayer.Look.values());
    look.setValue(EventPlayer.Look.ACCUMULATE);
    look.setId("recording-look");
    look.setAccessibleText(Texts.SCREEN.get("explore.look"));
    look.setTooltip(new Tooltip(Texts.SCREEN.get("explore.look-help")));
    look.setMinWidth(Region.USE_PREF_SIZE);
    look.visibleProperty().bind(recording.visibleProperty());
    look.managedProperty().bind(look.visibleProperty());
    look.valueProperty()
        .addListener((observed, before, now) -> model.view().ifPresent(this::showRecording));
    Label perSecond = new Label(Texts.SCREEN.get("explore.per-second"));
    perSecond.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(button, time, look, speed, perSecond);
    row.getStyleClass().add("explore-tools");
    return row;
  }

  private void show(@Nullable ExploreView view) {
    if (view == null) {
      facts.setText(Texts.SCREEN.get("explore.no-run"));
      return;
    }
    requestMap(); // of a run opened while the map was visible
    time.setMax(view.spikes().length);
    time.setValue(view.seen());
    showRecording(view);
    Signal wanted = view.sample().target();
    boolean overlaid = SignalCharts.overlaid(wanted.shape());
    boolean drawn = model.drawing().activeProperty().get();
    target.setVisible(!overlaid && !drawn);
    target.show(SignalCharts.of(Texts.SCREEN.get("target"), wanted));
    reconstruction.show(
        SignalCharts.pair(
            overlaid
                ? Texts.SCREEN.get("target-and-reconstruction")
                : Texts.SCREEN.get("reconstruction"),
            wanted,
            view.decoded().reconstruction()));
    error.show(SignalCharts.error(Texts.SCREEN.get("explore.error"), view.error()));
    effect.show(
        view.effect()
            .map(change -> SignalCharts.effect(Texts.SCREEN.get("explore.effect"), change))
            .orElseGet(
                () ->
                    new Remark(
                        Texts.SCREEN.get("explore.effect"), Texts.SCREEN.get("explore.hover"))));
    input.show(
        new RasterChart(
            Texts.SCREEN.get("explore.input"),
            RasterChart.Channel.INPUT,
            view.sample().input(),
            RasterChart.Detail.AXES));
    latent.show(view);
    String bits =
        view.information()
            .map(
                all ->
                    " · "
                        + Texts.SCREEN.get(
                            "explore.bits",
                            all.rate(view.part()),
                            all.information(view.spikes(), view.part())))
            .orElse("");
    facts.setText(
        Texts.SCREEN.get(
            "explore.facts",
            SampleNames.withClass(view.sample()),
            view.seen(),
            view.spikes().length,
            view.count(),
            bits,
            Quantities.briefly(view.decoded().measure(), view.decoded().distortion())));
  }

  private void showRecording(ExploreView view) {
    RecordedSteps steps = view.recording().orElse(null);
    recording.setVisible(steps != null);
    if (steps != null) {
      EventPlayer.Look shown = look.getValue();
      recording.show(
          RecordingCharts.of(steps.frame(view.seen(), shown), steps.when(view.seen(), shown)));
    }
  }

  /** Advances by a step at the chosen speed. */
  private final class Ticker extends AnimationTimer {
    private long last;

    @Override
    public void handle(long now) {
      if (now - last >= SECOND / speed.getValue()) {
        last = now;
        model.advance();
      }
    }
  }
}
