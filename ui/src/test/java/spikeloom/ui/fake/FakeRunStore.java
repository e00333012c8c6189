package spikeloom.ui.fake;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import spikeloom.plan.RunException;
import spikeloom.run.RunLabel;
import spikeloom.run.RunOverview;
import spikeloom.ui.model.RunStore;

/** Runs in memory, and what was done with them. */
public class FakeRunStore implements RunStore {
  private final List<RunOverview> runs =
      new CopyOnWriteArrayList<>(
          List.of(Fakes.overview("first", 0.01, true), Fakes.overview("second", 0.1, false)));
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private volatile Path folder = Path.of("runs");
  private volatile @Nullable String problem;

  /** From now on these are the runs. */
  public final void list(List<RunOverview> others) {
    runs.clear();
    runs.addAll(others);
  }

  /** From now on listing gives these warnings. */
  public final void warn(String... sentences) {
    warnings.addAll(List.of(sentences));
  }

  /** From now on no run can be changed. */
  public final void refuseChanges(String sentence) {
    problem = sentence;
  }

  /** What was done with runs, oldest first. */
  public final List<String> done() {
    return done;
  }

  /** The folder in use. */
  public final Path folder() {
    return folder;
  }

  @Override
  public Path defaultFolder() {
    return Path.of("runs");
  }

  @Override
  public void useFolder(Path chosen) {
    folder = chosen;
  }

  @Override
  public List<RunOverview> runs(Consumer<String> note) {
    warnings.forEach(note);
    return List.copyOf(runs);
  }

  @Override
  public void label(Path run, RunLabel label) {
    record("label " + run.getFileName());
    replace(run, one -> Fakes.overview(one, Map.of(), label, 0.1));
  }

  @Override
  public Path rename(Path run, String name) {
    record("rename " + run.getFileName() + " to " + name);
    replace(run, one -> Fakes.overview(name, 0.01, one.finished()));
    return run.resolveSibling(name);
  }

  @Override
  public void trash(Path run) {
    record("trash " + run.getFileName());
    runs.removeIf(one -> one.liesIn(run));
  }

  @Override
  public void showFolder(Path run) {
    record("show " + run.getFileName());
  }

  private void record(String what) {
    String sentence = problem;
    if (sentence != null) {
      throw new RunException(sentence);
    }
    done.add(what);
  }

  private void replace(Path run, UnaryOperator<RunOverview> change) {
    runs.replaceAll(one -> one.liesIn(run) ? change.apply(one) : one);
  }
}
