package spikeloom.app.experiment.fptt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.StopRequest;
import spikeloom.array.NumericException;
import spikeloom.file.SafeFile;
import spikeloom.plan.RunException;
import spikeloom.run.Checkpoint;
import spikeloom.run.RunningMeans;
import spikeloom.sequence.SequenceTraining;
import spikeloom.text.Wording;

/**
 * The training of a network of an experiment, with a file to resume from: a finished run is read
 * and not repeated.
 */
final class SequenceRun {
  private static final double SECONDS_BETWEEN_LINES = 10;
  private static final double SECONDS_BETWEEN_CHECKPOINTS = 120;
  private static final String CURVE = "curve";
  private static final String COUNTS = "counts";
  private static final String TEST = "test";
  private static final SequenceTraining.Score NOTHING =
      new SequenceTraining.Score(Double.NaN, Double.NaN, Double.NaN);
  private static final int COLUMNS = 5;
  private static final int LOW_BITS = 20;

  /**
   * The length and name of a run.
   *
   * @param name of its file
   * @param batches number of batches
   * @param sequences sequences of all batches together
   * @param between batches between two points of the curve
   */
  record Course(String name, long batches, long sequences, long between) {
    /** Number of sequences of the first {@code done} batches. */
    double examples(long done) {
      return (double) done * sequences / batches;
    }
  }

  /**
   * A measurement during training.
   *
   * @param examples training sequences so far
   * @param learned mean training loss since the last point
   * @param score on validation sequences
   */
  record Point(double examples, double learned, SequenceTraining.Score score) {}

  /**
   * The result of a run.
   *
   * @param curve points in their order
   * @param batches batches done
   * @param diverged whether training diverged after them
   * @param seconds time spent
   */
  record Result(List<Point> curve, long batches, boolean diverged, double seconds) {
    Result {
      curve = List.copyOf(curve);
    }

    /** The last point. */
    Point last() {
      return curve.get(curve.size() - 1);
    }
  }

  /** Trains on a batch. */
  @FunctionalInterface
  interface Batch {
    /** The loss. */
    double learn(long number);
  }

  private final Lab lab;
  private final Course course;
  private final SequenceTraining training;
  private final Path file;
  private final List<Point> curve = new ArrayList<>();
  private long done;
  private boolean diverged;
  private Optional<SequenceTraining.Score> tested = Optional.empty();
  private double seconds;
  private double sum; // number of losses since the last point
  private long summed;
  private long lastLine;
  private long lastCheckpoint;

  SequenceRun(Lab lab, Course course, SequenceTraining training) {
    this.lab = lab;
    this.course = course;
    this.training = training;
    file = lab.directory(course.name() + ".ckpt");
  }

  /**
   * Trains to the end.
   *
   * @param validation measures the current network on validation sequences
   * @throws Lab.Stopped if the user stops it; the progress is kept
   */
  Result toTheEnd(Batch batch, Supplier<SequenceTraining.Score> validation) {
    if (Files.exists(file)) {
      restore(Checkpoint.read(file));
    }
    long begun = done;
    long start = System.nanoTime();
    double before = seconds;
    lastCheckpoint = start;
    try (StopRequest stop = new StopRequest()) {
      while (done < course.batches() && !diverged) {
        step(batch, validation);
        seconds = before + (System.nanoTime() - start) * 1e-9;
        tell((done - begun) / (seconds - before));
        boolean over = done == course.batches() || diverged;
        if (over || stop.asked() || since(lastCheckpoint) > SECONDS_BETWEEN_CHECKPOINTS) {
          save();
        }
        if (stop.asked() && !over) {
          lab.report(course.name() + " is stopped; last validation " + soFar());
          throw new Lab.Stopped(lab.request().out());
        }
      }
    }
    return new Result(curve, done, diverged, seconds);
  }

  private void step(Batch batch, Supplier<SequenceTraining.Score> validation) {
    try {
      sum += batch.learn(done);
      summed++;
      done++;
      if (done % course.between() == 0 || done == course.batches()) {
        point(validation.get());
        lab.report(course.name() + "  " + soFar());
      }
    } catch (NumericException e) {
      lab.report(course.name() + ": " + e.getMessage());
      diverged = true;
      point(NOTHING);
    }
  }

  /**
   * The score on test sequences at the end of the training. It is measured once and stored in the
   * file; NaN for a run that diverged.
   */
  SequenceTraining.Score tested(Supplier<SequenceTraining.Score> test) {
    if (done < course.batches() && !diverged) {
      throw new IllegalStateException(course.name() + " is not finished");
    }
    if (tested.isEmpty()) {
      tested = Optional.of(diverged ? NOTHING : rounded(test.get()));
      save();
    }
    return tested.get();
  }

