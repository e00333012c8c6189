package spikeloom.app.reproduce;

import java.util.List;
import java.util.Objects;

/** The page of all papers with their main results, in Markdown. */
public final class HeadlinePage {
  private HeadlinePage() {}

  /** The page that shows the main results of these papers. */
  public static String text(List<Reproduced> papers) {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        <!-- Generated from the JSON files in this folder. -->

        # Figures of the papers

        The main figures of the papers that SpikeLoom implements, beside ours: mean and standard deviation over seeds. The page
        of a paper has all of its figures, what differs, and every experiment with its time and machine. `./spikeloom reproduce`
        lists the papers; `reproduce PAPER` measures one and writes its page.

        """);
    page.append(
        PaperPage.bar(
            List.of("paper", "figure", "reported", "ours", "seeds", "samples", "command")));
    page.append(PaperPage.rule(7));
    for (Reproduced paper : papers) {
      paper.rows().stream()
          .filter(Reproduced.Row::headline)
          .forEach(row -> page.append(PaperPage.bar(cells(paper, row))));
    }
    return page.toString();
  }

  private static List<String> cells(Reproduced paper, Reproduced.Row row) {
    return List.of(
        "[%s](%s.md)".formatted(paper.paper(), paper.paper()),
        row.what(),
        Objects.requireNonNullElse(row.reported(), PaperPage.UNKNOWN),
        row.figure().orElse(PaperPage.MISSING),
        PaperPage.repeats(paper, row),
        row.split(),
        "`reproduce %s`".formatted(paper.paper()));
  }
}
