package spikeloom.ui.model;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import spikeloom.evaluation.Robustness;
import spikeloom.exploration.Exploration.Decoded;
import spikeloom.exploration.Exploration.Sample;
import spikeloom.spike.Cell;
import spikeloom.spike.SpikePart;
import spikeloom.ui.film.FilmSample;
import spikeloom.ui.sound.Loudspeaker;
import spikeloom.ui.text.Texts;

/**
 * Explores one sample of a trained model: the steps and spikes that the decoder reads, and its
 * output. Called on the window's thread; opening and changing the sample happen in the background.
 */
public final class ExploreModel {
  private static final int FIRST_SEED = 1;
  private static final int ROBUSTNESS_SAMPLES = 200;

  /** Steps per second at first. */
  private static final int FAST = 30;

  private final MembraneModel membranes;
  private final OpenModel opened;
  private final ReadOnlyObjectWrapper<@Nullable ExploreView> view = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper notes = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper run = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<@Nullable SampleModel> shipped =
      new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<@Nullable Cell> cursor = new SimpleObjectProperty<>();
  private final IntegerProperty seen = new SimpleIntegerProperty();
  private final IntegerProperty index = new SimpleIntegerProperty();
  private final BooleanProperty playing = new SimpleBooleanProperty();
  private final ObjectProperty<Integer> speed = new SimpleObjectProperty<>(FAST);
  private final ObjectProperty<@Nullable SpikePart> brush = new SimpleObjectProperty<>();
  private final IntegerProperty seed = new SimpleIntegerProperty(FIRST_SEED);
  private final Between between = new Between();
  private final MapModel map;
  private final AtlasModel atlas;
  private final Measurement<Robustness.Curves> robustness;
  private final DreamModel dream;
  private final DrawingModel drawing;
  private final PlaybackModel playback;
  private @Nullable Sample sample;
  private @Nullable SpikeEdits edits;

  /** Creates an empty model. */
  public ExploreModel(Explorer.Opener opener, Executor background, Executor windowThread) {
    Later later = new Later(background, windowThread);
    membranes = new MembraneModel(later);
    opened = new OpenModel(opener, later, message::set);
    map = new MapModel(later, message::set);
    atlas = new AtlasModel(later, message::set);
    robustness =
        new Measurement<>(
            later,
            message::set,
            Texts.MODEL.get("robustness.measuring"),
            (explorer, watch) -> explorer.robustness(ROBUSTNESS_SAMPLES, watch));
    dream = new DreamModel(later);
    drawing = new DrawingModel(later, this::show, message::set);
    drawing.activeProperty().addListener((observed, before, now) -> draw(now));
    playback = new PlaybackModel(new Loudspeaker(), later, message::set);
    seen.addListener((observed, before, now) -> refresh());
    cursor.addListener((observed, before, now) -> refresh());
    cursor.addListener((observed, before, now) -> atlas.point(now));
    brush.addListener((observed, before, now) -> refresh());
    index.addListener((observed, before, now) -> load(now.intValue()));
  }

  /** Opens the model of a run. */
  public void open(Path directory) {
    open(String.valueOf(directory.getFileName()), () -> directory, () -> {});
  }

  /** Opens a model that ships with the program, to draw for it. */
  public void open(SampleModel model) {
    open(
        model.title(),
        model.run(),
        () -> {
          shipped.set(model);
          drawing.activeProperty().set(true);
        });
  }

  private void open(String name, Supplier<Path> directory, Runnable then) {
    opened.open(
        name,
        directory,
        this::close,
        first -> {
          run.set(name);
          Explorer from = opened.explorer();
          notes.set(from == null ? "" : String.join(" ", from.notes()));
          map.of(opened.explorer());
          atlas.of(opened.explorer());
          robustness.of(opened.explorer());
          dream.of(opened.explorer());
          drawing.of(opened.explorer());
          index.set(0);
          show(first);
          atlas.request();
          then.run();
        });
  }

  /** Cancels opening the model and all computations with it. */
  public void cancel() {
    opened.cancel();
    map.cancel();
    atlas.measurement().cancel();
    robustness.cancel();
  }

  /** Whether the last request was cancelled. */
  public boolean cancelled() {
    return opened.cancelled();
  }

  /** Whether a model is being opened, or something is being computed with it. */
  public BooleanExpression busy() {
    return opened
        .busyProperty()
        .or(map.busyProperty())
        .or(atlas.measurement().busyProperty())
        .or(robustness.busyProperty());
  }

