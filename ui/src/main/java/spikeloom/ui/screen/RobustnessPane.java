package spikeloom.ui.screen;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import spikeloom.evaluation.Robustness;
import spikeloom.ui.chart.Remark;
import spikeloom.ui.figure.RobustnessCharts;
import spikeloom.ui.model.ExploreModel;
import spikeloom.ui.text.Texts;

/** The distortion of test samples when latent spikes are lost or moved. */
final class RobustnessPane extends BorderPane {
  private static final double LEAST_HEIGHT = 200;

  private final ExploreModel model;
  private final Label facts = new Label();
  private final ChartView lost;
  private final ChartView moved;

  RobustnessPane(Desk desk, ExploreModel model) {
    this.model = model;
    lost = chart(desk, "robustness-lost", Texts.SCREEN.get("robustness.lost"));
    moved = chart(desk, "robustness-moved", Texts.SCREEN.get("robustness.moved"));
    setId("robustness");
    getStyleClass().add("explore-pane");
    facts.setId("robustness-facts");
    facts.setWrapText(true);
    facts.setMinHeight(Region.USE_PREF_SIZE);
    Terms.explain(facts, "distortion", "spike", "neuron");
    HBox top = new HBox(facts);
    top.getStyleClass().add("explore-facts");
    HBox charts = new HBox(lost, moved);
    charts.getStyleClass().add("explore-pictures");
    setTop(new VBox(top, progress()));
    setCenter(Tools.scrolled(charts, LEAST_HEIGHT));
    model.robustness().resultProperty().addListener((observed, before, now) -> show(now));
    show(model.robustness().resultProperty().get());
  }

  private static ChartView chart(Desk desk, String id, String title) {
    ChartView view = new ChartView(desk, new Remark(title, Texts.SCREEN.get("not-measured")));
    view.setId(id);
    view.setPrefWidth(400);
    HBox.setHgrow(view, Priority.ALWAYS);
    return view;
  }

  private HBox progress() {
    Label message = Tools.message(model.messageProperty());
    message.setId("robustness-message");
    message.getStyleClass().add("muted");
    Button cancel = new Button(Texts.SCREEN.get("cancel"));
    cancel.setId("robustness-cancel");
    cancel.getStyleClass().add("small");
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setAccessibleText(Texts.SCREEN.get("robustness.cancel"));
    cancel.visibleProperty().bind(model.robustness().busyProperty());
    cancel.managedProperty().bind(cancel.visibleProperty());
    cancel.setOnAction(event -> model.cancel());
    Button measure = new Button(Texts.SCREEN.get("robustness.measure"));
    measure.setId("robustness-measure");
    measure.getStyleClass().add("small");
    measure.setMinWidth(Region.USE_PREF_SIZE);
    measure.setAccessibleText(Texts.SCREEN.get("robustness.measure-help"));
    measure
        .visibleProperty()
        .bind(
            model
                .viewProperty()
                .isNotNull()
                .and(model.robustness().resultProperty().isNull())
                .and(model.robustness().busyProperty().not()));
    measure.managedProperty().bind(measure.visibleProperty());
    measure.setOnAction(event -> model.robustness().requestAgain());
    HBox row = new HBox(message, measure, cancel);
    row.getStyleClass().add("explore-facts");
    return row;
  }

  private void show(Robustness.@Nullable Curves curves) {
    if (curves == null) {
      facts.setText(Texts.SCREEN.get("robustness.what"));
      lost.show(new Remark(Texts.SCREEN.get("robustness.lost"), Texts.SCREEN.get("not-measured")));
      moved.show(
          new Remark(Texts.SCREEN.get("robustness.moved"), Texts.SCREEN.get("not-measured")));
      return;
    }
    facts.setText(Texts.SCREEN.get("robustness.facts", curves.samples(), Robustness.SEEDS));
    lost.show(RobustnessCharts.lost(curves));
    moved.show(RobustnessCharts.moved(curves));
  }
}
