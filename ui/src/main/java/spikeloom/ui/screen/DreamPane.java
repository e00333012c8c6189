package spikeloom.ui.screen;

import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import spikeloom.exploration.Completions;
import spikeloom.exploration.Completions.Completion;
import spikeloom.spike.Signal;
import spikeloom.ui.chart.LatentChart;
import spikeloom.ui.chart.PictureGrid;
import spikeloom.ui.chart.Remark;
import spikeloom.ui.chart.SignalCharts;
import spikeloom.ui.chart.Viewport;
import spikeloom.ui.model.DreamModel;
import spikeloom.ui.model.DreamView;
import spikeloom.ui.text.Texts;

/**
 * Samples that the prior draws: above, the output for the kept spikes alone, and mean and spread of
 * their completions; below, the kept spikes and the completions. A slider and a button keep the
 * spikes step by step.
 */
final class DreamPane extends BorderPane {
  private static final double LEAST_HEIGHT = 330;

  private final DreamModel model;
  private final ChartView soFar;
  private final ChartView mean;
  private final ChartView spread;
  private final ChartView target;
  private final ChartView spikes;
  private final ChartView completions;
  private final Label facts = new Label();
  private final Slider time = new Slider(0, 1, 0);
  private final Ticker ticker = new Ticker();

  DreamPane(Desk desk, DreamModel model, List<Action> actions) {
    this.model = model;
    soFar = waiting(desk, "dream-so-far", Texts.SCREEN.get("dream.so-far"));
    mean = waiting(desk, "dream-mean", Texts.SCREEN.get("dream.mean"));
    spread = waiting(desk, "dream-spread", Texts.SCREEN.get("dream.spread"));
    target = waiting(desk, "dream-target", Texts.SCREEN.get("target"));
    spikes = waiting(desk, "dream-spikes", Texts.SCREEN.get("latent-spikes"));
    completions = waiting(desk, "dream-completions", Texts.SCREEN.get("dream.completions"));
    setId("dream-pane");
    getStyleClass().add("explore-pane");
    HBox pictures = new HBox(soFar, mean, spread, target);
    LinkedCharts.link(List.of(soFar, mean, spread, target));
    for (ChartView picture : List.of(soFar, mean, spread, target)) {
      HBox.setHgrow(picture, Priority.ALWAYS);
      picture.setPrefWidth(240);
      picture.managedProperty().bind(picture.visibleProperty());
    }
    pictures.getStyleClass().add("explore-pictures");
    SplitPane below = new SplitPane(spikes, completions);
    below.setDividerPositions(0.4);
    SplitPane all = new SplitPane(pictures, below);
    all.setOrientation(Orientation.VERTICAL);
    all.setDividerPositions(0.42);
    setTop(new VBox(scrubber(actions), tools(actions), words()));
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
    show(model.view().orElse(null));
  }

  private static ChartView waiting(Desk desk, String id, String title) {
    ChartView view = new ChartView(desk, new Remark(title, ""));
    view.setId(id);
    return view;
  }

  private Node scrubber(List<Action> actions) {
    Action play = WorkbenchActions.named(actions, "dream-play");
    ToggleButton button = new ToggleButton(Texts.SCREEN.get("play"), Icon.PLAY.node());
    button.selectedProperty().bindBidirectional(model.playingProperty());
    button.disableProperty().bind(play.disabled());
    button.setId("dream-play");
    button.setMinWidth(Region.USE_PREF_SIZE);
    Buttons.describe(button, play);
    time.setId("dream-time");
    time.setAccessibleText(Texts.SCREEN.get("dream.time"));
    time.setBlockIncrement(1);
    time.setMajorTickUnit(1);
    time.setMinorTickCount(0);
    time.setSnapToTicks(true);
    time.disableProperty().bind(play.disabled());
    HBox.setHgrow(time, Priority.ALWAYS);
    model
        .stepsProperty()
        .addListener((observed, before, now) -> time.setMax(Math.max(1, now.intValue())));
    time.setMax(Math.max(1, model.stepsProperty().get()));
    time.setValue(model.keptProperty().get());
    time.valueProperty()
        .addListener(
            (observed, before, now) ->
                model.keptProperty().set((int) Math.round(now.doubleValue())));
    model.keptProperty().addListener((observed, before, now) -> time.setValue(now.doubleValue()));
    HBox row = new HBox(button, time);
    row.getStyleClass().add("explore-tools");
    return row;
  }

