package spikeloom.app.console;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import spikeloom.plan.PlanException;
import spikeloom.ui.error.UiException;
import spikeloom.ui.figure.FigureFile;

/** Checks the names of output files. */
public final class OutputFile {
  private OutputFile() {}

  /**
   * Checks the format of a figure file before anything is computed for it.
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
