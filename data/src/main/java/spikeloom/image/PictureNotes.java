package spikeloom.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Metadata of a picture file that the decoders of the JDK ignore.
 *
 * @param orientation orientation, see {@link Exif}
 * @param exponent power of the values that a screen shows, see {@link PngChunks}
 * @param inks CMYK encoding of a JPEG picture
 */
record PictureNotes(int orientation, double exponent, Optional<JpegSegments> inks) {
  /** Colour profiles of printers take up to some megabytes. */
  private static final int HEAD_BYTES = 1 << 23;

  private static final int INKS = 4;

  static PictureNotes of(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD_BYTES);
    }
    return of(head);
  }

  /** The metadata in the first bytes of a file. */
  static PictureNotes of(byte[] head) {
    if (JpegSegments.begins(head)) {
      JpegSegments segments = JpegSegments.of(head);
      boolean printed = segments.components() == INKS;
      return new PictureNotes(
          segments.orientation(), 1, printed ? Optional.of(segments) : Optional.empty());
    }
    if (PngChunks.begins(head)) {
      PngChunks chunks = PngChunks.of(head);
      return new PictureNotes(chunks.orientation(), chunks.exponent(), Optional.empty());
    }
    return new PictureNotes(Exif.UPRIGHT, 1, Optional.empty());
  }
}
