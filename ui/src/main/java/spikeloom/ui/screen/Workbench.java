package spikeloom.ui.screen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.application.Application;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import spikeloom.ui.help.HelpPlace;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.ViewModels;
import spikeloom.ui.text.Texts;

/**
 * The main window: one screen at a time below the bar that names them, the state of the run below.
 * A screen is built when it is first shown. Create it on the window's thread.
 */
public final class Workbench {
  /** Style class of the panes, of which one is visible. */
  static final String SCREEN = "screen";

  private final Scene scene;
  private final Desk desk;
  private final List<Action> actions;
  private final DataActions data;
  private final SampleDetail detail;
  private final ScreenParts parts;
  private final ShortcutSheet sheet;
  private final EnlargedCharts enlarged;
  private final TourCard tour;
  private final HelpPanel help = new HelpPanel();
  private final StackPane stack = new StackPane();
  private final Map<Screen, Node> panes = new EnumMap<>(Screen.class);
  private final ObjectProperty<Screen> screen;
  private final FocusKeeper focus;

  /**
   * Services of a workbench.
   *
   * @param plan the plan that is edited
   * @param control starts and stops runs
   * @param models of the screens
   * @param view view options
   * @param background background threads
   * @param places asks for files, or null for the dialogs of the system
   * @param first the first screen
   * @param quit ends the program
   */
  public record Setting(
      PlanModel plan,
      RunControl control,
      ViewModels models,
      ViewOptions view,
      Executor background,
      @Nullable Places places,
      Screen first,
      Runnable quit) {}

  /** Creates the window's content. */
  public Workbench(Setting setting) {
    // Before the first screen is styled.
    Application.setUserAgentStylesheet(setting.view().theme().get().stylesheet());
    Notices notices = new Notices();
    Places places =
        setting.places() != null
            ? setting.places()
            : new DialogPlaces(this::window, setting.view());
    this.desk =
        new Desk(
            setting.plan(),
            setting.control(),
            setting.view(),
            new FigureSaver(places, setting.background(), notices, setting.view().figureStyle()),
            places,
            notices,
            new Enlarger());
    ViewModels models = setting.models();
    this.screen = new SimpleObjectProperty<>(setting.first());
    this.data = new DataActions(desk, models.data(), this::show);
    List<Action> all = new ArrayList<>();
    all.addAll(data.all());
    all.addAll(WorkbenchActions.of(desk, setting.quit()));
    all.addAll(ExploreActions.of(models.explore(), desk.saver()));
    all.addAll(DreamActions.of(models.explore().dream()));
    all.addAll(screens());
    all.addAll(
        HelpActions.of(
            this::toggleHelp,
            () -> openHelp(HelpPlace.PROBLEMS),
            this::openTour,
            () -> openHelp(HelpPlace.GLOSSARY),
            this::openSheet));
    this.actions = List.copyOf(all);
    this.sheet = new ShortcutSheet(actions);
    this.detail = new SampleDetail(desk);
    this.parts =
        new ScreenParts(desk, models, actions, data, detail, setting.background(), this::show);
    StackPane centre = new StackPane(stack, help);
    StackPane.setAlignment(help, Pos.CENTER_RIGHT);
    help.maxWidthProperty().bind(centre.widthProperty().divide(2));
    BorderPane frame = new BorderPane(centre);
    Menu recent =
        new RecentRunsMenu(
            models.runs().runs(), WorkbenchActions.named(actions, "open-run"), data::openRun);
    frame.setTop(new VBox(new TopBar(desk, actions, recent, screen), new LocateDataBar(desk)));
    frame.setBottom(new StatusBar(desk));
    this.enlarged = new EnlargedCharts(desk, frame);
    this.tour = new TourCard(this::beginTour);
    StackPane root = new StackPane(frame, enlarged, tour, sheet);
    root.getStyleClass().add("workbench");
    data.acceptDrops(root);
    scene = new Scene(root, 1280, 800);
    focus = new FocusKeeper(scene, panes);
    scene.getStylesheets().add(stylesheet());
    scene.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    scene.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    screen.addListener((observed, before, now) -> bring(now));
    OutputScale.onChange(root, () -> redraw(root));
    bring(setting.first());
    new ScreenFollower(desk, models, screen);
    models.runs().chooseFolder(setting.view().runFolder().orElse(null));
    setting
        .view()
        .language()
        .addListener(observed -> notices.show(Texts.SCREEN.get("language.next-start")));
    setting
        .view()
        .theme()
        .addListener(
            (observed, before, now) -> Application.setUserAgentStylesheet(now.stylesheet()));
  }

  private List<Action> screens() {
    List<Action> actionsOfScreens = new ArrayList<>();
    for (Screen each : Screen.values()) {
      actionsOfScreens.add(
          Action.of(
                  each.action(),
                  MenuSection.SCREENS,
                  Texts.SCREEN.get("screen.go-to", each.title()),
                  () -> show(each))
              .on("Shortcut+" + (actionsOfScreens.size() + 1)));
    }
    return actionsOfScreens;
  }

  private void bring(Screen wanted) {
    enlarged.close();
    help.close();
    focus.leave();
    panes.forEach((each, pane) -> pane.setVisible(each == wanted));
    Node known = panes.get(wanted);
    if (known != null) {
      redraw(known); // hidden charts do not draw
    } else {
      Node pane = wanted.build(parts);
      pane.getStyleClass().add(SCREEN);
      panes.put(wanted, pane);
      stack.getChildren().add(pane);
    }
    focus.enter(wanted);
  }

  private static void redraw(Node pane) {
    pane.lookupAll(".chart-view").forEach(chart -> ((Parent) chart).requestLayout());
  }

  /** Shows a screen. */
  public void show(Screen wanted) {
    screen.set(wanted);
    focus.stay();
  }

  /** Shows what a path holds: a run directory, or data. */
  public void open(Path path) {
    data.open(path);
  }

  /** What the stage shows. */
  public Scene scene() {
    return scene;
  }

  /** Shows sample {@code index} of the gallery enlarged. */
  public void openSample(int index) {
    show(Screen.TRAIN);
    detail.open(index);
  }

  List<Action> actions() {
    return actions;
  }

  DataActions data() {
    return data;
  }

  private javafx.stage.@Nullable Window window() {
    return scene.getWindow();
  }

  private void openTour() {
    tour.open();
  }

  /** The tour is about a model that ships with the program. */
  private void beginTour() {
    ViewModels models = parts.models();
    show(Screen.EXPLORE);
    if (models.explore().shippedProperty().get() == null) {
      models.samples().stream().findFirst().ifPresent(models.explore()::open);
    } else {
      models.explore().drawing().activeProperty().set(true);
    }
  }

  private void openSheet() {
    sheet.open();
  }

  private void toggleHelp() {
    uncover();
    help.toggle(screen.get());
  }

  private void openHelp(HelpPlace place) {
    uncover();
    help.open(place);
  }

  /** Closes what covers the help. */
  private void uncover() {
    sheet.close();
    enlarged.close();
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      help.close();
    }
  }

  private void typed(KeyEvent event) {
    if (event.getCharacter().equals("?") && !(scene.getFocusOwner() instanceof TextInputControl)) {
      sheet.open();
    }
  }

  private static String stylesheet() {
    var resource = Workbench.class.getResource("workbench.css");
    if (resource == null) {
      throw new IllegalStateException("workbench.css is missing from the program");
    }
    return resource.toExternalForm();
  }
}
