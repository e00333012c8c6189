package spikeloom.app.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import spikeloom.app.console.ConsoleRun;
import spikeloom.app.console.DataOptions;
import spikeloom.app.console.DataPaths;
import spikeloom.app.console.DatasetDescription;
import spikeloom.app.console.Listeners;
import spikeloom.app.console.RunFigures;
import spikeloom.app.console.Runs;
import spikeloom.app.console.SampleInCodes;
import spikeloom.array.Workers;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.DataDirectory.Host;
import spikeloom.encoding.Encodings;
import spikeloom.encoding.SpikeEncoding;
import spikeloom.evaluation.EvaluationWatch;
import spikeloom.evaluation.Robustness;
import spikeloom.evaluation.coding.CodedSample;
import spikeloom.evaluation.coding.LinearReconstruction;
import spikeloom.event.EventCollector;
import spikeloom.event.EventStream;
import spikeloom.event.format.EventRecording;
import spikeloom.event.format.Reading;
import spikeloom.exploration.Completions;
import spikeloom.exploration.Exploration;
import spikeloom.exploration.LatentMap;
import spikeloom.exploration.NeuronAtlas;
import spikeloom.exploration.TrainedModel;
import spikeloom.export.ExportFormat;
import spikeloom.export.ExportReport;
import spikeloom.export.ExportRequest;
import spikeloom.export.Strictness;
import spikeloom.file.FolderTree;
import spikeloom.file.SafeFile;
import spikeloom.kernel.VectorUnit;
import spikeloom.plan.PlanException;
import spikeloom.plan.RunException;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.plan.Version;
import spikeloom.random.RandomKey;
import spikeloom.run.RunDirectory;
import spikeloom.run.RunEdits;
import spikeloom.run.RunHistory;
import spikeloom.run.RunLabel;
import spikeloom.run.RunMoves;
import spikeloom.run.RunOverview;
import spikeloom.sound.Audio;
import spikeloom.spike.Signal;
import spikeloom.spike.SpikePart;
import spikeloom.training.TrainingListener;
import spikeloom.training.TrainingRun;
import spikeloom.training.TrainingThread;
import spikeloom.ui.DesktopApp;
import spikeloom.ui.Display;
import spikeloom.ui.error.UiException;
import spikeloom.ui.model.Backend;
import spikeloom.ui.model.CodeChoice;
import spikeloom.ui.model.DataSets;
import spikeloom.ui.model.DataSummary;
import spikeloom.ui.model.Explorer;
import spikeloom.ui.model.OpenedRun;
import spikeloom.ui.model.SampleCoder;
import spikeloom.ui.model.SampleModel;
import spikeloom.ui.tool.Screenshots;

/** The services behind the window. */
public final class Desktop implements Backend {
  private static final int GALLERY = 12;
  private static final int THUMBNAILS = 40;
  private static final int MOST_EVENTS = 20_000_000;

  private final DataPlaces places = new DataPlaces();
  private final SampleModels samples = new SampleModels();
  private final Trash trash;
  private final FileManager fileManager;
  private volatile Path runFolder = Runs.FOLDER;

  public Desktop() {
    Host host = Host.current();
    trash = Trash.of(host);
    fileManager = FileManager.of(host);
  }

  /** Shows the window, with a run directory or data if given; returns when it is closed. */
  public static void open(Optional<Path> path) {
    DesktopApp.launch(new Desktop(), path);
  }

  /** Writes screenshots of every screen for a run. */
  public static List<Path> screenshots(
      Path run, DataOptions data, Screenshots.Size size, Path folder) {
    data.requirePresent(RunDirectory.openToRead(run));
    Desktop desktop = new Desktop();
    desktop.places.choose(run, data::everythingLocated);
    return DesktopApp.screenshots(desktop, run, size, folder);
  }

