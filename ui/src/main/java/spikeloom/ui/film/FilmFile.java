package spikeloom.ui.film;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import spikeloom.file.SafeFile;
import spikeloom.text.Wording;
import spikeloom.ui.error.UiException;
import spikeloom.ui.text.Texts;

/**
 * Writes films; the file extension selects the format. Frames are drawn and written one by one, to
 * a file next to the destination that is then moved, so that it is complete or absent.
 */
public final class FilmFile {
  private FilmFile() {}

  /** The formats. */
  public enum Format {
    /** At most 256 colours; shown by every program. */
    GIF {
      @Override
      void write(Film film, OutputStream out) throws IOException {
        GifFilm.write(film, out);
      }
    },
    /** Animated PNG with all colours; shown by web browsers. */
    PNG {
      @Override
      void write(Film film, OutputStream out) throws IOException {
        PngFilm.write(film, out);
      }
    };

    abstract void write(Film film, OutputStream out) throws IOException;

    /**
     * Returns the format of a file by its extension.
     *
     * @throws UiException if the name ends otherwise
     */
    public static Format of(Path file) {
      String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
      for (Format format : values()) {
        if (name.endsWith("." + Wording.of(format))) {
          return format;
        }
      }
      throw new UiException(Texts.FILM.get("file.format", file.getFileName()));
    }
  }

  /**
   * Writes a film and creates the folder if it is missing.
   *
   * @throws UiException if the format is unknown or the file cannot be written
   */
  public static void write(Film film, Path file) {
    Format format = Format.of(file);
    try {
      SafeFile.write(file, out -> format.write(film, out));
    } catch (IOException | UncheckedIOException e) {
      String why =
          e instanceof IOException io ? SafeFile.reason(io) : String.valueOf(e.getMessage());
      throw new UiException(Texts.FILM.get("file.failed", file, why), e);
    }
  }
}
