package spikeloom.app.console;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import spikeloom.file.SafeFile;
import spikeloom.plan.PlanException;
import spikeloom.plan.RunException;
import spikeloom.ui.chart.CsvWriter;
import spikeloom.ui.error.UiException;
import spikeloom.ui.figure.FigureFile;

/** Checks the names of output files, and writes them. */
public final class OutputFile {
  private OutputFile() {}

  /**
   * Writes a file; it is complete or as it was. Creates parent folders.
   *
   * @throws RunException if it cannot be written
   */
  public static void write(Path file, SafeFile.Content content) {
    try {
      SafeFile.write(file, content);
    } catch (IOException e) {
      throw new RunException(
          "%s cannot be written: %s; check the folder and its permissions."
              .formatted(file, SafeFile.reason(e)),
          e);
    }
  }

  /** Writes a text; see {@link #write}. */
  public static void writeText(Path file, String text) {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes a table of comma separated values; see {@link #write}. */
  public static void writeCsv(Path file, Consumer<CsvWriter> rows) {
    write(
        file,
        out -> {
          Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          rows.accept(new CsvWriter(text));
          text.flush();
        });
  }

  /**
   * Checks that a table's file is named as one.
   *
   * @param file what {@code --out} names, or null if it was not given
   */
  public static void requireCsv(@Nullable Path file) {
    PlanException.unless(
        file == null || file.toString().toLowerCase(Locale.ROOT).endsWith(".csv"),
        "--out must be a .csv file, not %s",
        String.valueOf(file));
  }

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
