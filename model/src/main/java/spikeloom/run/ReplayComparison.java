package spikeloom.run;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import spikeloom.dataset.SplitContents;
import spikeloom.file.SafeFile;
import spikeloom.plan.Json;
import spikeloom.plan.RunException;

/**
 * Comparison of two runs of one plan, number by number: the metrics and the summary, except speeds.
 *
 * @param compared number of values compared
 * @param differences the first ones that differ, in words
 * @param reasons reasons, if known
 */
public record ReplayComparison(int compared, List<String> differences, List<String> reasons) {
  private static final int TOLD = 20;
  private static final String SPEED = "examples_per_second";
  private static final String MACHINE = "computed_by";
  private static final String VERSION = "version";
  private static final String SPLIT = "split_sha256";

  /** Copies its lists. */
  public ReplayComparison {
    differences = List.copyOf(differences);
    reasons = List.copyOf(reasons);
  }

  /**
   * Compares two finished runs.
   *
   * @throws RunException if a file of one cannot be read
   */
  public static ReplayComparison of(RunDirectory first, RunDirectory second) {
    Comparison comparison = new Comparison(sameContents(first, second));
    comparison.summaries(
        tree(first.path().resolve("summary.json")), tree(second.path().resolve("summary.json")));
    comparison.metrics(
        read(first.path().resolve("metrics.csv")), read(second.path().resolve("metrics.csv")));
    return new ReplayComparison(
        comparison.compared,
        comparison.differences,
        comparison.differences.isEmpty() ? List.of() : first.changedNumbers());
  }

  // The hash of the split includes the name of the data set, which may have changed.
  private static boolean sameContents(RunDirectory first, RunDirectory second) {
    List<SplitContents> before = first.split().map(SplitRecord::contents).orElse(null);
    return before != null
        && second.split().map(SplitRecord::contents).filter(before::equals).isPresent();
  }

  /** Whether no number differs. */
  public boolean identical() {
    return differences.isEmpty();
  }

  /** Describes the result. */
  public String text() {
    return identical()
        ? String.format(Locale.ROOT, "Identical: all %,d numbers are bit-identical.", compared)
        : String.format(Locale.ROOT, "%,d numbers compared; these differ:%n  ", compared)
            + String.join(System.lineSeparator() + "  ", differences)
            + reasons.stream().map(why -> System.lineSeparator() + why).collect(joining());
  }

  private static JsonNode tree(Path file) {
    try {
      return Json.mapper().readTree(read(file));
    } catch (JacksonException e) {
      throw new RunException(
          file + " is damaged: delete it, and 'spikeloom resume' writes it again.", e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new RunException(file + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }

  /** The differences found. */
  private static final class Comparison {
    private final List<String> differences = new ArrayList<>();
    private final boolean sameContents;
    private int compared;

    Comparison(boolean sameContents) {
      this.sameContents = sameContents;
    }

    void summaries(JsonNode a, JsonNode b) {
      for (Map.Entry<String, JsonNode> entry : a.properties()) {
        String name = entry.getKey();
        boolean left =
            name.endsWith(SPEED)
                || name.equals(MACHINE)
                || name.equals(VERSION)
                || (name.equals(SPLIT) && sameContents);
        if (!left) {
          compare(
              "summary " + entry.getKey(),
              entry.getValue().asText(),
              b.path(entry.getKey()).asText());
        }
      }
    }

    void metrics(String first, String second) {
      List<String> a = first.lines().toList();
      List<String> b = second.lines().toList();
      compare("number of reports", Integer.toString(a.size()), Integer.toString(b.size()));
      List<String> names = a.isEmpty() ? List.of() : cells(a.get(0));
      for (int line = 1; line < Math.min(a.size(), b.size()); line++) {
        List<String> left = cells(a.get(line));
        List<String> right = cells(b.get(line));
        for (int c = 0; c < Math.min(names.size(), Math.min(left.size(), right.size())); c++) {
          if (!names.get(c).equals(SPEED)) {
            compare(names.get(c) + " at step " + left.get(0), left.get(c), right.get(c));
          }
        }
      }
    }

    private static List<String> cells(String line) {
      return Arrays.asList(line.split(",", -1));
    }

    private void compare(String what, String first, String second) {
      compared++;
      if (!first.equals(second) && differences.size() < TOLD) {
        differences.add(what + ": " + first + ", now " + second);
      }
    }
  }
}
