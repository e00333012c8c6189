package spikeloom.ui.screen;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import spikeloom.ui.chart.CsvSource;
import spikeloom.ui.error.UiException;
import spikeloom.ui.figure.Figure;
import spikeloom.ui.figure.FigureFile;

/**
 * Saves figures, by default the focused chart or the one focused last, and tables in the
 * background.
 */
final class FigureSaver {
  private final ObjectProperty<@Nullable FigureSource> source =
      new SimpleObjectProperty<>(this, "source");
  private final Places places;
  private final Executor background;
  private final Notices notices;

  FigureSaver(Places places, Executor background, Notices notices) {
    this.places = places;
    this.background = background;
    this.notices = notices;
  }

  /** What a save command saves by default. */
  ObjectProperty<@Nullable FigureSource> sourceProperty() {
    return source;
  }

  void saveFocused(FigureFile.Format format, int scale) {
    FigureSource focused = source.get();
    if (focused != null) {
      save(focused.figure(), format, scale);
    }
  }

  void save(Figure figure, FigureFile.Format format) {
    save(figure, format, FigureFile.DEFAULT_SCALE);
  }

  /** Asks for a file and writes it; a PNG gets {@code scale} pixels per unit, 1 .. 4. */
  void save(Figure figure, FigureFile.Format format, int scale) {
    String name = figure.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    places
        .figureFile(name, format)
        .ifPresent(file -> write(file, () -> FigureFile.write(figure, file, scale)));
  }

  /** Asks for a file and writes a table as CSV. */
  void saveTable(String title, String suggestedName, CsvSource table) {
    places
        .file(title, suggestedName)
        .ifPresent(file -> write(file, () -> FigureFile.writeTable(table, file)));
  }

  private void write(Path file, Runnable writing) {
    notices.show("Saving " + file.getFileName() + " …");
    var unused =
        CompletableFuture.runAsync(writing, background)
            .whenComplete(
                (nothing, failure) ->
                    Platform.runLater(() -> notices.show(outcome(file, failure))));
  }

  private static String outcome(Path file, @Nullable Throwable failure) {
    if (failure == null) {
      return "Saved " + file + ".";
    }
    return failure.getCause() instanceof UiException refused
        ? String.valueOf(refused.getMessage())
        : "The figure could not be written to '" + file + "'.";
  }
}
