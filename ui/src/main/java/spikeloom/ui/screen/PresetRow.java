package spikeloom.ui.screen;

import java.util.Arrays;
import java.util.stream.Collectors;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import spikeloom.plan.Preset;
import spikeloom.text.Wording;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.text.Texts;

/** The preset of the form: its name and a choice. */
final class PresetRow extends HBox {
  PresetRow(PlanModel plan) {
    getStyleClass().add("field-line");
    ComboBox<Preset> choice = new ComboBox<>();
    choice.getItems().setAll(Preset.values());
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Preset preset) {
            return preset == null ? "" : Wording.of(preset);
          }

          @Override
          public Preset fromString(String name) {
            return Preset.named(name);
          }
        });
    choice.valueProperty().bindBidirectional(plan.presetProperty());
    choice.setId("preset");
    choice.setMaxWidth(Double.MAX_VALUE);
    String help =
        Arrays.stream(Preset.values())
            .map(preset -> Wording.of(preset) + ": " + preset.help())
            .collect(Collectors.joining("\n"));
    choice.setTooltip(new Tooltip(help));
    choice.setAccessibleText(Texts.SCREEN.get("preset.help", help));
    Label label = new Label(Texts.SCREEN.get("preset"));
    label.setLabelFor(choice);
    label.setMinWidth(FieldRow.LABEL_WIDTH);
    label.getStyleClass().add("field-label");
    HBox.setHgrow(choice, Priority.ALWAYS);
    getChildren().addAll(label, choice);
  }
}
