package spikeloom.ui.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import spikeloom.text.Wording;
import spikeloom.ui.figure.FigureFile;
import spikeloom.ui.figure.FigureStyle;
import spikeloom.ui.figure.Figures;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.RunState;
import spikeloom.ui.text.Language;
import spikeloom.ui.text.Texts;

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

  static List<Action> of(Desk desk, Runnable quit) {
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
                Action.of(
                        "open-run",
                        MenuSection.RUNS,
                        Texts.SCREEN.get("action.open-run"),
                        () -> openRun(desk))
                    .on("Shortcut+O")
                    .when(active.not()),
                Action.of(
                        "data-folder",
                        MenuSection.DATA,
                        Texts.SCREEN.get("action.data-folder"),
                        () -> PlanPane.chooseFolder(desk))
                    .on("Shortcut+D")
                    .when(active.not()),
                Action.of(
                        "save-curves",
                        MenuSection.SAVE,
                        Texts.SCREEN.get("action.save-curves"),
                        () -> saveCurves(desk))
                    .when(measured),
                Action.of(
                        "save-gallery",
                        MenuSection.SAVE,
                        Texts.SCREEN.get("action.save-gallery"),
                        () -> saveGallery(desk))
                    .on("Shortcut+Shift+S")
                    .when(seen),
                Action.of("quit", MenuSection.QUIT, Texts.SCREEN.get("action.quit"), quit)
                    .on("Shortcut+Q"),
                Action.of(
                        "start",
                        MenuSection.TRAINING,
                        Texts.SCREEN.get("action.start"),
                        () -> start(desk))
                    .on("F5")
                    .when(active.not().and(desk.plan().planProperty().isNotNull())),
                Action.of(
                        "pause",
                        MenuSection.TRAINING,
                        Texts.SCREEN.get("action.pause"),
                        desk.control()::pauseOrResume)
                    .on("F6")
                    .when(held),
                Action.of(
                        "step",
                        MenuSection.TRAINING,
                        Texts.SCREEN.get("action.step"),
                        desk.control()::step)
                    .on("F9")
                    .when(held),
                Action.of(
                        "stop",
                        MenuSection.TRAINING,
                        Texts.SCREEN.get("action.stop"),
                        desk.control()::stop)
                    .on("F7")
                    .when(active),
                Action.of(
                        "resume",
                        MenuSection.TRAINING,
                        Texts.SCREEN.get("action.resume"),
                        desk.control()::resume)
                    .on("F8")
                    .when(resumable),
                Action.of(
                        "copy-command",
                        MenuSection.COMMAND,
                        Texts.SCREEN.get("action.copy-command"),
                        () -> copyCommand(desk))
                    .on("Shortcut+Shift+C")
                    .when(desk.plan().planProperty().isNotNull()),
                Action.of(
                        "theme",
                        MenuSection.LOOK,
                        Texts.SCREEN.get("action.theme"),
                        () -> desk.view().theme().set(desk.view().theme().get().other()))
                    .on("Shortcut+T"),
                Action.toggle(
                        "log-axis",
                        MenuSection.LOOK,
                        Texts.SCREEN.get("action.log-axis"),
                        desk.view().logarithmic())
                    .on("Shortcut+L"),
                Action.toggle(
                        "smooth",
                        MenuSection.LOOK,
                        Texts.SCREEN.get("action.smooth"),
                        desk.view().smoothed())
                    .on("Shortcut+M")));
    all.addAll(charts(desk));
    for (FigureStyle style : FigureStyle.values()) {
      String id = "figure-style-" + Wording.of(style);
      all.add(
          Action.choice(id, MenuSection.STYLE, style.title(), desk.view().figureStyle(), style));
    }
    for (Language language : Language.values()) {
      String id = "language-" + language.id();
      all.add(
          Action.choice(
              id, MenuSection.LANGUAGE, language.title(), desk.view().language(), language));
    }
    return all;
  }

  private static List<Action> charts(Desk desk) {
    List<Action> all = new ArrayList<>();
    all.add(
        Action.of(
                "copy-chart",
                MenuSection.COPY,
                Texts.SCREEN.get("action.copy-chart"),
                () -> desk.saver().copyFocused())
            .on("Shortcut+C")
            .when(desk.saver().sourceProperty().isNotNull()));
    all.add(save(desk, "save-chart", "PNG …", FigureFile.Format.PNG).on("Shortcut+S"));
    for (int scale = 1; scale <= FigureFile.MOST_SCALE; scale++) {
      all.add(savePng(desk, scale));
    }
    all.add(save(desk, "save-chart-svg", "SVG …", FigureFile.Format.SVG));
    all.add(save(desk, "save-chart-csv", "CSV …", FigureFile.Format.CSV));
    return all;
  }

  private static Action save(Desk desk, String id, String title, FigureFile.Format format) {
    return Action.of(
            id,
            MenuSection.CHART,
            title,
            () -> desk.saver().saveFocused(format, FigureFile.DEFAULT_SCALE))
        .when(desk.saver().sourceProperty().isNotNull());
  }

  private static Action savePng(Desk desk, int scale) {
    return Action.of(
            "save-chart-png-" + scale,
            MenuSection.CHART,
            "PNG, " + scale + "× …",
            () -> desk.saver().saveFocused(FigureFile.Format.PNG, scale))
        .when(desk.saver().sourceProperty().isNotNull());
  }

  private static void openRun(Desk desk) {
    desk.places()
        .folder(Texts.SCREEN.get("run.directory"))
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
    desk.notices().show(Texts.SCREEN.get("command.copied"));
  }
}
