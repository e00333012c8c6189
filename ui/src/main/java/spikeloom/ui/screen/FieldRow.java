package spikeloom.ui.screen;

import atlantafx.base.theme.Styles;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import spikeloom.plan.Setting;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.PlanProblem;

/** One setting of the form: name, control and error message. */
final class FieldRow extends VBox {
  /** Width of the names of fields. */
  static final double LABEL_WIDTH = 96;

  private final Setting field;
  private final Control control;
  private final HBox line;
  private final Label problem = new Label();

  FieldRow(Setting field, PlanModel plan) {
    this.field = field;
    this.control = control(field, plan);
    control.setId(field.option());
    control.setMaxWidth(Double.MAX_VALUE);
    control.setTooltip(new Tooltip(field.help()));
    control.setAccessibleText(field.label() + ": " + field.help());
    Label label = new Label(field.label());
    label.setLabelFor(control);
    label.setMinWidth(LABEL_WIDTH);
    label.getStyleClass().add("field-label");
    Terms.explain(label, field.label(), field.option());
    line = new HBox(label, control);
    line.getStyleClass().add("field-line");
    HBox.setHgrow(control, Priority.ALWAYS);
    problem.getStyleClass().add("field-problem");
    problem.setWrapText(true);
    getChildren().add(line);
    plan.problemProperty().addListener((observed, before, now) -> mark(plan));
    plan.planProperty().addListener((observed, before, now) -> showIfItMatters(plan));
    mark(plan);
    showIfItMatters(plan);
  }

  // While the form is invalid, the visible fields stay.
  private void showIfItMatters(PlanModel plan) {
    plan.plan().ifPresent(read -> show(plan.matters(field, read)));
  }

  private void show(boolean shown) {
    setVisible(shown);
    setManaged(shown);
  }

  HBox line() {
    return line;
  }

  private static Control control(Setting field, PlanModel plan) {
    if (field == Setting.DATA) {
      ComboBox<String> sets = combo(field, plan, plan.datasets());
      sets.setEditable(true); // users can type the path of a folder or table
      return sets;
    }
    if (!field.choices().isEmpty()) {
      return combo(field, plan, FXCollections.observableArrayList(field.choices()));
    }
    TextField text = new TextField();
    text.textProperty().bindBidirectional(plan.text(field));
    text.setPromptText(field.whenEmpty());
    return text;
  }

  private static ComboBox<String> combo(
      Setting field, PlanModel plan, ObservableList<String> choices) {
    ComboBox<String> combo = new ComboBox<>(choices);
    combo.valueProperty().bindBidirectional(plan.text(field));
    return combo;
  }

  private void mark(PlanModel plan) {
    PlanProblem found = plan.problem().filter(p -> p.field() == field).orElse(null);
    control.pseudoClassStateChanged(Styles.STATE_DANGER, found != null);
    getChildren().remove(problem);
    if (found != null) {
      problem.setText(found.sentence());
      getChildren().add(problem);
      show(true);
    }
  }
}
