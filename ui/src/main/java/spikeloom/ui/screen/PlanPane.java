package spikeloom.ui.screen;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import spikeloom.ui.model.PlanField;

/** The plan as a form; while a run is active it shows what is run and cannot be edited. */
final class PlanPane extends VBox {
  private static final List<PlanField> MORE =
      List.of(
          PlanField.DATA_DIR,
          PlanField.LIMIT,
          PlanField.PEAK,
          PlanField.HIDDEN,
          PlanField.PULSES,
          PlanField.PULSE_NOISE,
          PlanField.SHIFT,
          PlanField.SURROGATE,
          PlanField.READOUT_DECAY,
          PlanField.DECODER_HIDDEN,
          PlanField.WINDOW,
          PlanField.DECODE_AT,
          PlanField.LAG,
          PlanField.DISTORTION,
          PlanField.PRIOR,
          PlanField.RULE,
          PlanField.FEEDBACK,
          PlanField.BASELINE,
          PlanField.DRAWS,
          PlanField.BATCH,
          PlanField.LEARNING_RATE,
          PlanField.SEED,
          PlanField.THREADS);

  private final Desk desk;
  private final TitledPane more = new TitledPane();

  PlanPane(Desk desk, List<Action> actions) {
    this.desk = desk;
    getStyleClass().add("plan-pane");
    setId("plan");
    VBox form = new VBox();
    form.getStyleClass().add("form");
    FieldRow data = new FieldRow(PlanField.DATA, desk.plan());
    data.line().getChildren().add(folderButton());
    form.getChildren()
        .addAll(
            heading("Signal"),
            data,
            row(PlanField.ENCODING),
            row(PlanField.STEPS),
            heading("Networks"),
            row(PlanField.ENCODER),
            row(PlanField.LATENT),
            row(PlanField.DECODER),
            row(PlanField.DECODING),
            heading("Learning"),
            row(PlanField.BETA),
            row(PlanField.EPOCHS),
            moreOptions());
    ScrollPane scroll = new ScrollPane(form);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(scroll, new RunPane(desk, actions));
    desk.run()
        .stateProperty()
        .addListener((observed, before, now) -> form.setDisable(now.active()));
    desk.plan()
        .problemProperty()
        .addListener(
            (observed, before, now) -> {
              if (now != null && MORE.contains(now.field())) {
                more.setExpanded(true);
              }
            });
  }

  /** Lets the user choose the folder with data sets. */
  static void chooseFolder(Desk desk) {
    desk.places()
        .folder("Folder with data sets")
        .map(Path::toString)
        .ifPresent(folder -> desk.plan().text(PlanField.DATA_DIR).set(folder));
  }

  private Node moreOptions() {
    VBox rows = new VBox();
    rows.getStyleClass().add("form-more");
    // Rarely opened and costly to style: the rows are made when they are first seen.
    more.expandedProperty()
        .addListener(
            (observed, before, now) -> {
              if (rows.getChildren().isEmpty()) {
                MORE.forEach(field -> rows.getChildren().add(row(field)));
              }
            });
    more.setText("More options");
    more.setContent(rows);
    more.setExpanded(false);
    more.setAnimated(false);
    more.setId("more-options");
    more.getStyleClass().addAll("dense", "alt-icon");
    return more;
  }

  private Button folderButton() {
    Action choose =
        Action.of(
            "choose-data-folder",
            Action.Group.FILE,
            "Choose the folder with data sets",
            () -> chooseFolder(desk));
    return Buttons.iconic(choose, Icon.FOLDER);
  }

  private FieldRow row(PlanField field) {
    return new FieldRow(field, desk.plan());
  }

  private static Label heading(String text) {
    Label heading = new Label(text);
    heading.getStyleClass().add("form-heading");
    return heading;
  }
}
