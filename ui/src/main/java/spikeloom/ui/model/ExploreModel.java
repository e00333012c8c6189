package spikeloom.ui.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
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
import spikeloom.spike.Signal;
import spikeloom.spike.SpikePart;
import spikeloom.training.Exploration.Decoded;
import spikeloom.training.Exploration.Sample;
import spikeloom.training.LatentMap;

/**
 * One sample of a trained model taken apart: how far the decoder sees, which spikes it is given,
 * and what it makes of them. Called on the window's thread; opening and changing the sample happen
 * in the background.
 */
public final class ExploreModel {
  /** Runs an explorer. */
  @FunctionalInterface
  public interface Opener {
    /** Opens the trained model of a run; may take its time. */
    Explorer open(Path run);
  }

  /**
   * A place in the raster.
   *
   * @param step 0 .. steps-1
   * @param neuron 0 .. neurons-1
   */
  public record Cell(int step, int neuron) {}

  private static final int MAPPED = 400;

  private final Opener opener;
  private final Later later;
  private final MembraneModel membranes;
  private final ReadOnlyObjectWrapper<@Nullable ExploreView> view = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private final ObjectProperty<@Nullable Cell> cursor = new SimpleObjectProperty<>();
  private final IntegerProperty seen = new SimpleIntegerProperty();
  private final IntegerProperty index = new SimpleIntegerProperty();
  private final BooleanProperty playing = new SimpleBooleanProperty();
  private final ObjectProperty<@Nullable SpikePart> brush = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable LatentMap> map = new ReadOnlyObjectWrapper<>();
  private @Nullable Sample other;
  private @Nullable Explorer mapped; // whose map is there or on its way
  private @Nullable Explorer explorer;
  private @Nullable Sample sample;
  private @Nullable SpikeEdits edits;
  private int asked;

  /** A model that shows nothing yet. */
  public ExploreModel(Opener opener, Executor background, Executor windowThread) {
    this.opener = opener;
    later = new Later(background, windowThread);
    membranes = new MembraneModel(later);
    seen.addListener((observed, before, now) -> refresh());
    cursor.addListener((observed, before, now) -> refresh());
    brush.addListener((observed, before, now) -> refresh());
    index.addListener((observed, before, now) -> load(now.intValue()));
  }

  /** Opens the model of a run. */
  public void open(Path run) {
    int mine = ++asked;
    message.set("Opening " + run.getFileName() + " …");
    later.run(
        () -> {
          Explorer opened = opener.open(run);
          return new Opened(opened, opened.sample(0));
        },
        opened -> {
          if (mine != asked) {
            opened.explorer.close();
            return;
          }
          close();
          explorer = opened.explorer;
          index.set(0);
          show(opened.sample);
        },
        problem -> {
          if (mine == asked) {
            close(); // the sample of another run beside this sentence would mislead
            message.set(problem);
          }
        });
  }

  private record Opened(Explorer explorer, Sample sample) {}

  private void load(int wanted) {
    Explorer from = explorer;
    if (from == null || (sample != null && sample.index() == wanted)) {
      return;
    }
    int mine = ++asked;
    later(
        () -> from.sample(wanted),
        loaded -> {
          if (mine == asked) {
            show(loaded);
          }
        });
  }

  private void show(Sample loaded) {
    sample = loaded;
    edits = new SpikeEdits(loaded.spikes());
    cursor.set(null);
    message.set("");
    if (explorer != null) {
      membranes.sample(explorer, loaded.index());
    }
    if (seen.get() == loaded.spikes().length) {
      refresh();
    } else {
      seen.set(loaded.spikes().length);
    }
  }

  private void refresh() {
    Explorer from = explorer;
    Sample of = sample;
    SpikeEdits held = edits;
    if (from == null || of == null || held == null) {
      view.set(null);
      return;
    }
    int steps = Math.max(0, Math.min(seen.get(), held.now().length));
    SpikePart brushed = brush.get();
    SpikePart part = (brushed == null ? SpikePart.first(steps) : brushed).before(steps);
    Decoded decoded = from.decode(of, held.now(), part);
    view.set(
        new ExploreView(of, held.now(), steps, part, decoded, effect(from, of, part, decoded)));
  }

  private Optional<Signal> effect(Explorer from, Sample of, SpikePart part, Decoded decoded) {
    Cell at = cursor.get();
    SpikeEdits held = edits;
    if (held == null
        || at == null
        || !part.holds(at.step, at.neuron)
        || held.now()[at.step][at.neuron] == 0) {
      return Optional.empty();
    }
    float[][] without = Arrays.stream(held.now()).map(float[]::clone).toArray(float[][]::new);
    without[at.step][at.neuron] = 0;
    float[] less = from.decode(of, without, part).reconstruction().values();
    float[] with = decoded.reconstruction().values();
    float[] effect = new float[with.length];
    for (int i = 0; i < effect.length; i++) {
      effect[i] = with[i] - less[i];
    }
    return Optional.of(new Signal(of.target().shape(), effect));
  }

  /** An edit of the spikes. */
  private interface Edit {
    void on(SpikeEdits spikes);
  }

  private void edit(Edit edit) {
    if (edits != null) {
      edit.on(edits);
      refresh();
    }
  }

