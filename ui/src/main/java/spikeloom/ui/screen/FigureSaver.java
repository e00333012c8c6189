package spikeloom.ui.screen;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import spikeloom.ui.error.UiException;
import spikeloom.ui.figure.Figure;
import spikeloom.ui.figure.FigureFile;

/** Saves what has the focus, or had it last, in the background. */
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

  /** What a save command without further words means. */
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
    save(figure, format, FigureFile.USUAL_SCALE);
  }

  /** Asks for a file and writes it; a PNG gets {@code scale} pixels per unit, 1 .. 4. */
  void save(Figure figure, FigureFile.Format format, int scale) {
    String name = figure.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    places.figureFile(name, format).ifPresent(file -> write(figure, file, scale));
  }

  private void write(Figure figure, Path file, int scale) {
    notices.say("Saving " + file.getFileName() + " …");
    var unused =
        CompletableFuture.runAsync(() -> FigureFile.write(figure, file, scale), background)
            .whenComplete(
                (nothing, failure) -> Platform.runLater(() -> notices.say(outcome(file, failure))));
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
