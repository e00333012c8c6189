package spikeloom.ui.model;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import spikeloom.exploration.Completions;
import spikeloom.ui.text.SampleNames;
import spikeloom.ui.text.Texts;

/**
 * Samples that a model's prior draws: the first steps of a sample are kept, the prior continues
 * them in several ways. Called on the window's thread; samples are drawn in the background, one
 * request at a time, and only while they are visible. Requests that are outdated before they begin
 * are skipped.
 */
public final class DreamModel {
  /** Smallest number of completions. */
  public static final int FEWEST = 2;

  /** Largest number of completions. */
  public static final int MOST = 24;

  private static final int FIRST_SEED = 1;
  private static final int FIRST_COUNT = 12;

  /** Where the kept spikes are from. */
  public enum Start {
    /** A sample drawn from the prior. */
    PRIOR,
    /** The data sample that is explored, with its edits. */
    SAMPLE;

    @Override
    public String toString() {
      return Texts.MODEL.of("dream.start", this);
    }
  }

  /** Everything that the result depends on; compared by identity where it is not a number. */
  private record Request(
      Explorer from, Start start, @Nullable ExploreView explored, int seed, int kept, int count) {
    Completions draw() {
      return from.complete(spikes(), kept, count, seed);
    }

    private float[][] spikes() {
      return explored == null || start == Start.PRIOR ? from.draw(seed) : explored.spikes();
    }

    DreamView view(Completions drawn) {
      return explored == null || start == Start.PRIOR
          ? new DreamView(Texts.MODEL.get("dream.prior"), seed, drawn, Optional.empty())
          : new DreamView(
              SampleNames.of(explored.sample()),
              seed,
              drawn,
              Optional.of(explored.sample().target()));
    }
  }

  private final Later later;
  private final ReadOnlyObjectWrapper<@Nullable DreamView> view = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper steps = new ReadOnlyIntegerWrapper();
  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private final ObjectProperty<Start> start = new SimpleObjectProperty<>(Start.PRIOR);
  private final IntegerProperty seed = new SimpleIntegerProperty(FIRST_SEED);
  private final IntegerProperty kept = new SimpleIntegerProperty();
  private final IntegerProperty count = new SimpleIntegerProperty(FIRST_COUNT);
  private final BooleanProperty playing = new SimpleBooleanProperty();
  private final BooleanBinding available =
      Bindings.createBooleanBinding(() -> wanted.get() && view.get() != null, wanted, view);
  private @Nullable Explorer explorer;
  private @Nullable ExploreView explored;
  private @Nullable Request shown;
  private boolean drawing;

  DreamModel(Later later) {
    this.later = later;
    start.addListener(observed -> request());
    seed.addListener(observed -> request());
    kept.addListener(observed -> request());
    count.addListener(observed -> request());
    wanted.addListener((observed, before, now) -> look(now));
  }

  /** Changes the model, or closes it. */
  void of(@Nullable Explorer newExplorer) {
    explorer = newExplorer;
    explored = null;
    shown = null;
    playing.set(false);
    view.set(null);
    String problem =
        newExplorer == null
            ? ""
            : newExplorer
                .generationProblem()
                .map(why -> Texts.MODEL.get("dream.impossible", why))
                .orElse("");
    message.set(problem);
  }

  /** Changes the explored sample, or its spikes. */
  void sample(ExploreView newView) {
    if (explored == null || explored.spikes() != newView.spikes()) {
      explored = newView;
      steps.set(newView.spikes().length);
      request();
    }
  }

  private void look(boolean visible) {
    if (!visible) {
      playing.set(false);
    }
    request();
  }

  private @Nullable Request wish() {
    Explorer from = explorer;
    if (from == null || explored == null || !wanted.get() || from.generationProblem().isPresent()) {
      return null;
    }
    @Nullable ExploreView given = start.get() == Start.SAMPLE ? explored : null;
    int most = explored.spikes().length;
    int keep = Math.max(0, Math.min(most, kept.get()));
    return new Request(from, start.get(), given, seed.get(), keep, count.get());
  }

  private void request() {
    Request wish = wish();
    if (drawing || wish == null || wish.equals(shown)) {
      return;
    }
    drawing = true;
    later.run(
        wish::draw,
        drawn -> {
          drawing = false;
          if (wish.from == explorer) {
            shown = wish;
            message.set("");
            view.set(wish.view(drawn));
          }
          request(); // what was wanted meanwhile
        },
        problem -> {
          drawing = false;
          if (wish.from == explorer) {
            shown = wish; // not again
            message.set(problem);
          }
          request();
        });
  }

  /** Draws other samples: moves on to the next seed. */
  public void another() {
    seed.set(seed.get() == Integer.MAX_VALUE ? 0 : seed.get() + 1);
  }

  /** Keeps some steps more, or less for a negative number. */
  public void keep(int more) {
    kept.set(Math.max(0, Math.min(steps.get(), kept.get() + more)));
  }

  /** Keeps one more step while playing, once the previous one is shown; restarts at the end. */
  public void advance() {
    if (!playing.get() || drawing) {
      return;
    }
    kept.set(kept.get() >= steps.get() ? 0 : kept.get() + 1);
    if (kept.get() >= steps.get()) {
      playing.set(false);
    }
  }

  /** What is shown, if anything. */
  public Optional<DreamView> view() {
    return Optional.ofNullable(view.get());
  }

  /** Holds what is shown. */
  public ReadOnlyObjectProperty<@Nullable DreamView> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /** Why there are no samples, or empty. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** Number of steps of a sample. */
  public ReadOnlyIntegerProperty stepsProperty() {
    return steps.getReadOnlyProperty();
  }

  /** Whether the samples are visible. */
  public BooleanProperty wantedProperty() {
    return wanted;
  }

  /** Whether samples are visible and there. */
  public BooleanBinding available() {
    return available;
  }

  /** Where the kept spikes are from. */
  public ObjectProperty<Start> startProperty() {
    return start;
  }

  /** Random seed of the samples. */
  public IntegerProperty seedProperty() {
    return seed;
  }

  /** Number of steps that are kept. */
  public IntegerProperty keptProperty() {
    return kept;
  }

  /** Number of completions, {@link #FEWEST} to {@link #MOST}. */
  public IntegerProperty countProperty() {
    return count;
  }

  /** Whether steps are added one after the other. */
  public BooleanProperty playingProperty() {
    return playing;
  }
}
