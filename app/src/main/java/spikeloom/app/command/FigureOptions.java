package spikeloom.app.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.Option;
import spikeloom.plan.PlanException;
import spikeloom.text.Wording;
import spikeloom.ui.figure.Figure;
import spikeloom.ui.figure.FigureFile;
import spikeloom.ui.figure.FigureStyle;

/** The size and look of figures. */
final class FigureOptions {
  @Option(
      names = "--style",
      paramLabel = "STYLE",
      completionCandidates = Styles.class,
      description =
          "Size of a figure: screen, single-column (85 mm) or double-column (178 mm), the last two with type of 8 pt and 300 dpi (default: screen).")
  private String style = Wording.of(FigureStyle.SCREEN);

  /** Names of styles. */
  static final class Styles implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Candidates.words(FigureStyle.values());
    }
  }

  /**
   * Checks the style before anything is computed.
   *
   * @throws PlanException if there is none of that name
   */
  void check() {
    PlanException.oneOf(
        "--style", style, Arrays.stream(FigureStyle.values()).map(Wording::of).toList());
  }

  /** Writes a figure in the chosen style. */
  void write(Figure figure, Path file) {
    FigureFile.write(figure, file, FigureStyle.named(style).orElseThrow());
  }
}