  /** Begins to draw, or shows the test sample again. */
  private void draw(boolean draws) {
    Sample shown = sample;
    if (draws && shown != null) {
      drawing.begin(shown);
    } else if (shown != null && shown.drawn()) {
      load(index.get());
    }
  }

  private void load(int wanted) {
    drawing.activeProperty().set(false);
    if (sample == null || sample.index() != wanted) {
      opened.load(wanted, this::show);
    }
  }

  private void show(Sample loaded) {
    sample = loaded;
    edits = new SpikeEdits(loaded.spikes());
    cursor.set(null);
    message.set("");
    Explorer from = opened.explorer();
    if (from != null) {
      membranes.sample(from, loaded);
    }
    if (seen.get() == loaded.spikes().length) {
      refresh();
    } else {
      seen.set(loaded.spikes().length);
    }
  }

  private void refresh() {
    Explorer from = opened.explorer();
    Sample of = sample;
    SpikeEdits held = edits;
    if (from == null || of == null || held == null) {
      view.set(null);
      playback.show(null, null);
      return;
    }
    int steps = Math.max(0, Math.min(seen.get(), held.now().length));
    SpikePart brushed = brush.get();
    SpikePart part = (brushed == null ? SpikePart.first(steps) : brushed).before(steps);
    Decoded decoded = from.decode(of, held.now(), part);
    ExploreView bare = new ExploreView(of, held.now(), steps, part, decoded, Optional.empty());
    dream.sample(bare);
    playback.show(from, bare);
    view.set(
        Optional.ofNullable(cursor.get())
            .flatMap(at -> SpikeEffect.of(from, bare, at))
            .map(bare::with)
            .orElse(bare));
  }

  private void edit(Consumer<SpikeEdits> edit) {
    if (edits != null) {
      edit.accept(edits);
      refresh();
    }
  }

  /** Adds or removes a spike. */
  public void toggle(Cell cell) {
    edit(spikes -> spikes.toggle(cell.step(), cell.neuron()));
  }

  /** Moves the spike of a cell by some steps; the cursor follows. */
  public void move(Cell cell, int steps) {
    SpikeEdits held = edits;
    if (held == null) {
      return;
    }
    int to = cell.step() + steps;
    if (to >= 0 && to < held.now().length && held.now()[cell.step()][cell.neuron()] != 0) {
      held.move(cell.step(), cell.neuron(), to);
      cursor.set(new Cell(to, cell.neuron()));
      refresh();
    }
  }

  /** Removes all spikes of a neuron. */
  public void silence(int neuron) {
    edit(spikes -> spikes.silence(neuron));
  }

  /** Random seed of the next edit by chance; repeat an edit by setting the seed that it had. */
  public IntegerProperty seedProperty() {
    return seed;
  }

  /** Edits by chance with the current seed, reports it, and moves on to the next one. */
  public void editByChance(ObjIntConsumer<ExploreModel> edit) {
    if (edits != null) {
      int used = seed.get();
      edit.accept(this, used);
      message.set(Texts.MODEL.get("explore.seed", used));
      seed.set(used + 1);
    }
  }

  /** Removes a random fraction of all spikes. */
  public void drop(double share, RandomGenerator random) {
    edit(spikes -> spikes.drop(share, random));
  }

  /** Moves every spike by up to this many steps. */
  public void jitter(int steps, RandomGenerator random) {
    edit(spikes -> spikes.jitter(steps, random));
  }

  /** Draws all spikes from the prior, which shows the decoder's output without a sample. */
  public void drawFromPrior(long seedOfSample) {
    Explorer from = opened.explorer();
    if (from != null) {
      edit(spikes -> spikes.replace(from.draw(seedOfSample)));
    }
  }

  /**
   * Draws all spikes from firing probabilities between those of this sample and another.
   * Consecutive draws count as one edit and have the same random numbers, from {@link
   * #seedProperty}.
   *
   * @param towards index of the other test sample
   * @param share 0 for this sample, 1 for the other
   */
  public void interpolate(int towards, double share) {
    Explorer from = opened.explorer();
    Sample here = sample;
    if (from == null || here == null || towards < 0 || towards >= from.samples()) {
      return;
    }
    Optional<Sample> known = between.other(towards);
    if (known.isPresent()) {
      mix(here, known.get(), share);
      return;
    }
    opened.also(
        towards,
        loaded -> {
          between.remember(loaded);
          mix(here, loaded, share);
        });
  }