  private Node tools(List<Action> actions) {
    ComboBox<DreamModel.Start> start = new ComboBox<>();
    start.getItems().setAll(DreamModel.Start.values());
    start.setId("dream-start");
    start.setAccessibleText(Texts.SCREEN.get("dream.start-help"));
    start.valueProperty().bindBidirectional(model.startProperty());
    NumberBox seed = new NumberBox("dream-seed", Texts.SCREEN.get("seed"), 0, Integer.MAX_VALUE, 1);
    seed.getValueFactory().setValue(model.seedProperty().get());
    seed.valueProperty().addListener((observed, before, now) -> model.seedProperty().set(now));
    model
        .seedProperty()
        .addListener((observed, before, now) -> seed.getValueFactory().setValue(now.intValue()));
    NumberBox count =
        new NumberBox(
            "dream-count",
            Texts.SCREEN.get("dream.count"),
            DreamModel.FEWEST,
            DreamModel.MOST,
            model.countProperty().get());
    count.valueProperty().addListener((observed, before, now) -> model.countProperty().set(now));
    return Tools.row(
        Tools.together(new Label(Texts.SCREEN.get("dream.start")), start),
        Tools.together(new Label(Texts.SCREEN.get("seed")), seed),
        Buttons.plain(WorkbenchActions.named(actions, "dream-new")),
        Tools.together(new Label(Texts.SCREEN.get("dream.completions")), count));
  }

  private Node words() {
    facts.setId("dream-facts");
    facts.setWrapText(true);
    facts.setMinHeight(Region.USE_PREF_SIZE);
    Label message = Tools.message(model.messageProperty());
    message.setId("dream-message");
    message.getStyleClass().add("muted");
    VBox words = new VBox(facts, message);
    words.getStyleClass().add("explore-facts");
    return words;
  }

  private void show(@Nullable DreamView view) {
    target.setVisible(view != null && view.target().isPresent());
    if (view == null) {
      facts.setText(Texts.SCREEN.get("dream.no-run"));
      return;
    }
    Completions drawn = view.completions();
    Signal open = drawn.spread();
    soFar.show(SignalCharts.of(Texts.SCREEN.get("dream.so-far"), drawn.soFar()));
    mean.show(SignalCharts.of(Texts.SCREEN.get("dream.mean"), drawn.mean()));
    spread.show(SignalCharts.spread(Texts.SCREEN.get("dream.spread"), open));
    view.target()
        .ifPresent(signal -> target.show(SignalCharts.of(Texts.SCREEN.get("target"), signal)));
    spikes.show(
        new LatentChart(
            Texts.SCREEN.get("latent-spikes"),
            drawn.given(),
            drawn.surprise(),
            drawn.kept(),
            null,
            null,
            Viewport.whole()));
    completions.show(
        new PictureGrid(
            Texts.SCREEN.get("dream.completions"),
            Texts.SCREEN.get("dream.continued", drawn.kept()),
            drawn.soFar().shape(),
            drawn.each().stream().map(Completion::output).map(Signal::values).toList()));
    facts.setText(
        Texts.SCREEN.get(
            "dream.facts",
            view.origin(),
            drawn.kept(),
            view.steps(),
            drawn.spikesSoFar(),
            drawn.surpriseSoFar(),
            drawn.each().size(),
            view.seed(),
            mean(open)));
  }

  private static double mean(Signal signal) {
    double sum = 0;
    for (float value : signal.values()) {
      sum += value;
    }
    return sum / signal.values().length;
  }

  /** Plays a sample in about five seconds, but at most 30 and at least 2.5 steps per second. */
  private final class Ticker extends AnimationTimer {
    private static final long SAMPLE_NANOS = 5_000_000_000L;
    private static final long LEAST_NANOS = 1_000_000_000L / 30;
    private static final long MOST_NANOS = 400_000_000L;

    private long last;

    @Override
    public void handle(long now) {
      long each = SAMPLE_NANOS / Math.max(1, model.stepsProperty().get());
      if (now - last >= Math.max(LEAST_NANOS, Math.min(MOST_NANOS, each))) {
        last = now;
        model.advance();
      }
    }
  }
}
