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
import spikeloom.plan.Setting;
import spikeloom.ui.model.PlanSection;

/** The plan as a form; while a run is active it shows the run's plan and cannot be edited. */
final class PlanPane extends VBox {
  private final Desk desk;
  private final TitledPane more = new TitledPane();

  PlanPane(Desk desk, List<Action> actions) {
    this.desk = desk;
    getStyleClass().add("plan-pane");
    setId("plan");
    VBox form = new VBox();
    form.getStyleClass().add("form");
    form.getChildren().add(new PresetRow(desk.plan()));
    for (PlanSection section : PlanSection.values()) {
      if (section != PlanSection.MORE) {
        form.getChildren().add(heading(section.title()));
        section.settings().forEach(field -> form.getChildren().add(row(field)));
      }
    }
    form.getChildren().add(moreOptions());
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
              if (now != null && PlanSection.of(now.field()) == PlanSection.MORE) {
                more.setExpanded(true);
              }
            });
  }

  /** Lets the user choose the folder with data sets. */
  static void chooseFolder(Desk desk) {
    desk.places()
        .folder("Folder with data sets")
        .map(Path::toString)
        .ifPresent(folder -> desk.plan().text(Setting.DATA_DIR).set(folder));
  }

  private Node moreOptions() {
    VBox rows = new VBox();
    rows.getStyleClass().add("form-more");
    // Rarely opened and slow to style, so the rows are created when first shown.
    more.expandedProperty()
        .addListener(
            (observed, before, now) -> {
              if (rows.getChildren().isEmpty()) {
                PlanSection.MORE.settings().forEach(field -> rows.getChildren().add(row(field)));
              }
            });
    more.setText(PlanSection.MORE.title());
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
            MenuSection.DATA,
            "Choose the folder with data sets …",
            () -> chooseFolder(desk));
    return Buttons.iconic(choose, Icon.FOLDER);
  }

  private FieldRow row(Setting field) {
    FieldRow row = new FieldRow(field, desk.plan());
    if (field == Setting.DATA) {
      row.line().getChildren().add(folderButton());
    }
    return row;
  }

  private static Label heading(String text) {
    Label heading = new Label(text);
    heading.getStyleClass().add("form-heading");
    return heading;
  }
}
