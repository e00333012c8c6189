package spikeloom.ui.screen;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import spikeloom.export.ExportFormat;
import spikeloom.export.ExportFormats;
import spikeloom.export.ExportReport;
import spikeloom.ui.model.ExportModel;
import spikeloom.ui.text.LocalNumbers;
import spikeloom.ui.text.Texts;

/** Exports models with verification, and figures. */
final class ExportPane extends BorderPane {
  private final Desk desk;
  private final ExportModel model;
  private static final double WIDTH = 430;

  private final VBox outcome = new VBox();

  ExportPane(Desk desk, ExportModel model, List<Action> actions) {
    this.desk = desk;
    this.model = model;
    setId("export-screen");
    getStyleClass().add("explore-pane");
    VBox choices = new VBox(heading(Texts.SCREEN.get("export.models")));
    choices.getStyleClass().add("section");
    ToggleGroup group = new ToggleGroup();
    for (ExportFormat format : ExportFormats.all()) {
      RadioButton button =
          new RadioButton(
              format.ending().isEmpty()
                  ? format.title()
                  : format.title() + " (" + format.ending() + ")");
      button.setId("format-" + format.name());
      button.setAccessibleText(format.title());
      button.setToggleGroup(group);
      button.setSelected(model.formatProperty().get() == format);
      button.setOnAction(event -> model.formatProperty().set(format));
      choices.getChildren().add(button);
    }
    Button write = new Button(Texts.SCREEN.get("export.write"));
    write.setId("export-write");
    write.setAccessibleText(Texts.SCREEN.get("export.write-help"));
    write.getStyleClass().add("accent");
    write
        .disableProperty()
        .bind(
            model
                .busyProperty()
                .or(desk.run().directoryProperty().isNull())
                .or(
                    Bindings.createBooleanBinding(
                        () -> desk.run().state().active(), desk.run().stateProperty())));
    write.setOnAction(event -> write());
    ProgressBar bar = new ProgressBar();
    bar.setAccessibleText(Texts.SCREEN.get("export.progress"));
    bar.visibleProperty().bind(model.busyProperty());
    Button cancel = new Button(Texts.SCREEN.get("cancel"));
    cancel.setId("export-cancel");
    cancel.setAccessibleText(Texts.SCREEN.get("export.cancel"));
    cancel.visibleProperty().bind(model.busyProperty());
    cancel.setOnAction(event -> model.cancel());
    HBox row = new HBox(write, bar, cancel);
    row.getStyleClass().add("run-buttons");
    Label run = new Label();
    run.getStyleClass().add("muted");
    ShortName.in(run);
    run.textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    desk.run()
                        .directory()
                        .map(path -> Texts.SCREEN.get("export.of-run", path))
                        .orElse(Texts.SCREEN.get("export.no-run")),
                desk.run().directoryProperty()));
    Label message = new Label();
    message.setId("export-message");
    message.setWrapText(true);
    message.textProperty().bind(model.messageProperty());
    choices.getChildren().addAll(run, row, message);
    VBox figures = new VBox(heading(Texts.SCREEN.get("export.figures")));
    figures.getStyleClass().add("section");
    for (String id : List.of("save-curves", "save-gallery", "save-chart")) {
      figures.getChildren().add(Buttons.plain(WorkbenchActions.named(actions, id)));
    }
    Label how = new Label(Texts.SCREEN.get("export.charts"));
    how.setWrapText(true);
    how.getStyleClass().add("muted");
    figures.getChildren().add(how);
    outcome.getStyleClass().add("section");
    outcome.setId("export-report");
    ScrollPane left = Tools.scrolled(new VBox(choices, figures), 0);
    left.setId("export-choices");
    left.setFitToHeight(false);
    left.setPrefWidth(WIDTH);
    left.setMinWidth(WIDTH);
    setLeft(left);
    ScrollPane right = Tools.scrolled(outcome, 0);
    setCenter(right);
    model.writtenProperty().addListener((observed, before, now) -> show(now));
    show(model.written().orElse(null));
  }

  private static Label heading(String text) {
    Label heading = new Label(text);
    heading.getStyleClass().add("section-title");
    return heading;
  }

  private void write() {
    Optional<Path> run = desk.run().directory();
    ExportFormat format = model.formatProperty().get();
    String name = format.content() + format.ending();
    run.ifPresent(
        directory ->
            desk.places()
                .file(
                    Texts.SCREEN.get("export.title", format.title()),
                    directory.getFileName() + "-" + name)
                .ifPresent(out -> model.write(directory, out)));
  }

  private void show(ExportModel.@Nullable Written written) {
    outcome.getChildren().setAll(heading(Texts.SCREEN.get("export.verification")));
    if (written == null) {
      outcome.getChildren().add(line(Texts.SCREEN.get("export.verified")));
      return;
    }
    ExportReport report = written.report();
    outcome.getChildren().add(line(Texts.SCREEN.get("export.written", report.file())));
    for (String note : written.notes()) {
      Label warning = line(note);
      warning.getStyleClass().add("layer-suggestion");
      outcome.getChildren().add(warning);
    }
    report
        .difference()
        .ifPresent(
            difference ->
                outcome
                    .getChildren()
                    .add(
                        line(
                            Texts.SCREEN.get(
                                "export.difference",
                                LocalNumbers.format("%.3g", difference),
                                report.samples(),
                                report.judge()))));
    for (ExportReport.Note note : report.notes()) {
      String fidelity = note.fidelity().words();
      outcome.getChildren().add(line(fidelity + ": " + note.sentence()));
    }
    outcome
        .getChildren()
        .addAll(command(Texts.SCREEN.get("command-line")), code(written.command()));
  }

  private static Node command(String words) {
    Label label = new Label(words);
    label.getStyleClass().add("form-heading");
    return label;
  }

  private static Node code(String words) {
    Label label = line(words);
    label.getStyleClass().add("command");
    return label;
  }

  private static Label line(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    return label;
  }
}
