package spikeloom.ui.screen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import spikeloom.plan.Setting;
import spikeloom.ui.model.PlanSection;
import spikeloom.ui.text.Texts;

/**
 * The plan as a form that can be searched; while a run is active it shows the run's plan and cannot
 * be edited.
 */
final class PlanPane extends VBox {
  private final Desk desk;
  private final TitledPane more = new TitledPane();
  private final TextField search = new TextField();
  private final List<Group> groups = new ArrayList<>();
  private final Label nothing = new Label(Texts.SCREEN.get("plan.nothing"));

  /** Settings below a heading. */
  private record Group(Label heading, List<FieldRow> rows) {
    /** Shows what is searched for, and the heading if there is anything. */
    boolean search(String words) {
      int shown = 0;
      for (FieldRow row : rows) {
        shown += row.search(words) ? 1 : 0;
      }
      heading.setVisible(shown > 0);
      heading.setManaged(shown > 0);
      return shown > 0;
    }
  }

  PlanPane(Desk desk, List<Action> actions) {
    this.desk = desk;
    getStyleClass().add("plan-pane");
    setId("plan");
    VBox form = new VBox();
    form.getStyleClass().add("form");
    form.getChildren().add(new PresetRow(desk.plan()));
    for (PlanSection section : PlanSection.values()) {
      if (section != PlanSection.MORE) {
        form.getChildren().addAll(group(section.title(), section.settings()));
      }
    }
    form.getChildren().addAll(moreOptions(), nothing);
    ScrollPane scroll = new ScrollPane(form);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    search.setId("plan-search");
    search.setPromptText(Texts.SCREEN.get("plan.search"));
    search.setAccessibleText(Texts.SCREEN.get("plan.search"));
    search.textProperty().addListener((observed, before, now) -> search(now));
    nothing.setId("plan-nothing");
    nothing.getStyleClass().add("muted");
    search("");
    getChildren().addAll(search, scroll, new RunPane(desk, actions));
    desk.run()
        .stateProperty()
        .addListener((observed, before, now) -> form.setDisable(now.active()));
    desk.plan()
        .planProperty()
        .addListener((observed, before, now) -> search(search.getText())); // headings
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
        .folder(Texts.SCREEN.get("plan.data-folder"))
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
                PlanSection.parts(PlanSection.MORE)
                    .forEach(
                        (title, settings) -> rows.getChildren().addAll(group(title, settings)));
                search(search.getText());
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

  private List<Node> group(String title, List<Setting> settings) {
    Group group = new Group(heading(title), settings.stream().map(this::row).toList());
    groups.add(group);
    List<Node> nodes = new ArrayList<>(group.rows);
    nodes.add(0, group.heading);
    return nodes;
  }

  /** Shows the settings that have all words in their name, option or meaning. */
  private void search(String words) {
    if (!words.isBlank()) {
      more.setExpanded(true);
    }
    int shown = 0;
    for (Group group : groups) {
      shown += group.search(words) ? 1 : 0;
    }
    nothing.setVisible(shown == 0);
    nothing.setManaged(shown == 0);
  }

  private Button folderButton() {
    Action choose =
        Action.of(
            "choose-data-folder",
            MenuSection.DATA,
            Texts.SCREEN.get("plan.choose-folder"),
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