  /** Adds a spike, or takes it away. */
  public void toggle(Cell cell) {
    edit(spikes -> spikes.toggle(cell.step, cell.neuron));
  }

  /** Moves the spike of a cell by some steps; the cursor goes with it. */
  public void move(Cell cell, int steps) {
    SpikeEdits held = edits;
    if (held == null) {
      return;
    }
    int to = cell.step + steps;
    if (to >= 0 && to < held.now().length && held.now()[cell.step][cell.neuron] != 0) {
      held.move(cell.step, cell.neuron, to);
      cursor.set(new Cell(to, cell.neuron));
      refresh();
    }
  }

  /** Takes all spikes of a neuron away. */
  public void silence(int neuron) {
    edit(spikes -> spikes.silence(neuron));
  }

  /** Takes a share of all spikes away. */
  public void drop(double share, RandomGenerator random) {
    edit(spikes -> spikes.drop(share, random));
  }

  /** Moves every spike by up to so many steps. */
  public void jitter(int steps, RandomGenerator random) {
    edit(spikes -> spikes.jitter(steps, random));
  }

  /** Draws all spikes from the reference process: what the decoder makes of no sample at all. */
  public void drawFromPrior(RandomGenerator random) {
    Explorer from = explorer;
    if (from != null) {
      edit(spikes -> spikes.replace(SpikeDraws.prior(spikes.now(), from.prior(), random)));
    }
  }

  /**
   * Draws all spikes from firing probabilities between those of this sample and another. One draw
   * after the other is one edit.
   *
   * @param towards index of the other test sample
   * @param share 0 for this sample, 1 for the other
   */
  public void interpolate(int towards, double share) {
    Explorer from = explorer;
    Sample here = sample;
    if (from == null || here == null || towards < 0 || towards >= from.samples()) {
      return;
    }
    Sample known = other;
    if (known != null && known.index() == towards) {
      mix(here, known, share);
      return;
    }
    int mine = asked;
    later(
        () -> from.sample(towards),
        loaded -> {
          if (from == explorer && mine == asked) {
            other = loaded;
            mix(here, loaded, share);
          }
        });
  }

  private void mix(Sample here, Sample there, double share) {
    Optional<float[][]> a = here.bits();
    Optional<float[][]> b = there.bits();
    Explorer from = explorer;
    if (a.isEmpty() || b.isEmpty() || from == null) {
      message.set("This run's encoder tells no firing probabilities to go between.");
      return;
    }
    SpikeDraws.Ends ends = new SpikeDraws.Ends(a.get(), b.get(), from.prior());
    edit(spikes -> spikes.redraw(ends.between(share, new SplittableRandom(here.index()))));
  }

  /** Asks for the map of test samples, unless it is there. */
  public void requestMap() {
    Explorer from = explorer;
    if (from == null || from == mapped) {
      return;
    }
    mapped = from;
    message.set("Placing samples by their latent spikes …");
    later(
        () -> from.map(MAPPED),
        found -> {
          if (from == explorer) {
            message.set("");
            map.set(found);
          }
        });
  }

  /** Holds the map of test samples, once it is asked for and there. */
  public ReadOnlyObjectProperty<@Nullable LatentMap> mapProperty() {
    return map.getReadOnlyProperty();
  }

  /** The potentials of chosen neurons. */
  public MembraneModel membranes() {
    return membranes;
  }

  /** Which steps of which neurons the decoder sees, or null for all. */
  public ObjectProperty<@Nullable SpikePart> brushProperty() {
    return brush;
  }

  /** Takes the last edit back. */
  public void undo() {
    edit(SpikeEdits::undo);
  }

  /** Does it again. */
  public void redo() {
    edit(SpikeEdits::redo);
  }

  /** Back to the spikes that the encoder sent. */
  public void reset() {
    edit(SpikeEdits::reset);
  }

  /** Whether there is an edit to take back. */
  public boolean canUndo() {
    return edits != null && edits.canUndo();
  }

  /** Whether there is one to do again. */
  public boolean canRedo() {
    return edits != null && edits.canRedo();
  }

  /** One frame further while playing; begins anew at the end. */
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

  /** What is shown, if there is something. */
  public Optional<ExploreView> view() {
    return Optional.ofNullable(view.get());
  }

  /** Holds what is shown. */
  public ReadOnlyObjectProperty<@Nullable ExploreView> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /** What goes on, or what went wrong. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** Steps that the decoder sees. */
  public IntegerProperty seenProperty() {
    return seen;
  }

  /** Index of the test sample. */
  public IntegerProperty indexProperty() {
    return index;
  }

  /** Number of test samples. */
  public int samples() {
    return explorer == null ? 0 : explorer.samples();
  }

  /** Where keyboard or mouse stand. */
  public ObjectProperty<@Nullable Cell> cursorProperty() {
    return cursor;
  }

  /** Whether time goes on by itself. */
  public BooleanProperty playingProperty() {
    return playing;
  }

  /** Lets the model go. */
  public void close() {
    if (explorer != null) {
      membranes.close();
      explorer.close();
      explorer = null;
      other = null;
      mapped = null;
      map.set(null);
      brush.set(null);
      sample = null;
      edits = null;
      view.set(null);
    }
  }

  private <T> void later(Supplier<T> work, Consumer<T> done) {
    later.run(work, done, message::set);
  }
}
