package spikeloom.ui.screen;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import spikeloom.spike.Signal;
import spikeloom.ui.chart.ColourMap;
import spikeloom.ui.chart.RasterChart;
import spikeloom.ui.chart.SignalChart;
import spikeloom.ui.model.ExploreModel;
import spikeloom.ui.model.ExploreView;

/**
 * One sample taken apart: target, reconstruction, error and the effect of a spike above, the spikes
 * that come in and the latent ones below, and the time up to which the decoder sees them.
 */
final class ExplorePane extends BorderPane {
  private static final long FRAME_NANOS = 1_000_000_000L / 30;

  private final ExploreModel model;
  private final ChartView target;
  private final ChartView reconstruction;
  private final ChartView error;
  private final ChartView effect;
  private final ChartView input;
  private final LatentView latent;
  private final Label facts = new Label();
  private final Slider time = new Slider(0, 1, 0);
  private final Tab map = new Tab("Map of samples");
  private final Ticker ticker = new Ticker();

  ExplorePane(Desk desk, ExploreModel model, List<Action> actions) {
    this.model = model;
    target = signal(desk, "Target");
    reconstruction = signal(desk, "Reconstruction");
    error = signal(desk, "Error");
    effect = signal(desk, "Effect of the spike");
    input = new ChartView(desk, Nothing.raster("Input"));
    input.setId("input-spikes");
    latent = new LatentView(desk, model);
    setId("explore");
    getStyleClass().add("explore-pane");
    HBox pictures =
        new HBox(
            titled("Target", target),
            titled("Reconstruction", reconstruction),
            titled("Error", error),
            titled("Effect of the spike", effect));
    pictures.getStyleClass().add("explore-pictures");
    SplitPane spikes = new SplitPane(sides(desk, actions), latent);
    spikes.setDividerPositions(0.4);
    SplitPane all = new SplitPane(pictures, spikes);
    all.setOrientation(Orientation.VERTICAL);
    all.setDividerPositions(0.42);
    setTop(new VBox(tools(actions), scrubber(actions), between(actions)));
    setCenter(all);
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
    show(model.view().orElse(null));
  }

  private static ChartView signal(Desk desk, String title) {
    return new ChartView(desk, Nothing.signal(title));
  }

  private static Node titled(String title, ChartView chart) {
    Label label = new Label(title);
    label.getStyleClass().add("form-heading");
    VBox box = new VBox(label, chart);
    VBox.setVgrow(chart, Priority.ALWAYS);
    HBox.setHgrow(box, Priority.ALWAYS);
    box.setPrefWidth(240);
    return box;
  }

