package spikeloom.app.console;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import spikeloom.plan.PlanException;
import spikeloom.ui.error.UiException;
import spikeloom.ui.figure.FigureFile;

/** What may be the name of a file that a command is to write. */
public final class OutputFile {
  private OutputFile() {}

  /**
   * Refuses a figure of no known format before anything is computed for it.
   *
   * @param file what {@code --out} names, or null if it was not given
   */
  public static void requireFigure(@Nullable Path file) {
    if (file == null) {
      return;
    }
    try {
      FigureFile.Format.of(file);
    } catch (UiException e) {
      throw new PlanException("--out %s: the name must end in .png, .svg or .csv.".formatted(file));
    }
  }
}
