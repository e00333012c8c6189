package spikeloom.image;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;

/**
 * Reads PNG, JPEG, BMP and GIF pictures, recognised by their content; of an animation the first
 * picture. A picture is resized as a whole to fit its format, its aspect kept, and centred on
 * black; transparent parts are black. It is rotated by its EXIF orientation, and its colours,
 * including CMYK, are converted to sRGB. The size is checked before decoding, and a large picture
 * is subsampled, so memory is bounded.
 */
public final class PictureFile {
  /** The maximum size of a picture, in pixels. */
  public static final long MAX_PIXELS = 100_000_000;

  private static final long KEPT_PIXELS =
      4_000_000; // larger ones are read with every second, third ... row
  private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "bmp", "gif");
  private static final Set<String> FORMATS = Set.of("png", "jpeg", "bmp", "gif");

  private PictureFile() {}

  /** Whether a file name is that of a picture. */
  public static boolean named(Path file) {
    return named(String.valueOf(file.getFileName()));
  }

  /** Whether a file name, without folders, is that of a picture. */
  public static boolean named(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  /**
   * Reads a picture.
   *
   * @return one byte a value, row by row and plane by plane
   * @throws DataException if the file cannot be read, is not such a picture, is damaged or too
   *     large
   */
  public static byte[] read(Path file, PictureFormat format) {
    if (!Files.isRegularFile(file)) {
      throw new DataException(file + " is not a readable file; check the path.");
    }
    return decode(
            file.toString(),
            () -> new FileImageInputStream(file.toFile()),
            () -> PictureNotes.of(file))
        .in(format);
  }

  /**
   * Reads a picture whose file is in memory.
   *
   * @param source the file, as messages name it
   * @param content its bytes
   * @return one byte a value, row by row and plane by plane
   * @throws DataException if it is not such a picture, is damaged or too large
   */
  public static byte[] read(String source, byte[] content, PictureFormat format) {
    return decode(source, () -> new ByteImageInput(content), () -> PictureNotes.of(content))
        .in(format);
  }

  private interface Opener<T> {
    T open() throws IOException;
  }

  /** Returns an upright picture; {@code exponent} is that of {@link PictureNotes}. */
  private record Decoded(BufferedImage image, double exponent) {
    byte[] in(PictureFormat format) {
      return Resizing.of(image, format, exponent);
    }
  }

  // The decoders of the JDK report damage with various exceptions.
  private static Decoded decode(
      String file, Opener<ImageInputStream> content, Opener<PictureNotes> metadata) {
    try (ImageInputStream in = content.open()) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      while (readers.hasNext()) {
        ImageReader reader = readers.next();
        try {
          if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
            PictureNotes notes = metadata.open();
            BufferedImage image = decode(file, reader, in, notes);
            return new Decoded(Turning.upright(image, notes.orientation()), notes.exponent());
          }
        } finally {
          reader.dispose();
        }
      }
      throw new DataException(
          file
              + " is not a supported image: its content is not PNG, JPEG, BMP or GIF; convert or remove it.");
    } catch (EOFException e) {
      throw damaged(file, "it is truncated", e);
    } catch (IOException e) {
      throw damaged(file, SafeFile.reason(e), e);
    } catch (DataException e) {
      throw e;
    } catch (RuntimeException e) {
      throw damaged(file, "its content is invalid", e);
    }
  }

  private static BufferedImage decode(
      String file, ImageReader reader, ImageInputStream in, PictureNotes notes) throws IOException {
    reader.setInput(in, true, true);
    long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
    if (pixels > MAX_PIXELS) {
      throw new DataException(
          "%s has %,d x %,d pixels, more than the maximum of %,d; use a smaller image."
              .formatted(file, reader.getWidth(0), reader.getHeight(0), MAX_PIXELS));
    }
    StringBuilder defect = new StringBuilder();
    reader.addIIOReadWarningListener(
        (source, warning) -> {
          if (warning.startsWith("Premature") || warning.startsWith("Corrupt")) {
            defect.setLength(0);
            defect.append(warning);
          }
        });
    ImageReadParam how = reader.getDefaultReadParam();
    int every = (int) Math.ceil(Math.sqrt((double) pixels / KEPT_PIXELS));
    how.setSourceSubsampling(Math.max(1, every), Math.max(1, every), 0, 0);
    BufferedImage image =
        notes.inks().isPresent()
            ? Inks.colours(reader.readRaster(0, how), notes.inks().get())
            : reader.read(0, how);
    if (!defect.isEmpty()) {
      throw damaged(file, defect.toString(), null);
    }
    return image;
  }

  private static DataException damaged(String file, String why, @Nullable Exception cause) {
    return new DataException(
        "%s cannot be decoded: %s; download or copy the file again, or remove it."
            .formatted(file, why.replaceAll("[.!\\s\\p{Cntrl}]+$", "").replaceAll("\\R", " ")),
        cause);
  }
}
