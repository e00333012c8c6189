package spikeloom.app.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spikeloom.plan.Json;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.Progress;
import spikeloom.run.RunHistory;
import spikeloom.run.RunSummary;
import spikeloom.run.ValidationPoint;
import spikeloom.training.TrainingListener;

/**
 * The events of a training as JSON, one object per line. Every object has {@code event}, {@code
 * time} (UTC) and {@code run}; the fields of each event are those of the files of a run. The events
 * are the names of the methods of {@link TrainingListener}.
 */
public final class JsonLines implements TrainingListener {
  private final Path run;
  private final PrintStream out;

  /** The events of one run. */
  public JsonLines(Path run, PrintStream out) {
    this.run = run;
    this.out = out;
  }

  @Override
  public void started(TrainingPlan plan, RunHistory before) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("resumed", !before.metrics().isEmpty());
    fields.put("epochs", plan.optimiser().epochs());
    fields.put("seed", plan.seed());
    print("started", fields);
  }

  @Override
  public void progressed(Progress progress) {
    Map<String, @Nullable Object> fields = position(progress);
    fields.put("distortion", progress.distortion());
    fields.put("rate_bits", progress.rateBits());
    fields.put("examples_per_second", progress.examplesPerSecond());
    fields.put("seconds_left", progress.secondsLeft());
    print("progressed", fields);
  }

  private static Map<String, @Nullable Object> position(Progress progress) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("step", progress.step());
    fields.put("steps", progress.steps());
    fields.put("epoch", progress.epoch());
    fields.put("fraction", progress.fraction());
    return fields;
  }

  @Override
  public void validated(ValidationPoint point) {
    print("validated", Json.tree(point));
  }

  @Override
  public void noted(String sentence) {
    print("noted", Map.of("message", sentence));
  }

  @Override
  public void finished(RunSummary summary) {
    print("finished", Map.of("summary", summary));
  }

  @Override
  public void stopped(Progress progress) {
    print("stopped", position(progress));
  }

  @Override
  public void cancelled() {
    print("cancelled", Map.of());
  }

  @Override
  public void failed(String sentence) {
    print("failed", Map.of("message", sentence));
  }

  private void print(String event, Map<String, ? extends @Nullable Object> fields) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("run", run.toString());
    line.putAll(fields);
    print(out, event, line);
  }

  /** Prints an event of a whole command. */
  public static void print(
      PrintStream out, String event, Map<String, ? extends @Nullable Object> fields) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("event", event);
    line.put("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    line.putAll(fields);
    try {
      out.println(Json.mapper().writeValueAsString(line));
      out.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // numbers and texts can always be written
    }
  }
}
