package spikeloom.file;

import java.nio.file.Path;

/** The content of a file, plain or gzip, held in memory up to a limit. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Reads all bytes.
   *
   * @param most maximum number of bytes; memory is bounded by the actual content
   * @throws DataException if the file cannot be read, is empty, or is longer
   */
  public static byte[] read(Path file, int most) {
    try (Unpacked in = Unpacked.withText(file)) {
      long expected = Math.min(most, in.most());
      Capacity.require(file, 2 * expected); // chunks are joined at the end
      byte[] bytes = in.read(most);
      if (bytes.length == 0) {
        throw new DataException(file + " is empty at byte 0; download or copy the file again.");
      }
      if (in.read(1).length > 0) {
        throw new DataException(
            "%s is longer than %,d bytes, the maximum of such a file; check that it is the right one."
                .formatted(file, most));
      }
      return bytes;
    }
  }
}