  private void mix(Sample here, Sample there, double share) {
    Between.draw(here, there, share, new SplittableRandom(seed.get()))
        .ifPresentOrElse(
            drawn -> edit(spikes -> spikes.redraw(drawn)),
            () -> message.set(Texts.MODEL.get("explore.no-probabilities")));
  }

  /** All test samples in a plane. */
  public MapModel map() {
    return map;
  }

  /** What every latent neuron does. */
  public AtlasModel atlas() {
    return atlas;
  }

  /** The distortion when latent spikes are lost or moved. */
  public Measurement<Robustness.Curves> robustness() {
    return robustness;
  }

  /** Samples from the prior. */
  public DreamModel dream() {
    return dream;
  }

  /** A signal that is drawn by hand in place of a test sample. */
  public DrawingModel drawing() {
    return drawing;
  }

  /** Plays what is shown. */
  public PlaybackModel playback() {
    return playback;
  }

  /** The potentials of chosen neurons. */
  public MembraneModel membranes() {
    return membranes;
  }

  /** Selects which steps of which neurons the decoder reads, or null for all. */
  public ObjectProperty<@Nullable SpikePart> brushProperty() {
    return brush;
  }

  /** Undoes the last edit of the spikes, or the last stroke of a drawing. */
  public void undo() {
    if (edits != null && edits.canUndo()) {
      edit(SpikeEdits::undo);
    } else {
      drawing.undo();
    }
  }

  /** Redoes it. */
  public void redo() {
    edit(SpikeEdits::redo);
  }

  /** Restores the spikes of the encoder. */
  public void reset() {
    edit(SpikeEdits::reset);
  }

  /** Whether there is an edit or a stroke to undo. */
  public boolean canUndo() {
    return canReset() || drawing.canUndo();
  }

  /** Whether spikes were edited. */
  public boolean canReset() {
    return edits != null && edits.canUndo();
  }

  /** Whether there is an edit to redo. */
  public boolean canRedo() {
    return edits != null && edits.canRedo();
  }

  /** Advances by one frame while playing; restarts at the end. */
  public void advance() {
    ExploreView shown = view.get();
    if (playing.get() && shown != null) {
      int steps = shown.spikes().length;
      seen.set(seen.get() >= steps ? 0 : seen.get() + 1);
      if (seen.get() == steps) {
        playing.set(false);
      }
    }
  }

  /** The current view, if any. */
  public Optional<ExploreView> view() {
    return Optional.ofNullable(view.get());
  }

  /** Holds what is shown. */
  public ReadOnlyObjectProperty<@Nullable ExploreView> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /** Warnings from loading the open model, if any. */
  public ReadOnlyStringProperty notesProperty() {
    return notes.getReadOnlyProperty();
  }

  /** Progress or error message. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** The open model if it is one that ships with the program; else null. */
  public ReadOnlyObjectProperty<@Nullable SampleModel> shippedProperty() {
    return shipped.getReadOnlyProperty();
  }

  /** The name of the run whose model is open, or empty. */
  public ReadOnlyStringProperty runProperty() {
    return run.getReadOnlyProperty();
  }

  /** Number of steps that the decoder reads. */
  public IntegerProperty seenProperty() {
    return seen;
  }

  /** Index of the test sample. */
  public IntegerProperty indexProperty() {
    return index;
  }

  /** Number of test samples. */
  public int samples() {
    return opened.samples();
  }

  /** Cell under the keyboard cursor or mouse. */
  public ObjectProperty<@Nullable Cell> cursorProperty() {
    return cursor;
  }

  /** Whether time is playing. */
  public BooleanProperty playingProperty() {
    return playing;
  }

  /** Steps per second while time is playing, and in films. */
  public ObjectProperty<Integer> speedProperty() {
    return speed;
  }

  /** The sample as it is shown, with its edits and selection, step by step. */
  public Optional<FilmSample> film() {
    Explorer from = opened.explorer();
    ExploreView shown = view.get();
    if (from == null || shown == null) {
      return Optional.empty();
    }
    SpikePart brushed = brush.get();
    SpikePart all = brushed == null ? SpikePart.first(shown.spikes().length) : brushed;
    return Optional.of(new FilmSample(from::decode, shown.sample(), shown.spikes(), all));
  }

  /** Closes the model. */
  public void close() {
    if (opened.explorer() != null) {
      membranes.close();
      opened.close();
      between.forget();
      map.of(null);
      atlas.of(null);
      robustness.of(null);
      dream.of(null);
      drawing.of(null);
      run.set("");
      shipped.set(null);
      notes.set("");
      brush.set(null);
      sample = null;
      edits = null;
      view.set(null);
    }
  }
}
