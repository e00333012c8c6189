package spikeloom.ui.screen;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import spikeloom.decoder.DecodeSteps;
import spikeloom.objective.Distortion;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.prior.PriorKind;
import spikeloom.run.Progress;
import spikeloom.run.RunOverview;
import spikeloom.run.ValidationPoint;
import spikeloom.training.Snapshot;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.figure.RunComparison;
import spikeloom.ui.figure.TrainingCurves;
import spikeloom.ui.model.RunWords;
import spikeloom.ui.model.RunsModel;
import spikeloom.ui.text.Texts;

/** Distortion and rate during training, side by side. */
final class CurvesPane extends VBox {
  static final double SMOOTHING = 0.9;
  private static final int MOST_OTHERS = 12;

  private final Desk desk;
  private final ChartView distortion;
  private final ChartView rate;
  private final ChartView plane;
  private final RunsModel runs;
  private final ComboBox<Third> third = new ComboBox<>();
  private final Label hint = new Label();
  private boolean chosen; // by the user
  private boolean following;

  CurvesPane(Desk desk, RunsModel runs, List<Action> actions) {
    this.desk = desk;
    this.runs = runs;
    this.plane = new ChartView(desk, RunComparison.plane(List.of(), List.of()));
    plane.setId("plane-chart");
    this.distortion = new ChartView(desk, TrainingCurves.distortion(List.of(), look()));
    this.rate = new ChartView(desk, TrainingCurves.rate(List.of(), look()));
    distortion.setId("distortion-chart");
    rate.setId("rate-chart");
    getStyleClass().add("section");
    HBox charts = new HBox(distortion, rate, plane);
    charts.getStyleClass().add("charts");
    for (ChartView view : List.of(distortion, rate, plane)) {
      view.getStyleClass().add("card");
      HBox.setHgrow(view, Priority.ALWAYS);
      view.setPrefWidth(280);
    }
    third.getItems().setAll(Third.values());
    third.setValue(Third.PLANE);
    third.setId("third-chart");
    third.setAccessibleText(Texts.SCREEN.get("curves.third-help"));
    Terms.explain(third, "rate-distortion plane", "negative ELBO", "firing rate");
    third.valueProperty().addListener(observed -> choose());
    VBox.setVgrow(charts, Priority.ALWAYS);
    getChildren().addAll(header(actions), hint, charts);

    InvalidationListener redraw = observed -> draw();
    desk.run().metrics().addListener(redraw);
    desk.run().planProperty().addListener(redraw);
    desk.run().snapshotProperty().addListener(redraw);
    runs.runs().addListener(redraw);
    desk.view().logarithmic().addListener(redraw);
    desk.view().smoothed().addListener(redraw);
    desk.saver().sourceProperty().set(distortion);
    draw();
  }

  /** What the third chart shows. */
  private enum Third {
    PLANE,
    TOTAL,
    FIRING;

    @Override
    public String toString() {
      return Texts.SCREEN.of("curves.third", this);
    }
  }

  private Node header(List<Action> actions) {
    Label title = new Label(Texts.SCREEN.get("curves.title"));
    title.getStyleClass().add("section-title");
    Terms.explain(title, "distortion", "rate", "negative ELBO", "epoch");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    hint.setId("activity-hint");
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    hint.managedProperty().bind(hint.textProperty().isNotEmpty());
    title.setMinWidth(Region.USE_PREF_SIZE);
    third.setMinWidth(Region.USE_PREF_SIZE);
    HBox header = new HBox(title, space, third);
    header.getStyleClass().add("section-header");
    for (String id : List.of("log-axis", "smooth")) {
      Action action = WorkbenchActions.named(actions, id);
      action
          .option()
          .ifPresent(
              option -> {
                ToggleButton button = new ToggleButton(action.title());
                button.getStyleClass().addAll("small", "quiet");
                button.setMinWidth(Region.USE_PREF_SIZE);
                button.selectedProperty().bindBidirectional(option);
                Buttons.describe(button, action);
                header.getChildren().add(button);
              });
    }
    return header;
  }

  private void choose() {
    if (!following) {
      chosen = true;
      draw();
    }
  }

  /** Shows the bound of a run with a learned prior, until another chart is chosen. */
  private void follow() {
    following = true;
    if (!chosen) {
      boolean learned =
          desk.run().plan().filter(plan -> plan.objective().prior() != PriorKind.FIXED).isPresent();
      third.setValue(learned && valuesOfBound().isPresent() ? Third.TOTAL : Third.PLANE);
    }
    following = false;
  }

  private void draw() {
    follow();
    List<Progress> metrics = List.copyOf(desk.run().metrics());
    List<ValidationPoint> validation = desk.run().validation();
    distortion.show(TrainingCurves.distortion(metrics, validation, look()));
    rate.show(TrainingCurves.rate(metrics, validation, look()));
    plane.show(
        switch (third.getValue()) {
          case PLANE -> RunComparison.plane(others(), metrics);
          case TOTAL -> total(metrics, validation);
          case FIRING -> TrainingCurves.firing(metrics, look());
        });
    hint.setText(RunWords.activity(metrics));
  }

  // The bound where it is defined, otherwise the loss.
  private Chart total(List<Progress> metrics, List<ValidationPoint> validation) {
    OptionalInt values = valuesOfBound();
    return values.isPresent()
        ? TrainingCurves.bound(metrics, validation, values.getAsInt(), look())
        : desk.run()
            .plan()
            .map(plan -> TrainingCurves.total(metrics, plan, look()))
            .orElseGet(() -> TrainingCurves.distortion(List.of(), look()));
  }

  /** Terms of the distortion of an example, if it is a likelihood and there is a rate. */
  private OptionalInt valuesOfBound() {
    Optional<TrainingPlan> plan = desk.run().plan();
    Optional<Snapshot> shown = desk.run().snapshot();
    if (plan.isEmpty() || shown.isEmpty()) {
      return OptionalInt.empty();
    }
    Distortion distortion = plan.get().objective().distortion();
    boolean once = plan.get().decoder().moments() == DecodeSteps.END;
    return distortion.likelihood() && once && plan.get().hasRate()
        ? OptionalInt.of(distortion.parts(shown.get().shape().size()))
        : OptionalInt.empty();
  }

  /** The newest runs of the same data that have ended. */
  private List<RunOverview> others() {
    String form = desk.plan().text(Setting.DATA).getValueSafe();
    String data = desk.run().plan().map(plan -> plan.data().name()).orElse(form);
    return runs.runs().stream()
        .filter(run -> run.finished() && run.plan().data().name().equals(data))
        .filter(run -> desk.run().directory().filter(run::liesIn).isEmpty())
        .limit(MOST_OTHERS)
        .toList();
  }

  private TrainingCurves.Look look() {
    return new TrainingCurves.Look(
        desk.view().logarithmic().get() ? Axis.Scale.LOG : Axis.Scale.LINEAR,
        desk.view().smoothed().get() ? SMOOTHING : 0);
  }
}
