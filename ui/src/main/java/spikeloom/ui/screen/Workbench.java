package spikeloom.ui.screen;

import java.util.List;
import java.util.concurrent.Executor;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;

/**
 * The main window: the plan on the left, curves and gallery beside it, the state of the run below.
 * It only puts panes together; make it on the window's thread.
 */
public final class Workbench {
  private static final double SIDE = 300;

  private final Scene scene;
  private final List<Action> actions;
  private final SampleDetail detail;

  /**
   * What a workbench is made for.
   *
   * @param plan the plan that is edited
   * @param control starts and stops runs
   * @param view how things are shown
   * @param background for everything slow
   * @param places asks for files, or null for the dialogs of the system
   * @param quit ends the program
   */
  public record Setting(
      PlanModel plan,
      RunControl control,
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
    this.actions = WorkbenchActions.of(desk, () -> sheet(root).open(), setting.quit());
    this.detail = new SampleDetail(desk);
    SplitPane centre =
        new SplitPane(new CurvesPane(desk, actions), new GalleryPane(desk, detail::open));
    centre.setOrientation(javafx.geometry.Orientation.VERTICAL);
    centre.setDividerPositions(0.42);
    BorderPane frame = new BorderPane(new StackPane(centre, detail));
    PlanPane plan = new PlanPane(desk, actions);
    plan.setPrefWidth(SIDE);
    plan.setMinWidth(SIDE);
    frame.setTop(new TopBar(desk, actions));
    frame.setLeft(plan);
    frame.setBottom(new StatusBar(desk));
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
