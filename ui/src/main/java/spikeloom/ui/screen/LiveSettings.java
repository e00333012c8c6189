package spikeloom.ui.screen;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import spikeloom.plan.PlanException;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.ui.model.RunState;
import spikeloom.ui.text.Texts;

/**
 * Weight of the rate (beta, or nats against nats) and learning rate of an active run; each change
 * is logged with its step.
 */
final class LiveSettings extends VBox {
  private final Desk desk;
  private final Label weightName = new Label();
  private final TextField weight = field("live-weight", Texts.SCREEN.get("live.weight"));
  private final TextField learningRate =
      field("live-learning-rate", Texts.SCREEN.get("live.learning-rate-help"));

  LiveSettings(Desk desk) {
    this.desk = desk;
    getStyleClass().add("live-settings");
    setId("live-settings");
    Label heading = new Label(Texts.SCREEN.get("live.title"));
    heading.getStyleClass().add("form-heading");
    Button apply = new Button(Texts.SCREEN.get("live.apply"));
    apply.setId("live-apply");
    apply.getStyleClass().add("small");
    apply.setAccessibleText(Texts.SCREEN.get("live.apply-help"));
    apply.setTooltip(new Tooltip(Texts.SCREEN.get("live.apply-tip")));
    apply.setMinWidth(Region.USE_PREF_SIZE);
    apply.setOnAction(event -> apply());
    weight.setOnAction(event -> apply());
    learningRate.setOnAction(event -> apply());
    Label rate = new Label(Texts.SCREEN.get("live.learning-rate"));
    Terms.explain(rate, "learning rate");
    GridPane rows = new GridPane();
    rows.getStyleClass().addAll("field-line", "live-rows");
    rows.addRow(0, weightName, weight);
    rows.addRow(1, rate, learningRate, apply);
    for (Label label : List.of(weightName, rate)) {
      label.setMinWidth(Region.USE_PREF_SIZE);
    }
    getChildren().addAll(heading, rows);
    BooleanBinding goesOn =
        Bindings.createBooleanBinding(
            () -> desk.run().state().active() || desk.run().state() == RunState.STOPPED,
            desk.run().stateProperty());
    visibleProperty().bind(goesOn);
    managedProperty().bind(goesOn);
    desk.run().planProperty().addListener(observed -> show());
    desk.run()
        .stateProperty()
        .addListener(
            (observed, before, now) -> {
              if (now == RunState.PREPARING) {
                show(); // what was typed and never applied is not in use
              }
            });
    show();
  }

  private static TextField field(String id, String words) {
    TextField field = new TextField();
    field.setId(id);
    field.setAccessibleText(words);
    field.setPrefWidth(60);
    field.setMinWidth(48);
    return field;
  }

  /** What the trainer uses, also after changes and after the run was resumed. */
  private void show() {
    desk.run()
        .plan()
        .ifPresent(
            plan -> {
              Setting used = weight(plan);
              weightName.setText(used.label());
              Terms.explain(weightName, used.label());
              weight.setText(used.of(plan));
              learningRate.setText(Setting.LEARNING_RATE.of(plan));
            });
  }

  private static Setting weight(TrainingPlan plan) {
    return Setting.RATE_WEIGHT.of(plan).isEmpty() ? Setting.BETA : Setting.RATE_WEIGHT;
  }

  private void apply() {
    Map<Setting, String> changes = new EnumMap<>(Setting.class);
    Setting used = desk.run().plan().map(LiveSettings::weight).orElse(Setting.BETA);
    changes.put(used, weight.getText());
    changes.put(Setting.LEARNING_RATE, learningRate.getText());
    try {
      desk.control().change(changes, desk.plan()::show, this::show);
    } catch (PlanException e) {
      desk.notices().show(String.valueOf(e.getMessage()));
    }
  }
}