  private Node tools(List<Action> actions) {
    HBox row = new HBox();
    row.getStyleClass().add("explore-tools");
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
            "clear-brush")) {
      row.getChildren().add(Buttons.plain(WorkbenchActions.named(actions, id)));
    }
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Label message = new Label();
    message.textProperty().bind(model.messageProperty());
    message.getStyleClass().add("muted");
    Button cancel = new Button("Cancel");
    cancel.setId("explore-cancel");
    cancel.getStyleClass().add("small");
    cancel.setAccessibleText("Cancel what is being computed");
    cancel.visibleProperty().bind(model.busy());
    cancel.managedProperty().bind(cancel.visibleProperty());
    cancel.setOnAction(event -> model.cancel());
    Label run = new Label();
    run.setId("explore-run");
    run.getStyleClass().add("muted");
    run.textProperty().bind(model.runProperty().map(name -> name.isEmpty() ? "" : "run " + name));
    row.getChildren().addAll(run, space, message, cancel);
    return row;
  }

  /** The input, the map of all samples, or potentials. */
  private Node sides(Desk desk, List<Action> actions) {
    Tab spikes = new Tab("Input spikes", input);
    map.setContent(new LatentMapView(desk, model, actions));
    spikes.setClosable(false);
    map.setClosable(false);
    map.setOnSelectionChanged(
        event -> {
          if (map.isSelected()) {
            model.map().requestAgain();
          }
        });
    Tab membranes = new Tab("Potentials");
    membranes.setContent(
        new MembraneView(desk, model, WorkbenchActions.named(actions, "trace-neuron")));
    membranes.setClosable(false);
    membranes.setOnSelectionChanged(event -> model.membranes().want(membranes.isSelected()));
    TabPane tabs = new TabPane(spikes, map, membranes);
    tabs.setId("explore-sides");
    tabs.getStyleClass().add("dense");
    return tabs;
  }

  private void requestMap() {
    if (map.isSelected()) {
      model.map().request();
    }
  }

  /** Between two samples, and what no sample is. */
  private Node between(List<Action> actions) {
    NumberBox other = new NumberBox("towards", "The other test sample", 0, Integer.MAX_VALUE, 1);
    model
        .viewProperty()
        .addListener((observed, before, now) -> other.setMost(Math.max(1, model.samples() - 1)));
    Slider share = new Slider(0, 1, 0);
    share.setId("share");
    share.setAccessibleText("Share of the other sample");
    share.setBlockIncrement(0.1);
    share.setPrefWidth(220);
    share.disableProperty().bind(WorkbenchActions.named(actions, "draw-prior").disabled());
    share
        .valueProperty()
        .addListener(
            (observed, before, now) -> model.interpolate(other.getValue(), now.doubleValue()));
    HBox row =
        new HBox(
            Buttons.plain(WorkbenchActions.named(actions, "draw-prior")),
            new Label("Towards sample"),
            other,
            share);
    row.getStyleClass().add("explore-tools");
    return row;
  }

  private Node scrubber(List<Action> actions) {
    Action play = WorkbenchActions.named(actions, "play");
    ToggleButton button = new ToggleButton("Play", Icon.PLAY.node());
    button.selectedProperty().bindBidirectional(model.playingProperty());
    button.disableProperty().bind(play.disabled());
    button.setId("play");
    Buttons.describe(button, play);
    time.setId("time");
    time.setAccessibleText("Steps that the decoder sees");
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
    facts.setId("explore-facts");
    HBox row = new HBox(button, time, facts);
    row.getStyleClass().add("explore-tools");
    return row;
  }

  private void show(@Nullable ExploreView view) {
    if (view == null) {
      facts.setText("Open a run, or train one, to take its spikes apart.");
      return;
    }
    requestMap(); // of a run that was opened while the map was seen
    time.setMax(view.spikes().length);
    time.setValue(view.seen());
    target.show(new SignalChart("Target", view.sample().target(), ColourMap.GREY));
    reconstruction.show(
        new SignalChart("Reconstruction", view.decoded().reconstruction(), ColourMap.GREY));
    error.show(new SignalChart("Error", view.error(), ColourMap.LAGOON));
    effect.show(
        new SignalChart(
            "Effect of the spike",
            view.effect().map(ExplorePane::signed).orElse(middle(view.sample().target())),
            ColourMap.GREY));
    input.show(new RasterChart("Input", "input", view.sample().input(), RasterChart.Detail.AXES));
    latent.show(view);
    String bits =
        view.information()
            .map(
                all ->
                    String.format(
                        Locale.ROOT,
                        " · rate %,.0f bits, these say %,.0f",
                        all.rate(view.part()),
                        all.said(view.spikes(), view.part())))
            .orElse("");
    facts.setText(
        String.format(
            Locale.ROOT,
            "sample %d, class %s · step %d of %d · %,d spikes%s · distortion %s",
            view.sample().index(),
            view.sample().className(),
            view.seen(),
            view.spikes().length,
            view.count(),
            bits,
            view.decoded().measure().brief(view.decoded().distortion())));
    // Only wider: a scale that changed its length under the mouse would move the time.
    facts.setMinWidth(Math.max(facts.getMinWidth(), facts.prefWidth(-1)));
  }

  /**
   * What becomes brighter is white, what becomes darker black, each by its share of the largest.
   */
  private static Signal signed(Signal effect) {
    float most = 1e-12f;
    for (float value : effect.values()) {
      most = Math.max(most, Math.abs(value));
    }
    float[] shades = new float[effect.values().length];
    for (int i = 0; i < shades.length; i++) {
      shades[i] = 0.5f + effect.values()[i] / (2 * most);
    }
    return new Signal(effect.shape(), shades);
  }

  private static Signal middle(Signal like) {
    float[] shades = new float[like.values().length];
    Arrays.fill(shades, 0.5f);
    return new Signal(like.shape(), shades);
  }

  /** Lets time go on, thirty steps a second at most. */
  private final class Ticker extends AnimationTimer {
    private long last;

    @Override
    public void handle(long now) {
      if (now - last >= FRAME_NANOS) {
        last = now;
        model.advance();
      }
    }
  }
}
