package spikeloom.ui.screen;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import spikeloom.run.RunOverview;
import spikeloom.ui.model.RunOrder;
import spikeloom.ui.model.RunSearch;
import spikeloom.ui.model.RunsModel;
import spikeloom.ui.text.Texts;

/** The runs in a folder as tiles, with a search. */
final class RecentRuns extends VBox {
  private static final int MOST_RUNS = 24;

  private final RunsModel runs;
  private final ScreenParts parts;
  private final RunMenu menu;
  private final FlowPane tiles = new FlowPane();
  private final Map<Path, RunTile> built = new HashMap<>();

  RecentRuns(ScreenParts parts) {
    this.parts = parts;
    this.runs = parts.models().runs();
    this.menu = new RunMenu(parts, this);
    getStyleClass().add("start-section");
    tiles.getStyleClass().add("start-tiles");
    tiles.setId("recent-runs");
    tiles.setRowValignment(VPos.TOP);
    BooleanBinding none = Bindings.isEmpty(runs.runs());
    BooleanBinding notFound = none.not().and(Bindings.isEmpty(runs.found()));
    ReadOnlyStringProperty problem = parts.models().tasks().problemProperty();
    getChildren()
        .addAll(
            new RunFolderRow(parts.desk(), runs),
            shownIf(none.not(), tools()),
            warning("runs-warning", runs.messageProperty()),
            warning("run-problem", problem),
            shownIf(none, muted("no-runs", Texts.SCREEN.get("runs.none"))),
            shownIf(notFound, noMatch()),
            tiles,
            rest());
    problem.addListener(
        (observed, before, now) -> {
          if (!now.isEmpty()) {
            parts.desk().notices().show(now);
          }
        });
    ListChangeListener<RunOverview> listed = change -> built.clear();
    runs.runs().addListener(listed);
    ListChangeListener<RunOverview> changed = change -> draw();
    runs.found().addListener(changed);
    draw();
  }

  private Node tools() {
    RunSearch search = runs.search();
    TextField text = new TextField();
    text.setId("search-runs");
    text.setPromptText(Texts.SCREEN.get("runs.search"));
    text.setAccessibleText(Texts.SCREEN.get("runs.search-help"));
    text.textProperty().bindBidirectional(search.textProperty());
    ComboBox<RunOrder> order = new ComboBox<>();
    order.setId("sort-runs");
    order.setAccessibleText(Texts.SCREEN.get("runs.sort"));
    order.getItems().setAll(RunOrder.values());
    order.setConverter(new Titles());
    order.valueProperty().bindBidirectional(search.orderProperty());
    CheckBox starred = new CheckBox(Texts.SCREEN.get("runs.starred"));
    starred.setId("starred-only");
    starred.setAccessibleText(Texts.SCREEN.get("runs.starred-help"));
    starred.selectedProperty().bindBidirectional(search.starredOnlyProperty());
    Label sort = new Label(Texts.SCREEN.get("sort-by"));
    sort.setLabelFor(order);
    FlowPane row = new FlowPane(text, Tools.together(sort, order), Tools.together(starred));
    row.getStyleClass().add("start-tools");
    return row;
  }

  private Node noMatch() {
    Button clear = new Button(Texts.SCREEN.get("runs.clear"));
    clear.setId("clear-search");
    clear.getStyleClass().add("small");
    clear.setAccessibleText(Texts.SCREEN.get("runs.clear-help"));
    clear.setOnAction(event -> runs.search().clear());
    HBox row = Tools.together(muted("no-match", Texts.SCREEN.get("runs.no-match")), clear);
    row.setId("nothing-found");
    return row;
  }

  /** Names the number of runs without a tile, if there are any. */
  private Node rest() {
    Label rest = muted("more-runs", "");
    rest.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> Texts.SCREEN.get("runs.first", MOST_RUNS, runs.found().size()),
                runs.found()));
    return shownIf(Bindings.size(runs.found()).greaterThan(MOST_RUNS), rest);
  }

  private static Label muted(String id, String text) {
    Label label = new Label(text);
    label.setId(id);
    label.getStyleClass().add("muted");
    return label;
  }

  private static Label warning(String id, ReadOnlyStringProperty text) {
    Label warning = new Label();
    warning.setId(id);
    warning.setWrapText(true);
    warning.textProperty().bind(text);
    shownIf(text.isNotEmpty(), warning);
    return warning;
  }

  private static Node shownIf(BooleanBinding condition, Node node) {
    node.visibleProperty().bind(condition);
    node.managedProperty().bind(node.visibleProperty());
    return node;
  }

  /** Tiles are built again when the runs are listed again, but not for every letter of a search. */
  private void draw() {
    tiles.getChildren().setAll(runs.found().stream().limit(MOST_RUNS).map(this::tile).toList());
  }

  private RunTile tile(RunOverview run) {
    return built.computeIfAbsent(run.directory(), place -> new RunTile(run, menu, parts));
  }

  private static final class Titles extends StringConverter<RunOrder> {
    @Override
    public String toString(RunOrder order) {
      return order == null ? "" : order.title();
    }

    @Override
    public RunOrder fromString(String title) {
      throw new UnsupportedOperationException("the choice is not editable");
    }
  }
}
