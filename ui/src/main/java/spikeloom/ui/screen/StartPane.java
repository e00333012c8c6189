package spikeloom.ui.screen;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import spikeloom.run.RunOverview;
import spikeloom.ui.model.RunsModel;
import spikeloom.ui.model.SampleModel;
import spikeloom.ui.text.Texts;

/** First screen: known data sets, the user's files, and existing runs. */
final class StartPane extends ScrollPane {
  private static final int MOST_BROKEN = 3;
  private static final double MODEL_WIDTH = 320;

  private final Consumer<RunOverview> resume;
  private final RunsModel runs;
  private final FlowPane broken = new FlowPane();
  private final VBox continued = new VBox();

  /**
   * Actions of the screen.
   *
   * @param openSet shows a data set by its name or path
   * @param chooseFiles asks for the user's file
   * @param chooseFolder asks for the user's folder
   * @param resume resumes an unfinished run
   * @param openModel shows a model that ships with the program
   */
  record Ways(
      Consumer<String> openSet,
      Runnable chooseFiles,
      Runnable chooseFolder,
      Consumer<RunOverview> resume,
      Consumer<SampleModel> openModel) {}

  static StartPane of(ScreenParts parts) {
    Desk desk = parts.desk();
    DataActions data = parts.data();
    return new StartPane(
        parts,
        new Ways(
            data::open,
            data::chooseFile,
            data::chooseFolder,
            run -> {
              desk.plan().show(run.plan());
              desk.control().resume(run);
              parts.show().accept(Screen.TRAIN);
            },
            shipped -> {
              parts.show().accept(Screen.EXPLORE);
              parts.models().explore().open(shipped);
            }),
        new RecentRuns(parts));
  }

  private StartPane(ScreenParts parts, Ways ways, RecentRuns recent) {
    runs = parts.models().runs();
    this.resume = ways.resume();
    setId("start-screen");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    getStyleClass().add("start-screen");
    VBox page = new VBox();
    page.getStyleClass().add("start-page");
    Label title = new Label(Texts.SCREEN.get("start.title"));
    title.getStyleClass().add("start-title");
    Label words = new Label(Texts.SCREEN.get("start.what"));
    words.getStyleClass().add("muted");
    words.setWrapText(true);
    broken.getStyleClass().add("start-tiles");
    continued.getStyleClass().add("start-section");
    continued.getChildren().addAll(heading(Texts.SCREEN.get("start.resume-title")), broken);
    page.getChildren()
        .addAll(
            title,
            words,
            heading(Texts.SCREEN.get("start.models")),
            shipped(parts.models().samples(), ways),
            heading(Texts.SCREEN.get("start.data")),
            new DataSetTiles(
                parts.models().sets(), ways.openSet(), parts.desk().view(), dropZone(ways)),
            continued,
            heading(Texts.SCREEN.get("start.recent")),
            recent);
    setContent(page);
    ListChangeListener<RunOverview> changed = change -> draw();
    runs.runs().addListener(changed);
    draw();
  }

  private static Node shipped(List<SampleModel> samples, Ways ways) {
    FlowPane cards = new FlowPane();
    cards.getStyleClass().add("start-tiles");
    for (SampleModel each : samples) {
      Button card = new Button(each.title() + "\n" + each.sentence());
      card.setId("model-" + each.name());
      card.setWrapText(true);
      card.setMaxWidth(MODEL_WIDTH);
      card.getStyleClass().add("start-card");
      card.setAccessibleText(Texts.SCREEN.get("start.model", each.title(), each.sentence()));
      card.setOnAction(event -> ways.openModel().accept(each));
      cards.getChildren().add(card);
    }
    return cards;
  }

  private static Label heading(String text) {
    Label heading = new Label(text);
    heading.getStyleClass().add("section-title");
    return heading;
  }

  private static Node dropZone(Ways ways) {
    Label words = new Label(Texts.SCREEN.get("start.drop"));
    words.getStyleClass().add("muted");
    Button files = new Button(Texts.SCREEN.get("start.file"));
    files.setId("choose-file");
    files.setAccessibleText(Texts.SCREEN.get("start.file-help"));
    files.getStyleClass().add("small");
    files.setOnAction(event -> ways.chooseFiles().run());
    Button folder = new Button(Texts.SCREEN.get("start.folder"));
    folder.setId("choose-folder");
    folder.setAccessibleText(Texts.SCREEN.get("start.folder-help"));
    folder.getStyleClass().add("small");
    folder.setOnAction(event -> ways.chooseFolder().run());
    HBox buttons = new HBox(files, folder);
    buttons.setSpacing(6);
    VBox zone = new VBox(words, buttons);
    zone.getStyleClass().add("drop-zone");
    zone.setId("drop-zone");
    return zone;
  }

  private void draw() {
    broken.getChildren().clear();
    runs.runs().stream()
        .filter(run -> !run.finished())
        .limit(MOST_BROKEN)
        .forEach(run -> broken.getChildren().add(resume(run)));
    boolean some = !broken.getChildren().isEmpty();
    continued.setVisible(some);
    continued.setManaged(some);
  }

  private Button resume(RunOverview run) {
    String done =
        run.last()
            .map(last -> ", " + Texts.SCREEN.get("start.done", 100 * last.fraction()))
            .orElse("");
    Button button = new Button(Texts.SCREEN.get("start.resume", ShortName.of(run.name())) + done);
    button.setAccessibleText(Texts.SCREEN.get("start.resume", run.name()) + done);
    button.setTooltip(new Tooltip(run.name()));
    button.setId("go-on-" + run.name());
    button.setOnAction(event -> resume.accept(run));
    return button;
  }
}
