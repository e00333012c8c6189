package spikeloom.ui.screen;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.input.TransferMode;
import spikeloom.dataset.known.Sources;
import spikeloom.dataset.own.SourceKind;
import spikeloom.run.RunDirectory;
import spikeloom.ui.model.DataModel;
import spikeloom.ui.text.Texts;

/** Actions of data sets, recordings, and whatever else a path may hold. */
final class DataActions {
  private final Desk desk;
  private final DataModel model;
  private final Consumer<Screen> show;

  DataActions(Desk desk, DataModel model, Consumer<Screen> show) {
    this.desk = desk;
    this.model = model;
    this.show = show;
  }

  List<Action> all() {
    BooleanBinding idle =
        Bindings.createBooleanBinding(
            () -> !desk.run().state().active(), desk.run().stateProperty());
    return List.of(
        Action.of(
                "open-data-file",
                MenuSection.DATA,
                Texts.SCREEN.get("action.open-data-file"),
                this::chooseFile)
            .on("Shortcut+Shift+O")
            .when(idle),
        Action.of(
                "open-data-folder",
                MenuSection.DATA,
                Texts.SCREEN.get("action.open-data-folder"),
                this::chooseFolder)
            .when(idle),
        Action.of(
            "play-recording",
            MenuSection.DATA,
            Texts.SCREEN.get("action.play-recording"),
            this::chooseRecording));
  }

  void chooseFile() {
    desk.places().existing(Texts.SCREEN.get("data.file")).map(Path::toString).ifPresent(this::open);
  }

  void chooseFolder() {
    desk.places().folder(Texts.SCREEN.get("data.folder")).map(Path::toString).ifPresent(this::open);
  }

  private void chooseRecording() {
    desk.places()
        .existing(Texts.SCREEN.get("recording"))
        .ifPresent(
            file -> {
              show.accept(Screen.DATA);
              model.play(file);
            });
  }

  /** Opens a data set by name or path; an event recording is played as well. */
  void open(String set) {
    if (desk.run().state().active()) {
      desk.notices().show(Texts.SCREEN.get("data.stop-first"));
      return;
    }
    desk.plan().choose(set);
    show.accept(Screen.DATA);
    Sources.kind(set)
        .filter(kind -> kind == SourceKind.EVENTS)
        .ifPresent(kind -> model.play(Path.of(set)));
  }

  /** Opens a run directory, or data by its path. */
  void open(Path path) {
    if (!RunDirectory.holdsRun(path)) {
      open(path.toString());
    } else if (desk.run().state().active()) {
      desk.notices().show(Texts.SCREEN.get("run.stop-first"));
    } else {
      openRun(path);
    }
  }

  /** Shows a run, of which none is active. */
  void openRun(Path directory) {
    show.accept(Screen.TRAIN);
    desk.control().open(directory, desk.plan()::show);
  }

  /** Accepts files and folders dropped on {@code target}. */
  void acceptDrops(Node target) {
    target.setOnDragOver(
        event -> {
          if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
          }
          event.consume();
        });
    target.setOnDragDropped(
        event -> {
          List<File> files = event.getDragboard().getFiles();
          event.setDropCompleted(dropped(files));
          event.consume();
        });
  }

  /** For several files, opens their folder. */
  boolean dropped(List<File> files) {
    if (files.isEmpty()) {
      return false;
    }
    File first = files.get(0);
    File taken = files.size() > 1 && first.getParentFile() != null ? first.getParentFile() : first;
    open(taken.toPath());
    return true;
  }
}
