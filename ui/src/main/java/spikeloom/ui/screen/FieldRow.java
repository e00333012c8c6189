package spikeloom.ui.screen;

import static java.util.Locale.ROOT;

import atlantafx.base.theme.Styles;
import java.util.List;
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
import spikeloom.plan.TrainingPlan;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.PlanProblem;
import spikeloom.ui.text.Texts;

/**
 * One setting of the form: name, control and error message; what it means while it has the focus or
 * is searched for.
 */
final class FieldRow extends VBox {
  /** Width of the names of fields. */
  static final double LABEL_WIDTH = 96;

  private final Setting field;
  private final Control control;
  private final HBox line;
  private final Label problem = new Label();
  private final Label meaning = new Label();
  private boolean matters = true;
  private boolean found = true;

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
    meaning.setText(field.help() + byDefault());
    meaning.setWrapText(true);
    meaning.getStyleClass().add("field-meaning");
    meaning.setId("meaning-" + field.option());
    explain(false);
    control.focusedProperty().addListener((observed, before, now) -> explain(now));
    getChildren().addAll(line, meaning);
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
    matters = shown;
    update();
  }

  private void update() {
    setVisible(matters && found);
    setManaged(isVisible());
  }

  private String byDefault() {
    String value = Setting.all(TrainingPlan.defaults()).getOrDefault(field, "");
    return value.isEmpty() ? "." : ". " + Texts.SCREEN.get("plan.default", value);
  }

  private void explain(boolean wanted) {
    meaning.setVisible(wanted);
    meaning.setManaged(wanted);
  }

  /**
   * Shows the field only if its name, option or meaning has all words that are searched for.
   *
   * @return whether it is visible
   */
  boolean search(String words) {
    String text = (field.label() + " --" + field.option() + " " + field.help()).toLowerCase(ROOT);
    List<String> wanted = List.of(words.toLowerCase(ROOT).strip().split("\\s+"));
    found = wanted.stream().allMatch(text::contains);
    explain(found && !words.isBlank());
    update();
    return isVisible();
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
