package spikeloom.app.reproduce;

import java.util.List;

/**
 * A paper and how its figures are measured.
 *
 * @param name its name on the command line
 * @param title its title
 * @param citation authors, place and year
 * @param source where the reported figures were read
 * @param steps the experiments that measure it, in their order
 * @param rows its figures
 */
public record Paper(
    String name,
    String title,
    String citation,
    String source,
    List<PaperStep> steps,
    List<PaperRow> rows) {
  /** Checks that every row has an experiment that measures it. */
  public Paper {
    steps = List.copyOf(steps);
    rows = List.copyOf(rows);
    List<String> measured = steps.stream().map(PaperStep::name).toList();
    for (PaperRow row : rows) {
      if (!measured.contains(row.step())) {
        throw new IllegalArgumentException(row.what() + " is measured by no experiment");
      }
    }
  }

  /** The step with that name. */
  PaperStep step(String wanted) {
    return steps.stream().filter(step -> step.name().equals(wanted)).findFirst().orElseThrow();
  }

  /** Hours of all experiments. */
  public double hours() {
    return steps.stream().mapToDouble(PaperStep::hours).sum();
  }
}