  // As read from the file, so that a repeated command has the same table.
  private static SequenceTraining.Score rounded(SequenceTraining.Score score) {
    return new SequenceTraining.Score(
        (float) score.loss(), (float) score.right(), (float) score.spikeRate());
  }

  private void point(SequenceTraining.Score score) {
    curve.add(new Point(course.examples(done), summed == 0 ? Double.NaN : sum / summed, score));
    sum = 0;
    summed = 0;
  }

  /** The last measurement. */
  private String soFar() {
    if (curve.isEmpty()) {
      return "not yet reached";
    }
    Point last = last();
    SequenceTraining.Score score = last.score();
    String right =
        classes() ? String.format(Locale.ROOT, ", %.2f %% correct", 100 * score.right()) : "";
    return String.format(
        Locale.ROOT,
        "after %,.0f examples: validation loss %.4f%s, spike rate %.3f",
        last.examples(),
        score.loss(),
        right,
        score.spikeRate());
  }

  private Point last() {
    return curve.get(curve.size() - 1);
  }

  private boolean classes() {
    return training.network().structure().outputs() > 1;
  }

  private static double since(long nanoTime) {
    return (System.nanoTime() - nanoTime) * 1e-9;
  }

  private void tell(double batchesPerSecond) {
    if (lastLine != 0 && since(lastLine) < SECONDS_BETWEEN_LINES && done < course.batches()) {
      return;
    }
    lastLine = System.nanoTime();
    String score =
        curve.isEmpty()
            ? ""
            : String.format(Locale.ROOT, "  validation loss %.4f", last().score().loss());
    lab.report(
        String.format(
            Locale.ROOT,
            "%s  batch %,d/%,d  %,.0f examples/s%s  %s left",
            course.name(),
            done,
            course.batches(),
            course.examples(1) * batchesPerSecond,
            score,
            Wording.duration((course.batches() - done) / batchesPerSecond)));
  }

  private void save() {
    lastCheckpoint = System.nanoTime();
    Map<String, float[]> arrays = new LinkedHashMap<>(training.state());
    float[] points = new float[COLUMNS * curve.size()];
    for (int i = 0; i < curve.size(); i++) {
      Point point = curve.get(i);
      points[COLUMNS * i] = Math.round(point.examples() / course.examples(1));
      points[COLUMNS * i + 1] = (float) point.learned();
      points[COLUMNS * i + 2] = (float) point.score().loss();
      points[COLUMNS * i + 3] = (float) point.score().right();
      points[COLUMNS * i + 4] = (float) point.score().spikeRate();
    }
    arrays.put(CURVE, points);
    long updates = training.updates();
    arrays.put(
        COUNTS,
        new float[] {
          updates >>> LOW_BITS,
          updates & ((1 << LOW_BITS) - 1),
          diverged ? 1 : 0,
          (float) sum,
          summed
        });
    tested.ifPresent(
        s ->
            arrays.put(
                TEST, new float[] {(float) s.loss(), (float) s.right(), (float) s.spikeRate()}));
    Checkpoint.Position position =
        new Checkpoint.Position(done, 0, 0, (long) course.examples(done), seconds);
    try {
      Files.createDirectories(lab.directory(""));
      new Checkpoint(position, new RunningMeans.Sums(0, 0, 0, 0, 0), arrays).write(file);
    } catch (IOException e) {
      throw new RunException(file + " cannot be written: " + SafeFile.reason(e) + ".", e);
    }
  }

  private void restore(Checkpoint from) {
    training
        .state()
        .forEach(
            (name, to) -> {
              float[] values = from.arrays().get(name);
              if (values == null || values.length != to.length) {
                throw new RunException(
                    file
                        + " holds a run of a different network: choose another folder with --out.");
              }
              System.arraycopy(values, 0, to, 0, to.length);
            });
    float[] counts = from.arrays().getOrDefault(COUNTS, new float[COLUMNS]);
    training.continueFrom(((long) counts[0] << LOW_BITS) + (long) counts[1]);
    diverged = counts[2] > 0;
    sum = counts[3];
    summed = (long) counts[4];
    done = from.position().step();
    seconds = from.position().seconds();
    float[] points = from.arrays().getOrDefault(CURVE, new float[0]);
    for (int i = 0; i < points.length; i += COLUMNS) {
      SequenceTraining.Score score =
          new SequenceTraining.Score(points[i + 2], points[i + 3], points[i + 4]);
      curve.add(new Point(course.examples(Math.round(points[i])), points[i + 1], score));
    }
    float[] test = from.arrays().get(TEST);
    if (test != null) {
      tested = Optional.of(new SequenceTraining.Score(test[0], test[1], test[2]));
    }
  }
}