  /** Trains a small run, opens a window on it, and measures the response times. */
  public static Map<String, Double> latencies() {
    Display.require();
    TrainingPlan plan =
        Setting.change(TrainingPlan.defaults(), Map.of(Setting.LIMIT, "640", Setting.EPOCHS, "1"));
    try {
      Path folder = Files.createTempDirectory("spikeloom-bench");
      try {
        Path run = folder.resolve("run");
        ConsoleRun.inLab(RunDirectory.create(run, plan), DataPaths.open(plan));
        return DesktopApp.latencies(new Desktop(), run);
      } finally {
        FolderTree.delete(folder);
      }
    } catch (IOException e) {
      throw new RunException(
          "The temporary folder of a small run cannot be created or removed: "
              + SafeFile.reason(e)
              + ".",
          e);
    }
  }

  @Override
  public List<String> datasets() {
    return Catalog.names();
  }

  @Override
  public DataSets dataSets() {
    return new CatalogSets();
  }

  @Override
  public Path newRunDirectory(TrainingPlan plan) {
    return Runs.newDirectory(runFolder, plan);
  }

  @Override
  public TrainingRun start(TrainingPlan plan, Path out, TrainingListener listener) {
    return TrainingThread.start(plan, out, () -> DataPaths.open(plan), withFigures(out, listener));
  }

  @Override
  public TrainingRun resume(Path directory, TrainingListener listener) {
    TrainingPlan plan = places.plan(RunDirectory.openToRead(directory));
    return TrainingThread.resume(
        directory,
        () -> DataPaths.open(plan),
        places.located(directory),
        withFigures(directory, listener));
  }

  @Override
  public Optional<String> missingData(Path directory) {
    return places.missing(RunDirectory.openToRead(directory));
  }

  @Override
  public void locateData(Path directory, Path place) {
    places.choose(directory, place);
  }

  @Override
  public TrainingPlan change(Path directory, Map<Setting, String> changes) {
    return RunEdits.apply(directory, changes);
  }

  private static TrainingListener withFigures(Path directory, TrainingListener listener) {
    return new Listeners(List.of(listener, new RunFigures(directory)));
  }

  @Override
  public OpenedRun open(Path directory) {
    RunDirectory run = RunDirectory.openToRead(directory);
    TrainingPlan plan = places.plan(run);
    Dataset dataset = DataPaths.open(plan);
    try (TrainedModel model = TrainedModel.load(run, dataset, plan.threads())) {
      List<String> notes = new ArrayList<>();
      RunHistory history = run.history(notes::add);
      notes.addAll(model.notes());
      return new OpenedRun(plan, history, model.snapshot(GALLERY), notes);
    }
  }

  @Override
  public Explorer explore(Path directory) {
    RunDirectory run = RunDirectory.openToRead(directory);
    TrainingPlan plan = places.plan(run);
    TrainedModel model = TrainedModel.load(run, DataPaths.open(plan), plan.threads());
    Exploration exploration = new Exploration(model);
    return new Explorer() {
      @Override
      public List<String> notes() {
        return model.notes();
      }

      @Override
      public int samples() {
        return exploration.samples();
      }

      @Override
      public Optional<Audio> audio() {
        return exploration.audio();
      }

      @Override
      public Exploration.Sample sample(int index) {
        return exploration.sample(index);
      }

      @Override
      public Optional<String> drawingProblem() {
        return exploration.drawingProblem();
      }

      @Override
      public Exploration.Sample encode(float[] values) {
        return exploration.encode(values);
      }

      @Override
      public List<Exploration.Layer> layers(Exploration.Sample sample) {
        return exploration.layers(sample);
      }

      @Override
      public Exploration.Decoded decode(
          Exploration.Sample sample, float[][] spikes, SpikePart part) {
        return exploration.decode(sample, spikes, part);
      }

      @Override
      public Optional<String> generationProblem() {
        return exploration.generationProblem();
      }

      @Override
      public float[][] draw(long seed) {
        return exploration.draw(seed);
      }

      @Override
      public Completions complete(float[][] given, int kept, int count, long seed) {
        return exploration.complete(given, kept, count, seed);
      }

      @Override
      public LatentMap map(int most) {
        return exploration.map(most);
      }

      @Override
      public NeuronAtlas atlas(int most, int spikes, EvaluationWatch watch) {
        return exploration.atlas(most, spikes, watch);
      }

      @Override
      public Robustness.Curves robustness(int most, EvaluationWatch watch) {
        return exploration.robustness(most, watch);
      }

      @Override
      public void close() {
        exploration.close();
      }
    };
  }

