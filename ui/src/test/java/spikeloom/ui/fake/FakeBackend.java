package spikeloom.ui.fake;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import spikeloom.file.DataException;
import spikeloom.training.TrainingListener;
import spikeloom.training.TrainingPlan;
import spikeloom.training.TrainingRun;
import spikeloom.ui.model.Backend;
import spikeloom.ui.model.CodeBench;
import spikeloom.ui.model.Explorer;
import spikeloom.ui.model.OpenedRun;

/** A backend whose runs draw their reports from thin air, at the given pace. */
public final class FakeBackend implements Backend {
  private final long pauseMillis;
  private final List<FakeRun> runs = new CopyOnWriteArrayList<>();
  private @Nullable String refusal;

  public FakeBackend(long pauseMillis) {
    this.pauseMillis = pauseMillis;
  }

  /** From now on starting and opening fails with this sentence. */
  public void refuseWith(String sentence) {
    refusal = sentence;
  }

  public List<FakeRun> runs() {
    return runs;
  }

  @Override
  public List<String> datasets() {
    return List.of("strokes", "mnist", "fashion-mnist");
  }

  @Override
  public Path newRunDirectory(TrainingPlan plan) {
    return Path.of("runs", plan.data().name() + "-1");
  }

  @Override
  public TrainingRun start(TrainingPlan plan, Path out, TrainingListener listener) {
    check();
    FakeRun run = new FakeRun(plan, out, listener, pauseMillis);
    runs.add(run);
    run.begin(List.of());
    return run;
  }

  @Override
  public TrainingRun resume(Path runDirectory, TrainingListener listener) {
    check();
    FakeRun run = new FakeRun(TrainingPlan.defaults(), runDirectory, listener, pauseMillis);
    runs.add(run);
    run.begin(Fakes.metrics(20, 1, 0.5));
    return run;
  }

  @Override
  public OpenedRun open(Path runDirectory) {
    check();
    return new OpenedRun(TrainingPlan.defaults(), Fakes.metrics(160, 1, 1), Fakes.snapshot(16, 1));
  }

  @Override
  public Explorer explore(Path runDirectory) {
    check();
    return new FakeExplorer(20);
  }

  @Override
  public CodeBench codes(TrainingPlan plan) {
    check();
    return new FakeCodes();
  }

  @Override
  public String version() {
    return "0.1.0";
  }

  private void check() {
    if (refusal != null) {
      throw new DataException(refusal);
    }
  }
}
