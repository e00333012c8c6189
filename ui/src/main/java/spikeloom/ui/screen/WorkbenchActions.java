package spikeloom.ui.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import spikeloom.ui.figure.FigureFile;
import spikeloom.ui.figure.Figures;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.RunState;
import spikeloom.ui.screen.Action.Group;

/** Actions of the workbench. */
final class WorkbenchActions {
  private WorkbenchActions() {}

  /** Returns the action with this id. */
  static Action named(List<Action> actions, String id) {
    return actions.stream()
        .filter(action -> action.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown action " + id));
  }

  static List<Action> of(Desk desk, Runnable showShortcuts, Runnable quit) {
    RunModel run = desk.run();
    BooleanBinding active =
        Bindings.createBooleanBinding(() -> run.state().active(), run.stateProperty());
    BooleanBinding held =
        Bindings.createBooleanBinding(
            () -> run.state() == RunState.RUNNING || run.state() == RunState.PAUSED,
            run.stateProperty());
    BooleanBinding resumable = active.not().and(run.directoryProperty().isNotNull());
    BooleanBinding measured = Bindings.isNotEmpty(run.metrics());
    BooleanBinding seen = run.snapshotProperty().isNotNull();
    List<Action> all =
        new ArrayList<>(
            List.of(
                Action.of("open-run", Group.FILE, "Open run …", () -> openRun(desk))
                    .on("Shortcut+O")
                    .when(active.not()),
                Action.of(
                        "data-folder",
                        Group.FILE,
                        "Choose data folder …",
                        () -> PlanPane.chooseFolder(desk))
                    .on("Shortcut+D")
                    .when(active.not()),
                save(desk, "save-chart", "Save chart …", FigureFile.Format.PNG).on("Shortcut+S"),
                save(desk, "save-chart-svg", "Save chart as SVG …", FigureFile.Format.SVG),
                save(desk, "save-chart-csv", "Save chart as CSV …", FigureFile.Format.CSV),
                Action.of(
                        "save-curves", Group.FILE, "Save learning curves …", () -> saveCurves(desk))
                    .when(measured),
                Action.of(
                        "save-gallery",
                        Group.FILE,
                        "Save reconstructions …",
                        () -> saveGallery(desk))
                    .on("Shortcut+Shift+S")
                    .when(seen),
                Action.of("quit", Group.FILE, "Quit", quit).on("Shortcut+Q"),
                Action.of("start", Group.RUN, "Start", () -> start(desk))
                    .on("F5")
                    .when(active.not().and(desk.plan().planProperty().isNotNull())),
                Action.of("pause", Group.RUN, "Pause", desk.control()::pauseOrResume)
                    .on("F6")
                    .when(held),
                Action.of("step", Group.RUN, "Step", desk.control()::step).on("F9").when(held),
                Action.of("stop", Group.RUN, "Stop", desk.control()::stop).on("F7").when(active),
                Action.of("resume", Group.RUN, "Resume run", desk.control()::resume)
                    .on("F8")
                    .when(resumable),
                Action.of("copy-command", Group.RUN, "Copy command", () -> copyCommand(desk))
                    .on("Shortcut+Shift+C")
                    .when(desk.plan().planProperty().isNotNull()),
                Action.of(
                        "theme",
                        Group.VIEW,
                        "Toggle theme",
                        () -> desk.view().theme().set(desk.view().theme().get().other()))
                    .on("Shortcut+T"),
                Action.toggle("log-axis", Group.VIEW, "Log axis", desk.view().logarithmic())
                    .on("Shortcut+L"),
                Action.toggle("smooth", Group.VIEW, "Smooth", desk.view().smoothed())
                    .on("Shortcut+M"),
                Action.of("shortcuts", Group.HELP, "Keyboard shortcuts", showShortcuts).on("F1")));
    for (int scale = 1; scale <= FigureFile.MOST_SCALE; scale++) {
      all.add(savePng(desk, scale));
    }
    return all;
  }

  private static Action save(Desk desk, String id, String title, FigureFile.Format format) {
    return Action.of(
            id, Group.FILE, title, () -> desk.saver().saveFocused(format, FigureFile.DEFAULT_SCALE))
        .when(desk.saver().sourceProperty().isNotNull());
  }

  private static Action savePng(Desk desk, int scale) {
    return Action.of(
            "save-chart-png-" + scale,
            Group.FILE,
            "Save chart as PNG, " + scale + "× …",
            () -> desk.saver().saveFocused(FigureFile.Format.PNG, scale))
        .when(desk.saver().sourceProperty().isNotNull());
  }

  private static void openRun(Desk desk) {
    desk.places()
        .folder("Run directory")
        .ifPresent(directory -> desk.control().open(directory, desk.plan()::show));
  }

  private static void start(Desk desk) {
    desk.plan().plan().ifPresent(desk.control()::start);
  }

  private static void saveCurves(Desk desk) {
    desk.saver().save(Figures.trainingCurves(desk.run().history()), FigureFile.Format.PNG);
  }

  private static void saveGallery(Desk desk) {
    desk.run()
        .snapshot()
        .ifPresent(
            snapshot ->
                desk.saver().save(Figures.reconstructions(snapshot), FigureFile.Format.PNG));
  }

  private static void copyCommand(Desk desk) {
    ClipboardContent content = new ClipboardContent();
    content.putString(desk.plan().commandLineProperty().get());
    Clipboard.getSystemClipboard().setContent(content);
    desk.notices().show("Command copied to the clipboard.");
  }
}
