package spikeloom.ui.figure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import spikeloom.file.SafeFile;
import spikeloom.text.Wording;
import spikeloom.ui.chart.CsvSource;
import spikeloom.ui.chart.CsvWriter;
import spikeloom.ui.chart.ImageSurface;
import spikeloom.ui.chart.PaperSurface;
import spikeloom.ui.chart.Png;
import spikeloom.ui.chart.SvgSurface;
import spikeloom.ui.error.UiException;
import spikeloom.ui.text.Texts;

/**
 * Writes figures; the file extension selects the format. The file is written next to its
 * destination and then moved, so that it is complete or absent.
 */
public final class FigureFile {
  /** Default number of pixels per unit of a PNG: sharp on high-resolution screens and in print. */
  public static final int DEFAULT_SCALE = 2;

  /** The largest number of pixels per unit of a PNG. */
  public static final int MOST_SCALE = 4;

  private FigureFile() {}

  /** The formats. */
  public enum Format {
    /** Pixels. */
    PNG,
    /** Lines and text. */
    SVG,
    /** The data. */
    CSV;

    /** The file extension. */
    public String extension() {
      return Wording.of(this);
    }

    /**
     * Returns the format of a file by its extension.
     *
     * @throws UiException if the name ends otherwise
     */
    public static Format of(Path file) {
      String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
      for (Format format : values()) {
        if (name.endsWith("." + format.extension())) {
          return format;
        }
      }
      throw new UiException(Texts.FIGURE.get("file.format", file.getFileName()));
    }
  }

  /** Writes with the {@linkplain #DEFAULT_SCALE default scale}. */
  public static void write(Figure figure, Path file) {
    write(figure, file, DEFAULT_SCALE);
  }

  /** Writes in a style, on the screen with the {@linkplain #DEFAULT_SCALE default scale}. */
  public static void write(Figure figure, Path file, FigureStyle style) {
    write(figure, file, style, DEFAULT_SCALE);
  }

  /**
   * Writes a figure as on the screen and creates the folder if it is missing.
   *
   * @param scale pixels per unit of a PNG, 1 .. 4
   * @throws UiException if the format is unknown or the file cannot be written
   */
  public static void write(Figure figure, Path file, int scale) {
    write(figure, file, FigureStyle.SCREEN, scale);
  }

  /**
   * Writes a figure and creates the folder if it is missing.
   *
   * @param scale pixels per unit of a PNG as on the screen, 1 .. 4
   * @throws UiException if the format is unknown or the file cannot be written
   */
  public static void write(Figure figure, Path file, FigureStyle style, int scale) {
    if (scale < 1 || scale > MOST_SCALE) {
      throw new UiException(Texts.FIGURE.get("file.scale", scale));
    }
    Format format = Format.of(file);
    if (file.getFileName() == null) {
      throw new UiException(Texts.FIGURE.get("file.name", file));
    }
    write(file, "file.figure-failed", out -> write(figure, style, format, scale, out));
  }

  private static void write(
      Figure figure, FigureStyle style, Format format, int scale, OutputStream out)
      throws IOException {
    Figure page = style.of(figure);
    if (style.printed()) {
      print(page, format, out);
    } else {
      write(page, format, scale, out);
    }
  }

  /** A figure in a style as the bytes of a PNG, for the clipboard. */
  public static byte[] png(Figure figure, FigureStyle style) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(figure, style, Format.PNG, DEFAULT_SCALE, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * Writes a table as CSV, with any file name.
   *
   * @throws UiException if the file cannot be written
   */
  public static void writeTable(CsvSource table, Path file) {
    write(file, "file.table-failed", out -> write(table, out));
  }

  private static void write(Path file, String failure, SafeFile.Content content) {
    try {
      SafeFile.write(file, content);
    } catch (IOException | UncheckedIOException e) {
      String why =
          e instanceof IOException io ? SafeFile.reason(io) : String.valueOf(e.getMessage());
      throw new UiException(Texts.FIGURE.get(failure, file, why), e);
    }
  }

  private static void write(CsvSource table, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    table.writeTo(new CsvWriter(writer));
    writer.flush();
  }

  private static void write(Figure figure, Format format, int scale, OutputStream out)
      throws IOException {
    switch (format) {
      case PNG -> {
        ImageSurface surface =
            new ImageSurface(figure.page().width(), figure.page().height(), scale);
        figure.draw(surface);
        Png.write(surface.image(), out);
      }
      case SVG -> {
        SvgSurface surface =
            new SvgSurface(figure.title(), figure.page().width(), figure.page().height());
        figure.draw(surface);
        out.write(surface.document().getBytes(StandardCharsets.UTF_8));
      }
      case CSV -> write(figure.data(), out);
    }
  }

  private static void print(Figure page, Format format, OutputStream out) throws IOException {
    double width = page.page().width();
    double height = page.page().height();
    double dotsPerMillimetre = FigureStyle.DOTS_PER_INCH / FigureStyle.MILLIMETRES_PER_INCH;
    switch (format) {
      case PNG -> {
        ImageSurface surface =
            new ImageSurface(width, height, FigureStyle.UNIT * dotsPerMillimetre);
        page.draw(new PaperSurface(surface, page.theme()));
        Png.write(surface.image(), (int) Math.round(1000 * dotsPerMillimetre), out);
      }
      case SVG -> {
        SvgSurface surface = new SvgSurface(page.title(), width, height, FigureStyle.UNIT);
        page.draw(new PaperSurface(surface, page.theme()));
        out.write(surface.document().getBytes(StandardCharsets.UTF_8));
      }
      case CSV -> write(page.data(), out);
    }
  }
}
