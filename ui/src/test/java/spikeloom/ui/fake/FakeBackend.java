package spikeloom.ui.fake;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import spikeloom.event.EventStream;
import spikeloom.export.ExportFormat;
import spikeloom.export.ExportReport;
import spikeloom.file.DataException;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunOverview;
import spikeloom.spike.Signal;
import spikeloom.training.TrainingListener;
import spikeloom.training.TrainingRun;
import spikeloom.ui.model.Backend;
import spikeloom.ui.model.DataSummary;
import spikeloom.ui.model.Explorer;
import spikeloom.ui.model.OpenedRun;
import spikeloom.ui.model.SampleCoder;
import spikeloom.ui.model.SampleModel;

/** A backend whose runs make up their reports, at the given speed. */
public final class FakeBackend extends FakeRunStore implements Backend {
  private static final long ENDLESS = 3_600_000; // milliseconds

  private final FakeSets sets = new FakeSets();
  private volatile long pauseMillis;
  private final List<FakeRun> runs = new CopyOnWriteArrayList<>();
  private final List<Map<Setting, String>> changes = new CopyOnWriteArrayList<>();
  private final List<String> located = new CopyOnWriteArrayList<>();
  private final Map<Path, TrainingPlan> plans = new ConcurrentHashMap<>();
  private final List<String> notes = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch preparation = new CountDownLatch(0);
  private volatile CountDownLatch exporting = new CountDownLatch(0);
  private @Nullable String refusal;
  private volatile @Nullable String missing;
  private volatile boolean held;
  private volatile boolean noRuns;
  private volatile boolean camera;

  public FakeBackend(long pauseMillis) {
    this.pauseMillis = pauseMillis;
  }

  /** From now on starting and opening fails with this sentence. */
  public void refuseWith(String sentence) {
    refusal = sentence;
  }

  /** From now on a run is prepared until the latch opens. */
  public void prepareUntil(CountDownLatch latch) {
    preparation = latch;
  }

  /** From now on a run makes no progress until it is resumed. */
  public void holdRuns() {
    held = true;
  }

  /** From now on a run does not end by itself. */
  public void neverEnd() {
    pauseMillis = ENDLESS;
  }

  /** From now on an export takes until the latch opens. */
  public void exportUntil(CountDownLatch latch) {
    exporting = latch;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new DataException("Interrupted.", e);
    }
  }

  /** From now on every model was trained on recordings of an event camera. */
  public void trainOnRecordings() {
    camera = true;
  }

  /** From now on every model is loaded with this note. */
  public void noteOnLoading(String sentence) {
    notes.add(sentence);
  }

  public List<FakeRun> started() {
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
    await(preparation);
    plans.put(out, plan);
    FakeRun run = new FakeRun(plan, out, listener, pauseMillis);
    runs.add(run);
    if (held) {
      run.pause();
    }
    run.begin(List.of());
    return run;
  }

  @Override
  public TrainingRun resume(Path runDirectory, TrainingListener listener) {
    check();
    FakeRun run = new FakeRun(plan(runDirectory), runDirectory, listener, pauseMillis);
    runs.add(run);
    run.begin(Fakes.metrics(20, 1, 0.5));
    return run;
  }

  @Override
  public TrainingPlan change(Path runDirectory, Map<Setting, String> values) {
    check();
    changes.add(values);
    TrainingPlan changed = Setting.change(plan(runDirectory), values);
    plans.put(runDirectory, changed);
    return changed;
  }

  /** What plan.json of a run holds. */
  public TrainingPlan plan(Path runDirectory) {
    return plans.getOrDefault(runDirectory, TrainingPlan.defaults());
  }

  public List<Map<Setting, String>> changes() {
    return changes;
  }

  @Override
  public OpenedRun open(Path runDirectory) {
    check();
    return new OpenedRun(TrainingPlan.defaults(), Fakes.history(), Fakes.snapshot(16, 1), notes);
  }

  /** From now on the data of every run are missing until they are located. */
  public void missData(String sentence) {
    missing = sentence;
  }

  @Override
  public Optional<String> missingData(Path runDirectory) {
    return Optional.ofNullable(missing);
  }

  @Override
  public void locateData(Path runDirectory, Path place) {
    missing = null;
    located.add(runDirectory + " <- " + place);
  }

  public List<String> located() {
    return located;
  }

  @Override
  public Explorer explore(Path runDirectory) {
    check();
    FakeExplorer model = new FakeExplorer(20, notes);
    return camera ? new FakeRecordings(model) : model;
  }

  /** The known sets, which nobody downloads really. */
  @Override
  public FakeSets dataSets() {
    return sets;
  }

  @Override
  public List<SampleModel> sampleModels() {
    return List.of(
        new SampleModel("digits", "Digits", "Draw a digit.", () -> Path.of("runs/shipped")));
  }

  /** From now on nobody has trained a run. */
  public void haveNoRuns() {
    noRuns = true;
  }

  @Override
  public SampleCoder codes(TrainingPlan plan) {
    check();
    return new FakeCodes();
  }

  @Override
  public List<RunOverview> runs(Consumer<String> warnings) {
    check();
    return noRuns ? List.of() : super.runs(warnings);
  }

  @Override
  public DataSummary describe(TrainingPlan plan) {
    check();
    float[] values = new float[Fakes.SHAPE.size()];
    values[0] = 1;
    return new DataSummary(
        plan.data().name(),
        "drawn",
        Fakes.SHAPE.toString(),
        0,
        1,
        0.1,
        false,
        "as published",
        List.of(new DataSummary.ClassCount("0", 8, 1, 2), new DataSummary.ClassCount("1", 6, 2, 3)),
        List.of(new DataSummary.Thumbnail("0", new Signal(Fakes.SHAPE, values))),
        List.of("A note."));
  }

  @Override
  public EventStream recording(Path file) {
    check();
    return Fakes.recording();
  }

  @Override
  public Exported export(Path runDirectory, ExportFormat format, Path out) {
    check();
    await(exporting);
    return new Exported(
        new ExportReport(
            format.title(),
            out,
            256,
            Optional.of(2e-7),
            "our own reader",
            List.of(new ExportReport.Note(ExportReport.Fidelity.EXACT, "every weight"))),
        notes);
  }

  @Override
  public String unit() {
    return "128-bit vectors";
  }

  @Override
  public String version() {
    return "0.2.0-SNAPSHOT";
  }

  private void check() {
    if (refusal != null) {
      throw new DataException(refusal);
    }
  }
}
