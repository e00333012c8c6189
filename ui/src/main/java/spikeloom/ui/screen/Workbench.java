package spikeloom.ui.screen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import javafx.application.Application;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import spikeloom.ui.model.EncodeModel;
import spikeloom.ui.model.ExploreModel;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;

/**
 * The main window: a screen to compare codes, one to train (the plan on the left, curves and
 * gallery beside it) and one to explore what was trained, the state of the run below. It only puts
 * panes together; make it on the window's thread.
 */
public final class Workbench {
  private static final double SIDE = 300;

  private final Scene scene;
  private final List<Action> actions;
  private final SampleDetail detail;
  private final ObjectProperty<Screen> screen = new SimpleObjectProperty<>(Screen.TRAIN);
  private final ExploreModel explore;

  /**
   * What a workbench is made for.
   *
   * @param plan the plan that is edited
   * @param control starts and stops runs
   * @param encode shows samples in codes
   * @param explore takes a trained model apart
   * @param view how things are shown
   * @param background for everything slow
   * @param places asks for files, or null for the dialogs of the system
   * @param quit ends the program
   */
  public record Setting(
      PlanModel plan,
      RunControl control,
      EncodeModel encode,
      ExploreModel explore,
      ViewOptions view,
      Executor background,
      @Nullable Places places,
      Runnable quit) {}

  /** Builds the window's content. */
  public Workbench(Setting setting) {
    Notices notices = new Notices();
    Places places = setting.places() != null ? setting.places() : new DialogPlaces(this::window);
    Desk desk =
        new Desk(
            setting.plan(),
            setting.control(),
            setting.view(),
            new FigureSaver(places, setting.background(), notices),
            places,
            notices);
    StackPane root = new StackPane();
    this.explore = setting.explore();
    List<Action> all =
        new ArrayList<>(WorkbenchActions.of(desk, () -> sheet(root).open(), setting.quit()));
    all.addAll(ExploreActions.of(explore));
    all.addAll(screens());
    this.actions = List.copyOf(all);
    this.detail = new SampleDetail(desk);
    SplitPane centre =
        new SplitPane(new CurvesPane(desk, actions), new GalleryPane(desk, detail::open));
    centre.setOrientation(javafx.geometry.Orientation.VERTICAL);
    centre.setDividerPositions(0.42);
    BorderPane train = new BorderPane(new StackPane(centre, detail));
    PlanPane plan = new PlanPane(desk, actions);
    plan.setPrefWidth(SIDE);
    plan.setMinWidth(SIDE);
    train.setLeft(plan);
    ExplorePane explored = new ExplorePane(desk, explore, actions);
    train.visibleProperty().bind(screen.isEqualTo(Screen.TRAIN));
    explored.visibleProperty().bind(screen.isEqualTo(Screen.EXPLORE));
    EncodePane encoded = new EncodePane(desk, setting.encode());
    encoded.visibleProperty().bind(screen.isEqualTo(Screen.ENCODE));
    BorderPane frame = new BorderPane(new StackPane(encoded, train, explored));
    frame.setTop(new TopBar(desk, actions, screen));
    frame.setBottom(new StatusBar(desk));
    ObjectProperty<@Nullable Path> shown = new SimpleObjectProperty<>();
    ObjectProperty<@Nullable String> coded = new SimpleObjectProperty<>();
    screen.addListener(observed -> followData(desk, setting.encode(), coded));
    InvalidationListener follow = observed -> follow(desk, shown);
    screen.addListener(follow);
    desk.run().directoryProperty().addListener(follow);
    desk.run().stateProperty().addListener(follow);
    root.getChildren().addAll(frame, new ShortcutSheet(actions));
    root.getStyleClass().add("workbench");
    scene = new Scene(root, 1280, 800);
    scene.getStylesheets().add(stylesheet());
    scene.addEventHandler(KeyEvent.KEY_TYPED, event -> typed(event, sheet(root)));
    Application.setUserAgentStylesheet(setting.view().theme().get().stylesheet());
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
                  "screen-" + each.title().toLowerCase(Locale.ROOT),
                  Action.Group.VIEW,
                  each.title(),
                  () -> screen.set(each))
              .on("Shortcut+" + (actionsOfScreens.size() + 1)));
    }
    return actionsOfScreens;
  }

  /** The data set of the form is the one whose samples are coded. */
  private void followData(Desk desk, EncodeModel encode, ObjectProperty<@Nullable String> shown) {
    if (screen.get() == Screen.ENCODE) {
      desk.plan()
          .plan()
          .filter(plan -> !plan.data().name().equals(shown.get()))
          .ifPresent(
              plan -> {
                shown.set(plan.data().name());
                encode.open(plan);
              });
    }
  }

  /** The run that is shown is the one that is explored, once it does not work any more. */
  private void follow(Desk desk, ObjectProperty<@Nullable Path> shown) {
    if (screen.get() != Screen.EXPLORE || desk.run().state().active()) {
      return;
    }
    desk.run()
        .directory()
        .filter(directory -> !directory.equals(shown.get()))
        .ifPresent(
            directory -> {
              shown.set(directory);
              explore.open(directory);
            });
  }

  /** Shows a screen. */
  public void show(Screen wanted) {
    screen.set(wanted);
  }

  /** What the stage shows. */
  public Scene scene() {
    return scene;
  }

  /** Shows sample {@code index} of the gallery large. */
  public void openSample(int index) {
    detail.open(index);
  }

  List<Action> actions() {
    return actions;
  }

  private javafx.stage.@Nullable Window window() {
    return scene.getWindow();
  }

  private static ShortcutSheet sheet(StackPane root) {
    return (ShortcutSheet) root.getChildren().get(1);
  }

  private void typed(KeyEvent event, ShortcutSheet sheet) {
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
