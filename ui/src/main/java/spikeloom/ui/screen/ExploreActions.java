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
import spikeloom.ui.model.SampleSelection;

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
        Action.toggle("play", MenuSection.SAMPLES, "Play time", model.playingProperty())
            .on("Shortcut+P")
            .when(open),
        Action.toggle(
                "draw", MenuSection.SAMPLES, "Draw your own", model.drawing().activeProperty())
            .on("Shortcut+I")
            .when(open),
        Action.of("clear-drawing", MenuSection.SAMPLES, "Clear drawing", model.drawing()::clear)
            .when(model.drawing().activeProperty()),
        Action.of("next-sample", MenuSection.SAMPLES, "Next sample", () -> step(model, 1))
            .on("Shortcut+Right")
            .when(open),
        Action.of("previous-sample", MenuSection.SAMPLES, "Previous sample", () -> step(model, -1))
            .on("Shortcut+Left")
            .when(open),
        Action.of("toggle-spike", MenuSection.SPIKES, "Add or delete spike", () -> toggle(model))
            .when(pointed),
        Action.of("silence", MenuSection.SPIKES, "Silence neuron", () -> silence(model))
            .on("Shortcut+K")
            .when(pointed),
        Action.of("trace-neuron", MenuSection.SAMPLES, "Add neuron", () -> trace(model))
            .on("Shortcut+E")
            .when(pointed),
        Action.of(
                "drop",
                MenuSection.SPIKES,
                "Drop 10 % of spikes",
                () -> model.editByChance((m, seed) -> m.drop(SHARE, new SplittableRandom(seed))))
            .on("Shortcut+R")
            .when(open),
        Action.of(
                "jitter",
                MenuSection.SPIKES,
                "Jitter by one step",
                () -> model.editByChance((m, seed) -> m.jitter(1, new SplittableRandom(seed))))
            .on("Shortcut+J")
            .when(open),
        Action.of(
                "draw-prior",
                MenuSection.SPIKES,
                "Draw from prior",
                () -> model.editByChance(ExploreModel::drawFromPrior))
            .on("Shortcut+Shift+P")
            .when(open),
        Action.of(
                "clear-brush",
                MenuSection.SELECTION,
                "Clear selection",
                () -> model.brushProperty().set(null))
            .on("Shortcut+B")
            .when(model.brushProperty().isNotNull()),
        Action.of("undo", MenuSection.UNDO, "Undo", model::undo).on("Shortcut+Z").when(undo),
        Action.of("redo", MenuSection.UNDO, "Redo", model::redo).on("Shortcut+Y").when(redo),
        Action.of("reset-spikes", MenuSection.UNDO, "Reset spikes", model::reset)
            .on("Shortcut+0")
            .when(edited),
        Action.of("save-film", MenuSection.SAVE, "Save film …", () -> saveFilm(model, saver))
            .when(open),
        Action.of("clear-list", MenuSection.SELECTION, "Clear list", selection::clear).when(listed),
        Action.of(
                "save-list",
                MenuSection.SAVE,
                "Save list as CSV …",
                () ->
                    saver.saveTable(
                        "Save list of samples",
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
                    sample.sample().title(), SampleFilm.of(sample, model.speedProperty().get())));
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
