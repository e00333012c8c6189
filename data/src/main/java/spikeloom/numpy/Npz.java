package spikeloom.numpy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;

/**
 * Reads archives {@code .npz}: a zip file with an array {@code NAME.npy} for every name. Checksums
 * are checked. Source: NumPy reference, {@code numpy.savez}.
 */
public final class Npz {
  static final int MAX_ARRAYS = 1000;

  private static final String ENDING = ".npy";

  private Npz() {}

  /**
   * Reads all arrays, by name and in the order of the archive; together they may take {@link
   * Npy#MAX_BYTES}.
   *
   * @throws DataException if the file cannot be read, is no archive of arrays, or is damaged
   */
  public static Map<String, NumpyArray> read(Path file) {
    Map<String, NumpyArray> arrays = new LinkedHashMap<>();
    long[] bytes = new long[1];
    forEach(
        file,
        (name, array) -> {
          arrays.put(name, array);
          bytes[0] += array.bytes().capacity();
          if (bytes[0] > Npy.MAX_BYTES) {
            throw new DataException(
                "%s holds more than the %,d bytes that are read at most; save a part of it."
                    .formatted(file, Npy.MAX_BYTES));
          }
        });
    return arrays;
  }

  /**
   * Shows all arrays one after the other, in the order of the archive; each may take {@link
   * Npy#MAX_BYTES}, and no more than one is in memory.
   *
   * @throws DataException as {@link #read}
   */
  public static void forEach(Path file, BiConsumer<String, NumpyArray> visitor) {
    // The library tells some kinds of damage with exceptions that are not checked.
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> entries = Collections.list(zip.entries());
      if (entries.isEmpty() || entries.size() > MAX_ARRAYS) {
        throw new DataException(
            "%s holds %,d entries instead of 1 to %,d; check that it is an archive of arrays."
                .formatted(file, entries.size(), MAX_ARRAYS));
      }
      for (ZipEntry entry : entries) {
        NumpyArray array = array(file, zip, entry);
        String name = entry.getName();
        visitor.accept(name.substring(0, name.length() - ENDING.length()), array);
      }
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be read as an archive: %s; check that it is one and fetch or copy it again."
              .formatted(file, SafeFile.reason(e)),
          e);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new DataException(
          "%s is damaged: the names of its entries cannot be read; fetch or copy it again."
              .formatted(file),
          e);
    }
  }

  private static NumpyArray array(Path file, ZipFile zip, ZipEntry entry) throws IOException {
    String source = file + ", entry " + entry.getName().replaceAll("\\p{Cntrl}", "?");
    if (!entry.getName().endsWith(ENDING)) {
      throw new DataException(source + ", is no array; check that it is an archive of arrays.");
    }
    CheckedInputStream content;
    NumpyArray array;
    try (InputStream in = zip.getInputStream(entry)) {
      if (in == null) {
        throw new DataException(source + ", is not there; fetch or copy the file again.");
      }
      content = new CheckedInputStream(new BufferedInputStream(in), new CRC32());
      array = Npy.read(source, content);
    }
    if (entry.getCrc() != -1 && content.getChecksum().getValue() != entry.getCrc()) {
      throw new DataException(
          source + ", is damaged: its checksum is wrong; fetch or copy the file again.");
    }
    return array;
  }
}
