package spikeloom.training;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import spikeloom.file.SafeFile;

/**
 * Two runs of one plan, number by number: every line of the metrics and every figure of the summary
 * but speeds.
 *
 * @param compared how many numbers were compared
 * @param differences the first ones that differ, in words
 * @param reasons why they do, where that is known
 */
public record ReplayComparison(int compared, List<String> differences, List<String> reasons) {
  private static final int TOLD = 20;
  private static final String SPEED = "examples_per_second";

  /** Keeps its own lists. */
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
    Comparison comparison = new Comparison();
    comparison.summaries(
        read(first.path().resolve("summary.json")), read(second.path().resolve("summary.json")));
    comparison.metrics(
        read(first.path().resolve("metrics.csv")), read(second.path().resolve("metrics.csv")));
    return new ReplayComparison(
        comparison.compared,
        comparison.differences,
        comparison.differences.isEmpty() ? List.of() : first.changedNumbers());
  }

  /** Whether no number differs. */
  public boolean identical() {
    return differences.isEmpty();
  }

  /** The result in words. */
  public String text() {
    return identical()
        ? String.format(
            Locale.ROOT, "Identical: %,d numbers are the same to the last bit.", compared)
        : String.format(Locale.ROOT, "%,d numbers compared; these differ:%n  ", compared)
            + String.join(System.lineSeparator() + "  ", differences)
            + reasons.stream().map(why -> System.lineSeparator() + why).collect(joining());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new RunException(file + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }

  /** What is found. */
  private static final class Comparison {
    private final List<String> differences = new ArrayList<>();
    private int compared;

    void summaries(String first, String second) {
      JsonNode a = tree(first);
      JsonNode b = tree(second);
      for (Map.Entry<String, JsonNode> entry : a.properties()) {
        if (!entry.getKey().endsWith(SPEED)) {
          compare(
              "summary " + entry.getKey(),
              entry.getValue().asText(),
              b.path(entry.getKey()).asText());
        }
      }
    }

    private static JsonNode tree(String text) {
      try {
        return Json.mapper().readTree(text);
      } catch (IOException e) {
        throw new RunException(
            "A summary.json is damaged; resume the run to have it written anew.", e);
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
            compare(
                "%s at step %s".formatted(names.get(c), left.get(0)), left.get(c), right.get(c));
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
        differences.add("%s: %s, now %s".formatted(what, first, second));
      }
    }
  }
}
