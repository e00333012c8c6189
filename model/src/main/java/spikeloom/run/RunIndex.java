package spikeloom.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import spikeloom.file.SafeFile;
import spikeloom.file.UserException;
import spikeloom.plan.Setting;

/**
 * A table of runs for other programs, {@code index.csv}: a row for each run with its status, the
 * settings in which the runs differ, and its figures once it is finished. It is computed from the
 * run directories whenever it is written, and replaced as a whole.
 */
public final class RunIndex {
  private static final String NAME = "index.csv";
  private static final Set<Setting> LEFT_OUT =
      Set.of(Setting.THREADS, Setting.DATA_DIR, Setting.GAIN);

  private RunIndex() {}

  /**
   * Writes the index of all runs directly below a folder.
   *
   * @param note receives a sentence about an index that cannot be written
   */
  public static void writeBelow(Path folder, Consumer<String> note) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> runs = entries.filter(path -> Files.exists(path.resolve("plan.json"))).toList();
      write(folder, runs, note);
    } catch (IOException e) {
      note.accept("The runs in " + folder + " cannot be listed: " + SafeFile.reason(e) + ".");
    }
  }

  /**
   * Writes the index of runs.
   *
   * @param folder where {@code index.csv} is written
   * @param runs run directories; those without a run are left out
   * @param note as in {@link #writeBelow}
   */
  public static void write(Path folder, List<Path> runs, Consumer<String> note) {
    List<IndexedRun> rows = new ArrayList<>();
    for (Path run : runs.stream().sorted().toList()) {
      if (Files.exists(run.resolve("plan.json"))) {
        rows.add(read(run));
      }
    }
    try {
      SafeFile.writeText(folder.resolve(NAME), csv(rows));
    } catch (IOException e) {
      note.accept(
          folder.resolve(NAME)
              + " cannot be written: "
              + SafeFile.reason(e)
              + "; the runs are complete.");
    }
  }

  private static IndexedRun read(Path run) {
    try {
      return IndexedRun.of(run);
    } catch (UserException e) {
      return IndexedRun.unreadable(run);
    }
  }

  private static String csv(List<IndexedRun> rows) {
    Set<Setting> differing = differing(rows);
    StringBuilder text = new StringBuilder("run,status");
    differing.forEach(setting -> text.append(',').append(setting.option()));
    text.append(',').append(String.join(",", IndexedRun.FIGURES)).append('\n');
    for (IndexedRun row : rows) {
      text.append(cell(row.name())).append(',').append(row.status());
      differing.forEach(s -> text.append(',').append(cell(row.settings().getOrDefault(s, ""))));
      row.figures().forEach(figure -> text.append(',').append(figure));
      text.append('\n');
    }
    return text.toString();
  }

  private static Set<Setting> differing(List<IndexedRun> rows) {
    Set<Setting> differing = new LinkedHashSet<>();
    for (Setting setting : Setting.values()) {
      long texts =
          rows.stream()
              .filter(r -> !r.settings().isEmpty())
              .map(r -> r.settings().getOrDefault(setting, ""))
              .distinct()
              .count();
      if (texts > 1 && !LEFT_OUT.contains(setting)) {
        differing.add(setting);
      }
    }
    return differing;
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /**
   * One row.
   *
   * @param name name of the run's folder
   * @param status finished, diverged, unfinished or unreadable
   * @param settings texts of all settings; empty for a run that cannot be read
   * @param figures texts of {@link #FIGURES}; empty where unknown
   */
  private record IndexedRun(
      String name, String status, Map<Setting, String> settings, List<String> figures) {
    static final List<String> FIGURES =
        List.of(
            "validation_distortion",
            "validation_rate_bits",
            "validation_accuracy",
            "test_distortion",
            "test_rate_bits",
            "test_accuracy",
            "epochs_trained",
            "train_examples_per_second");

    static IndexedRun of(Path path) {
      RunDirectory run = RunDirectory.openToRead(path);
      Optional<RunSummary> summary = RunSummary.of(run);
      String status =
          summary.isPresent()
              ? "finished"
              : RunMarks.diverged(run).isPresent() ? "diverged" : "unfinished";
      return new IndexedRun(
          String.valueOf(path.getFileName()),
          status,
          Setting.all(run.plan()),
          summary.map(IndexedRun::figures).orElseGet(IndexedRun::unknown));
    }

    static IndexedRun unreadable(Path path) {
      return new IndexedRun(String.valueOf(path.getFileName()), "unreadable", Map.of(), unknown());
    }

    private static List<String> unknown() {
      return FIGURES.stream().map(figure -> "").toList();
    }

    private static List<String> figures(RunSummary s) {
      return Stream.of(
              Optional.ofNullable(s.validationDistortion()),
              Optional.ofNullable(s.validationRateBits()),
              Optional.ofNullable(s.validationAccuracy()),
              Optional.of(s.testDistortion()),
              Optional.ofNullable(s.rateBits()),
              Optional.ofNullable(s.testAccuracy()),
              Optional.of(s.epochs()),
              Optional.of(s.trainExamplesPerSecond()))
          .map(figure -> figure.map(Object::toString).orElse(""))
          .toList();
    }
  }
}
