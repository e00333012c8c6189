package spikeloom.ui.screen;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;
import spikeloom.sound.Sound;
import spikeloom.ui.chart.CsvSource;
import spikeloom.ui.error.UiException;
import spikeloom.ui.figure.Figure;
import spikeloom.ui.figure.FigureFile;
import spikeloom.ui.figure.FigureStyle;
import spikeloom.ui.film.Film;
import spikeloom.ui.film.FilmFile;
import spikeloom.ui.sound.SoundFile;
import spikeloom.ui.text.Texts;

/**
 * Saves figures, by default the focused chart or the one focused last, tables, films and sounds in
 * the background.
 */
final class FigureSaver {
  private final ObjectProperty<@Nullable FigureSource> source =
      new SimpleObjectProperty<>(this, "source");
  private final Places places;
  private final Executor background;
  private final Notices notices;
  private final ObservableValue<FigureStyle> style;

  /**
   * Saves figures.
   *
   * @param style their size and look
   */
  FigureSaver(
      Places places, Executor background, Notices notices, ObservableValue<FigureStyle> style) {
    this.places = places;
    this.background = background;
    this.notices = notices;
    this.style = style;
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

  /**
   * Asks for a file and writes it in the chosen style; a PNG as on the screen gets {@code scale}
   * pixels per unit, 1 .. 4.
   */
  void save(Figure figure, FigureFile.Format format, int scale) {
    FigureStyle chosen = style.getValue();
    places
        .figureFile(fileName(figure.title()), format)
        .ifPresent(file -> write(file, "", () -> FigureFile.write(figure, file, chosen, scale)));
  }

  /** Asks for a file and writes a film, as GIF or PNG by the name of the file. */
  void saveFilm(String title, Film film) {
    places
        .file(Texts.SCREEN.get("film.save"), fileName(title) + ".gif")
        .ifPresent(file -> write(file, film.remark(), () -> FilmFile.write(film, file)));
  }

  /** Asks for a file and writes a sound as WAV. */
  void saveSound(Sound sound) {
    places
        .file(Texts.SCREEN.get("sound.save"), "reconstruction.wav")
        .ifPresent(file -> write(file, "", () -> SoundFile.write(sound, file)));
  }

  /** Copies the focused figure as a picture, in the chosen style. */
  void copyFocused() {
    FigureSource focused = source.get();
    if (focused == null) {
      return;
    }
    Figure figure = focused.figure();
    FigureStyle chosen = style.getValue();
    var unused =
        CompletableFuture.supplyAsync(() -> FigureFile.png(figure, chosen), background)
            .whenComplete((png, failure) -> Platform.runLater(() -> copied(png)));
  }

  private void copied(byte @Nullable [] png) {
    if (png == null) {
      notices.show(Texts.SCREEN.get("chart.not-copied"));
      return;
    }
    ClipboardContent content = new ClipboardContent();
    content.putImage(new Image(new ByteArrayInputStream(png)));
    Clipboard.getSystemClipboard().setContent(content);
    notices.show(Texts.SCREEN.get("chart.copied"));
  }

  private static String fileName(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
  }

  /** Asks for a file and writes a table as CSV. */
  void saveTable(String title, String suggestedName, CsvSource table) {
    places
        .file(title, suggestedName)
        .ifPresent(file -> write(file, "", () -> FigureFile.writeTable(table, file)));
  }

  private void write(Path file, String remark, Runnable writing) {
    notices.show(Texts.SCREEN.get("file.saving", file.getFileName()));
    var unused =
        CompletableFuture.runAsync(writing, background)
            .whenComplete(
                (nothing, failure) ->
                    Platform.runLater(() -> notices.show(outcome(file, remark, failure))));
  }

  private static String outcome(Path file, String remark, @Nullable Throwable failure) {
    if (failure == null) {
      return (Texts.SCREEN.get("file.saved", file) + " " + remark).strip();
    }
    return failure.getCause() instanceof UiException refused
        ? String.valueOf(refused.getMessage())
        : Texts.SCREEN.get("file.failed", file);
  }
}
