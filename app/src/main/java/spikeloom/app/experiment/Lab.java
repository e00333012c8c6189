package spikeloom.app.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.Sources;
import spikeloom.exploration.TrainedModel;
import spikeloom.file.SafeFile;
import spikeloom.plan.DataPlan;
import spikeloom.plan.RunException;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;
import spikeloom.run.RunInUseException;
import spikeloom.sweep.SamePlan;

/**
 * Trains the runs of experiments, each in its own run directory in the results, so that a finished
 * run is not repeated and a stopped one is resumed.
 */
public final class Lab {
  private static final long MILLIS_BETWEEN_LOOKS = 1000;

  private final LabRequest request;
  private final Trains trains;
  private final Consumer<String> talk;
  private final Map<String, Dataset> datasets = new HashMap<>();
  private final Elapsed elapsed;

  /** Trains a run to its end, with progress for the user. */
  @FunctionalInterface
  public interface Trains {
    /** Whether the run finished; if not, the user stopped it. */
    boolean toTheEnd(RunDirectory run, Dataset dataset);
  }

  /** Creates a laboratory for one experiment. */
  public Lab(LabRequest request, Trains trains, Consumer<String> talk) {
    this.request = request;
    this.trains = trains;
    this.talk = talk;
    elapsed = new Elapsed(request.out());
  }

  /** Seconds that the experiment has taken, with those of processes that were stopped before. */
  public double seconds() {
    return elapsed.seconds();
  }

  /** Returns the request. */
  public LabRequest request() {
    return request;
  }

  /** The seeds of the trials. */
  public long[] seeds(int byDefault) {
    int trials = request.effort().trials(byDefault);
    return LongStream.range(request.seed(), request.seed() + trials).toArray();
  }

  /** Prints a message for the user. */
  public void report(String sentence) {
    talk.accept(sentence);
  }

  /** Returns a plan with the threads and the data folder of this laboratory. */
  public TrainingPlan plan(Map<Setting, String> changes) {
    Map<Setting, String> all = new EnumMap<>(changes);
    all.put(Setting.THREADS, Integer.toString(request.threads()));
    Path directory = request.dataDirectory();
    if (directory != null) {
      all.put(Setting.DATA_DIR, directory.toAbsolutePath().normalize().toString());
    }
    return Setting.change(TrainingPlan.defaults(), all);
  }

  /** Opens a data set without a validation part, once; a generated one uses {@code seed}. */
  public Dataset dataset(String name, long seed) {
    String key = Catalog.entry(name).builtIn() ? name + " " + seed : name;
    return datasets.computeIfAbsent(key, k -> Catalog.open(name, data(), seed));
  }

  /** Opens the data set of a plan with its validation part, once. */
  public Dataset dataset(TrainingPlan plan) {
    DataPlan data = plan.data();
    SourceOptions options = data.options();
    boolean drawn = Catalog.names().contains(data.name()) && Catalog.entry(data.name()).builtIn();
    String key =
        String.join(
            " ",
            data.name(),
            options.toString(),
            data.validationShare().toString(),
            data.trainedClasses().toString(),
            drawn ? Long.toString(plan.seed()) : "");
    return datasets.computeIfAbsent(
        key,
        k ->
            Sources.open(data.name(), data(), plan.seed(), options, data.validationShare())
                .trainedOn(data.trainedClasses()));
  }

  /** Folder of the data sets. */
  public DataDirectory data() {
    Path directory = request.dataDirectory();
    return directory == null ? DataDirectory.standard() : DataDirectory.given(directory.toString());
  }

  /**
   * Returns the directory of a run.
   *
   * @param name folder in {@code runs}
   */
  public Path directory(String name) {
    return request.out().resolve("runs").resolve(name);
  }

  /**
   * Returns a trained model: from its run directory if it exists, else newly trained.
   *
   * @param name folder below {@code runs}
   * @throws Stopped if the user stopped the training
   * @throws RunException if the folder holds a run of another plan
   */
  public TrainedModel train(String name, TrainingPlan plan) {
    return train(name, plan, dataset(plan));
  }

  /**
   * As {@link #train(String, TrainingPlan)}, on samples of the experiment. If another process
   * trains the run, this method waits for it; if that process stops, the run is resumed here.
   */
  public TrainedModel train(String name, TrainingPlan plan, Dataset dataset) {
    boolean reported = false;
    Optional<TrainedModel> model = tryTrain(name, plan, dataset);
    while (model.isEmpty()) {
      if (!reported) {
        report("%s is being trained by another process; waiting for it to finish.".formatted(name));
        reported = true;
      }
      pause();
      model = tryTrain(name, plan, dataset);
    }
    return model.get();
  }

  /**
   * As {@link #train(String, TrainingPlan)}; returns nothing while another process trains the run.
   */
  public Optional<TrainedModel> tryTrain(String name, TrainingPlan plan) {
    return tryTrain(name, plan, dataset(plan));
  }

  private Optional<TrainedModel> tryTrain(String name, TrainingPlan plan, Dataset dataset) {
    Path path = directory(name);
    try {
      if (!Files.exists(path.resolve("plan.json"))) {
        finish(RunDirectory.create(path, plan), dataset);
      } else {
        SamePlan.require(path, plan);
        if (!RunDirectory.openToRead(path).finished()) {
          finish(RunDirectory.openToWrite(path), dataset);
        }
      }
    } catch (RunInUseException e) {
      return Optional.empty();
    }
    return Optional.of(
        TrainedModel.load(RunDirectory.openToRead(path), dataset, plan.threads(), talk));
  }

  @SuppressWarnings("ThreadSleep") // another process sends no signal, so this polls
  private static void pause() {
    try {
      Thread.sleep(MILLIS_BETWEEN_LOOKS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException(
          "Stopped while waiting for another process that trains a run.");
    }
  }

  /**
   * Returns the result of a trial without a run directory: from its file in {@code trials} if it
   * exists, else newly measured.
   *
   * @param name file in {@code trials}
   * @param settings what the result depends on
   * @throws Stopped if the deadline has passed
   * @throws RunException if the file holds a trial with other settings
   */
  public <T> T trial(String name, String settings, Class<T> kind, Supplier<T> measure) {
    KeptTrials trials = new KeptTrials(request.out().resolve("trials"));
    return trials.result(name, settings, kind, () -> timed(measure));
  }

  private <T> T timed(Supplier<T> measure) {
    requireTime();
    try {
      return measure.get();
    } finally {
      elapsed.keep();
    }
  }

  /**
   * Checks the deadline.
   *
   * @throws Stopped if the deadline has passed
   */
  public void requireTime() {
    if (Deadline.passed()) {
      throw new Stopped(request.out());
    }
  }

  /**
   * Returns the training speed of a finished run, in examples per second.
   *
   * @param name folder below {@code runs}
   */
  public double trainingSpeed(String name) {
    Path summary = directory(name).resolve("summary.json");
    try {
      return new ObjectMapper()
          .readTree(Files.readString(summary))
          .path("train_examples_per_second")
          .asDouble(Double.NaN);
    } catch (IOException e) {
      throw new RunException(summary + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }

  private void finish(RunDirectory run, Dataset dataset) {
    requireTime();
    try (run) {
      if (!trains.toTheEnd(run, dataset)) {
        throw new Stopped(request.out());
      }
    } finally {
      elapsed.keep();
    }
  }

  /** Thrown if the user stopped a training. */
  public static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Stopped(Path out) {
      super("Stopped. Continue with the same command and --out " + out + ".");
    }
  }
}