  @Override
  public List<SampleModel> sampleModels() {
    return samples.all();
  }

  @Override
  public SampleCoder codes(TrainingPlan plan) {
    Dataset dataset = DataPaths.open(plan);
    RandomKey key = RandomKey.ofSeed(plan.seed());
    return new SampleCoder() {
      @Override
      public int samples() {
        return dataset.test().size();
      }

      @Override
      public String className(int index) {
        return dataset.classNames().get(dataset.test().label(index));
      }

      @Override
      public Signal sample(int index) {
        return new SampleInCodes(dataset, index, key).signal();
      }

      @Override
      public CodedSample code(int index, CodeChoice wanted, int steps) {
        SpikeEncoding code = Encodings.named(wanted.code(), wanted.parameters());
        int taken = code.steps(dataset.shape()).orElse(steps);
        if (taken > SampleInCodes.MOST_STEPS) {
          throw new PlanException(
              "code %s would take %,d steps for this sample; choose another."
                  .formatted(wanted.code(), taken));
        }
        return new SampleInCodes(dataset, index, key).in(code, taken);
      }

      @Override
      public double linear(CodeChoice wanted, int steps) {
        SpikeEncoding code = Encodings.named(wanted.code(), wanted.parameters());
        int taken = code.steps(dataset.shape()).orElse(steps);
        try (Workers workers = new Workers(1)) {
          return LinearReconstruction.error(dataset, code, taken, key.fold("linear"), workers);
        }
      }
    };
  }

  @Override
  public Path defaultFolder() {
    return Runs.FOLDER;
  }

  @Override
  public void useFolder(Path folder) {
    runFolder = folder;
  }

  @Override
  public List<RunOverview> runs(Consumer<String> warnings) {
    return RunOverview.below(runFolder, warnings);
  }

  @Override
  public void label(Path directory, RunLabel label) {
    label.write(directory);
  }

  @Override
  public Path rename(Path directory, String name) {
    Path renamed = RunMoves.rename(directory, name);
    places.move(directory, renamed);
    return renamed;
  }

  @Override
  public void trash(Path directory) {
    RunMoves.move(directory, trash::take);
  }

  @Override
  public void showFolder(Path directory) {
    fileManager.show(directory);
  }

  @Override
  public DataSummary describe(TrainingPlan plan) {
    return DatasetDescription.summary(plan.data().name(), DataPaths.open(plan), THUMBNAILS);
  }

  @Override
  public EventStream recording(Path file) {
    try (EventRecording recording = EventRecording.open(file, Reading.lenient())) {
      return EventCollector.collect(recording, MOST_EVENTS);
    }
  }

  @Override
  public Exported export(Path directory, ExportFormat format, Path out) {
    RunDirectory run = RunDirectory.openToRead(directory);
    TrainingPlan plan = places.plan(run);
    Dataset dataset = DataPaths.open(plan);
    try (TrainedModel model = TrainedModel.load(run, dataset, plan.threads())) {
      model.watch(Desktop::requireNotInterrupted);
      ExportReport report =
          format.write(new ExportRequest(run, model, dataset.test(), 0, Strictness.TELL, out));
      return new Exported(report, model.notes());
    }
  }

  private static void requireNotInterrupted(int done, int samples) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("Cancelled; nothing was written.");
    }
  }

  @Override
  public String unit() {
    return VectorUnit.inShort();
  }

  @Override
  public String version() {
    return Version.current();
  }

  /** Describes the display, for reports. */
  public static String display() {
    try {
      Display.require();
      return "available";
    } catch (UiException.NoDisplay e) {
      return String.valueOf(e.getMessage());
    }
  }
}
