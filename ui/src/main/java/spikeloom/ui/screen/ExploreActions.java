package spikeloom.ui.screen;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import spikeloom.spike.Cell;
import spikeloom.ui.figure.SampleTable;
import spikeloom.ui.film.SampleFilm;
import spikeloom.ui.model.ExploreModel;
import spikeloom.ui.model.PlaybackModel;
import spikeloom.ui.model.SampleSelection;
import spikeloom.ui.text.SampleNames;
import spikeloom.ui.text.Texts;

/** Actions on the spikes of a sample. */
final class ExploreActions {
  private static final double SHARE = 0.1;

  private ExploreActions() {}

  static List<Action> of(ExploreModel model, FigureSaver saver) {
    BooleanBinding open =
        Bindings.createBooleanBinding(() -> model.view().isPresent(), model.viewProperty());
    BooleanBinding undo = Bindings.createBooleanBinding(model::canUndo, model.viewProperty());
    BooleanBinding edited = Bindings.createBooleanBinding(model::canReset, model.viewProperty());
    BooleanBinding redo = Bindings.createBooleanBinding(model::canRedo, model.viewProperty());
    BooleanBinding pointed = model.cursorProperty().isNotNull().and(open);
    SampleSelection selection = model.map().selection();
    BooleanBinding listed =
        Bindings.createBooleanBinding(
            () -> !selection.samples().isEmpty(), selection.samplesProperty());
    return List.of(
        Action.toggle(
                "play",
                MenuSection.SAMPLES,
                Texts.SCREEN.get("action.play"),
                model.playingProperty())
            .on("Shortcut+P")
            .when(open),
        Action.toggle(
                "draw",
                MenuSection.SAMPLES,
                Texts.SCREEN.get("action.draw"),
                model.drawing().activeProperty())
            .on("Shortcut+I")
            .when(open),
        Action.of(
                "clear-drawing",
                MenuSection.SAMPLES,
                Texts.SCREEN.get("action.clear-drawing"),
                model.drawing()::clear)
            .when(model.drawing().activeProperty()),
        Action.of(
                "next-sample",
                MenuSection.SAMPLES,
                Texts.SCREEN.get("action.next-sample"),
                () -> step(model, 1))
            .on("Shortcut+Right")
            .when(open),
        Action.of(
                "previous-sample",
                MenuSection.SAMPLES,
                Texts.SCREEN.get("action.previous-sample"),
                () -> step(model, -1))
            .on("Shortcut+Left")
            .when(open),
        Action.of(
                "play-target",
                MenuSection.SAMPLES,
                Texts.SCREEN.get("action.play-target"),
                () -> model.playback().play(PlaybackModel.Part.TARGET))
            .when(model.playback().audibleProperty()),
        Action.of(
                "play-reconstruction",
                MenuSection.SAMPLES,
                Texts.SCREEN.get("action.play-reconstruction"),
                () -> model.playback().play(PlaybackModel.Part.RECONSTRUCTION))
            .when(model.playback().audibleProperty()),
        Action.of(
                "toggle-spike",
                MenuSection.SPIKES,
                Texts.SCREEN.get("action.toggle-spike"),
                () -> toggle(model))
            .when(pointed),
        Action.of(
                "silence",
                MenuSection.SPIKES,
                Texts.SCREEN.get("action.silence"),
                () -> silence(model))
            .on("Shortcut+K")
            .when(pointed),
        Action.of(
                "trace-neuron",
                MenuSection.SAMPLES,
                Texts.SCREEN.get("action.trace-neuron"),
                () -> trace(model))
            .on("Shortcut+E")
            .when(pointed),
        Action.of(
                "drop",
                MenuSection.SPIKES,
                Texts.SCREEN.get("action.drop"),
                () -> model.editByChance((m, seed) -> m.drop(SHARE, new SplittableRandom(seed))))
            .on("Shortcut+R")
            .when(open),
        Action.of(
                "jitter",
                MenuSection.SPIKES,
                Texts.SCREEN.get("action.jitter"),
                () -> model.editByChance((m, seed) -> m.jitter(1, new SplittableRandom(seed))))
            .on("Shortcut+J")
            .when(open),
        Action.of(
                "draw-prior",
                MenuSection.SPIKES,
                Texts.SCREEN.get("action.draw-prior"),
                () -> model.editByChance(ExploreModel::drawFromPrior))
            .on("Shortcut+Shift+P")
            .when(open),
        Action.of(
                "clear-brush",
                MenuSection.SELECTION,
                Texts.SCREEN.get("action.clear-brush"),
                () -> model.brushProperty().set(null))
            .on("Shortcut+B")
            .when(model.brushProperty().isNotNull()),
        Action.of("undo", MenuSection.UNDO, Texts.SCREEN.get("action.undo"), model::undo)
            .on("Shortcut+Z")
            .when(undo),
        Action.of("redo", MenuSection.UNDO, Texts.SCREEN.get("action.redo"), model::redo)
            .on("Shortcut+Y")
            .when(redo),
        Action.of(
                "reset-spikes",
                MenuSection.UNDO,
                Texts.SCREEN.get("action.reset-spikes"),
                model::reset)
            .on("Shortcut+0")
            .when(edited),
        Action.of(
                "save-film",
                MenuSection.SAVE,
                Texts.SCREEN.get("action.save-film"),
                () -> saveFilm(model, saver))
            .when(open),
        Action.of(
                "save-sound",
                MenuSection.SAVE,
                Texts.SCREEN.get("action.save-sound"),
                () ->
                    model
                        .playback()
                        .sound(PlaybackModel.Part.RECONSTRUCTION)
                        .ifPresent(saver::saveSound))
            .when(model.playback().audibleProperty()),
        Action.of(
                "clear-list",
                MenuSection.SELECTION,
                Texts.SCREEN.get("action.clear-list"),
                selection::clear)
            .when(listed),
        Action.of(
                "save-list",
                MenuSection.SAVE,
                Texts.SCREEN.get("action.save-list"),
                () ->
                    saver.saveTable(
                        Texts.SCREEN.get("list.save"),
                        "samples.csv",
                        new SampleTable(selection.samples())))
            .when(listed));
  }

  private static void step(ExploreModel model, int by) {
    int samples = model.samples();
    if (samples > 0) {
      model.indexProperty().set(Math.floorMod(model.indexProperty().get() + by, samples));
    }
  }

  private static void saveFilm(ExploreModel model, FigureSaver saver) {
    model
        .film()
        .ifPresent(
            sample ->
                saver.saveFilm(
                    SampleNames.of(sample.sample()),
                    SampleFilm.of(sample, model.speedProperty().get())));
  }

  private static void toggle(ExploreModel model) {
    Optional.ofNullable(model.cursorProperty().get()).ifPresent(model::toggle);
  }

  private static void trace(ExploreModel model) {
    Optional.ofNullable(model.cursorProperty().get())
        .map(Cell::neuron)
        .ifPresent(model.membranes()::addLatent);
  }

  private static void silence(ExploreModel model) {
    Optional.ofNullable(model.cursorProperty().get()).map(Cell::neuron).ifPresent(model::silence);
  }
}
