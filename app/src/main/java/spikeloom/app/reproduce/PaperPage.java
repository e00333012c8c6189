package spikeloom.app.reproduce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The page of a paper, in Markdown. */
public final class PaperPage {
  static final String UNKNOWN = "not known to us";
  static final String MISSING = "not measured";

  private PaperPage() {}

  /** The page that shows what has been measured. */
  public static String text(Reproduced done) {
    StringBuilder page = new StringBuilder();
    page.append(
        "<!-- Written by 'spikeloom reproduce %s' from %s.json. -->\n\n"
            .formatted(done.paper(), done.paper()));
    page.append("# %s\n\n%s\n\n".formatted(done.title(), done.citation()));
    page.append(done.source()).append("\n\n");
    if (done.quick()) {
      page.append(
          "**This is a short version that only shows that everything runs (`--quick`): its figures say nothing about the method.**\n\n");
    }
    page.append(
        "<!-- long -->\n\n    ./spikeloom reproduce %s%s\n\n"
            .formatted(done.paper(), done.quick() ? " --quick" : ""));
    page.append(
        "Ours is the mean and the standard deviation over seeds. Constants that are not published were chosen on validation samples or on seeds that are not reported; test samples are evaluated once, at the end of a training.\n\n");
    page.append("## Figures\n\n");
    page.append(bar(List.of("figure", "the paper", "ours", "seeds", "samples", "experiment")));
    page.append(rule(6));
    done.rows().forEach(row -> page.append(bar(cells(done, row))));
    page.append("\n## What differs from the paper\n\n");
    page.append(bar(List.of("figures", "difference"))).append(rule(2));
    differences(done).forEach((text, rows) -> page.append(bar(List.of(rows, text))));
    page.append("\n## Experiments\n\n");
    page.append(
        bar(List.of("experiment", "command", "seconds", "threads", "version", "date", "machine")));
    page.append(rule(7));
    done.experiments().forEach(experiment -> page.append(bar(cells(experiment))));
    return page.toString();
  }

  /** The names of the figures to which each difference applies, by the difference. */
  private static Map<String, String> differences(Reproduced done) {
    return done.rows().stream()
        .filter(row -> !row.differs().isEmpty())
        .collect(
            Collectors.groupingBy(
                Reproduced.Row::differs,
                LinkedHashMap::new,
                Collectors.mapping(Reproduced.Row::what, Collectors.joining("; "))));
  }

  private static List<String> cells(Reproduced done, Reproduced.Row row) {
    return List.of(
        row.what(),
        Objects.requireNonNullElse(row.reported(), UNKNOWN),
        row.figure().orElse(MISSING),
        repeats(done, row),
        row.split(),
        "`" + row.step() + "`");
  }

  /** The number of seeds, or what else is repeated, in the full version. */
  static String repeats(Reproduced done, Reproduced.Row row) {
    String repeats = row.repeats();
    if (row.values().isEmpty() || (repeats != null && done.quick())) {
      return "";
    }
    return repeats == null ? Integer.toString(row.values().size()) : repeats;
  }

  private static List<String> cells(Reproduced.Done experiment) {
    Reproduced.Run run = experiment.run();
    String command = "`" + experiment.command() + "`";
    if (run == null) {
      return List.of("`" + experiment.step() + "`", command, MISSING, "", "", "", "");
    }
    return List.of(
        "`" + experiment.step() + "`",
        command,
        String.format(Locale.ROOT, "%,.0f", run.seconds()),
        Integer.toString(run.threads()),
        run.version(),
        run.date(),
        run.machine());
  }

  static String bar(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  static String rule(int columns) {
    return "|" + "---|".repeat(columns) + "\n";
  }
}
