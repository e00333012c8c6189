package spikeloom.numpy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;
import spikeloom.file.StoredEntry;

/**
 * Reads archives {@code .npz}: a zip file with an array {@code NAME.npy} for every name. Checksums
 * are checked. Source: NumPy reference, {@code numpy.savez}.
 */
public final class Npz {
  static final int MAX_ARRAYS = 1000;

  /** Deflate cannot pack more than 1032 bytes into one (Deutsch, Gailly, zlib's documentation). */
  private static final long MAX_PACKING = 1032;

  private static final String ENDING = ".npy";

  private Npz() {}

  /**
   * Lists the arrays by name, in archive order; other files are skipped.
   *
   * @throws DataException if the file cannot be read or is not an archive, or holds no arrays
   */
  public static Map<String, NumpyHeader> headers(Path file) {
    return open(
        file,
        zip -> {
          Map<String, NumpyHeader> headers = new LinkedHashMap<>();
          for (ZipEntry entry : arrays(file, zip)) {
            headers.put(name(entry), header(file, zip, entry));
          }
          return headers;
        });
  }

  /**
   * Reads all arrays, by name and in the order of the archive.
   *
   * @throws DataException as {@link #read(Path, Collection)}
   */
  public static Map<String, NumpyArray> read(Path file) {
    return read(file, headers(file).keySet());
  }

  /**
   * Reads some arrays, which have to fit into memory together.
   *
   * @throws DataException if the file cannot be read, is not an archive of arrays, or is damaged;
   *     if there is no such array, or they are too large
   */
  public static Map<String, NumpyArray> read(Path file, Collection<String> names) {
    return open(
        file,
        zip -> {
          List<ZipEntry> entries = new ArrayList<>();
          for (ZipEntry entry : arrays(file, zip)) {
            if (names.contains(name(entry))) {
              entries.add(entry);
            }
          }
          requireAll(file, names, entries);
          requireRoom(file, zip, entries);
          Map<String, NumpyArray> arrays = new LinkedHashMap<>();
          for (ZipEntry entry : entries) {
            arrays.put(name(entry), array(file, zip, entry));
          }
          return arrays;
        });
  }

  /**
   * Opens an array sample by sample, see {@link NumpyRows}. One in C order and above 64 MiB is
   * mapped if it is stored in the archive, not packed; its checksum is checked in any case.
   *
   * @throws DataException as {@link #read(Path, Collection)}
   */
  public static NumpyRows rows(Path file, String name) {
    return open(
        file,
        zip -> {
          ZipEntry entry =
              arrays(file, zip).stream()
                  .filter(each -> name(each).equals(name))
                  .findFirst()
                  .orElseThrow(() -> missing(file, name));
          NumpyHeader header = header(file, zip, entry);
          Npy.requireWhole(header, most(entry) - header.offset());
          if (Npy.bytes(header) <= NumpyRows.SMALL || Npy.reorders(header)) {
            return NumpyRows.of(array(file, zip, entry));
          }
          Optional<NumpyRows> mapped = mapped(file, entry, header);
          return mapped.isPresent()
              ? mapped.get()
              : checked(
                  file,
                  zip,
                  entry,
                  (packed, in) -> {
                    NumpyRows rows = NumpyRows.read(packed, in);
                    Npy.requireEnd(packed, in.read() >= 0);
                    return rows;
                  });
        });
  }

  private static Optional<NumpyRows> mapped(Path file, ZipEntry entry, NumpyHeader header)
      throws IOException {
    try (FileChannel archive = FileChannel.open(file, StandardOpenOption.READ)) {
      Optional<StoredEntry> stored =
          StoredEntry.find(archive, entry.getName())
              .filter(found -> found.size() == entry.getSize());
      if (stored.isEmpty()) {
        return Optional.empty();
      }
      Npy.requireEnd(header, stored.get().size() - header.offset() > Npy.bytes(header));
      ByteBuffer head =
          archive.map(FileChannel.MapMode.READ_ONLY, stored.get().offset(), header.offset());
      NumpyRows rows = NumpyRows.mapped(header, archive, stored.get().offset() + header.offset());
      CRC32 sum = new CRC32();
      sum.update(head);
      rows.checksum(sum);
      requireChecksum(file, entry, sum);
      return Optional.of(rows);
    }
  }

  private static void requireAll(Path file, Collection<String> names, List<ZipEntry> entries) {
    Set<String> missing = new LinkedHashSet<>(names);
    entries.forEach(entry -> missing.remove(name(entry)));
    if (!missing.isEmpty()) {
      throw missing(file, String.join("', '", missing));
    }
  }

  private static DataException missing(Path file, String names) {
    return new DataException(
        "%s has no array '%s'; choose one that it has.".formatted(file, names));
  }

  /** Checks the total size of arrays before any of them is unpacked. */
  private static void requireRoom(Path file, ZipFile zip, List<ZipEntry> entries)
      throws IOException {
    long memory = 0;
    for (ZipEntry entry : entries) {
      NumpyHeader header = header(file, zip, entry);
      Npy.requireWhole(header, most(entry) - header.offset());
      memory += Npy.memory(header);
    }
    Capacity.require(file, memory);
  }

  private static NumpyHeader header(Path file, ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = content(file, zip, entry)) {
      return NumpyHeader.read(source(file, entry), in);
    }
  }

  /**
   * Passes all arrays to a visitor in archive order; only one is in memory.
   *
   * @throws DataException as {@link #read}
   */
  public static void forEach(Path file, BiConsumer<String, NumpyArray> visitor) {
    open(
        file,
        zip -> {
          for (ZipEntry entry : arrays(file, zip)) {
            visitor.accept(name(entry), array(file, zip, entry));
          }
          return file;
        });
  }

  private interface Reader<T> {
    T from(ZipFile zip) throws IOException;
  }

  private static <T> T open(Path file, Reader<T> reader) {
    // The library reports some damage with unchecked exceptions.
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return reader.from(zip);
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be read as an archive: %s; check that it is one and download or copy it again."
              .formatted(file, SafeFile.reason(e)),
          e);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new DataException(
          "%s is damaged: the names of its entries cannot be read; download or copy it again."
              .formatted(file),
          e);
    }
  }

  private static List<ZipEntry> arrays(Path file, ZipFile zip) {
    if (zip.size() > MAX_ARRAYS) {
      throw new DataException(
          "%s holds %,d entries instead of 1 to %,d; check that it is an archive of arrays."
              .formatted(file, zip.size(), MAX_ARRAYS));
    }
    List<ZipEntry> arrays = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      if (entry.getName().endsWith(ENDING)) {
        if (!names.add(entry.getName())) {
          throw new DataException(
              source(file, entry) + ", occurs twice; save the arrays under different names.");
        }
        arrays.add(entry);
      }
    }
    if (arrays.isEmpty()) {
      throw new DataException(
          "%s holds no arrays (NAME.npy); check that it is an archive of arrays.".formatted(file));
    }
    return arrays;
  }

  private static String name(ZipEntry entry) {
    return entry.getName().substring(0, entry.getName().length() - ENDING.length());
  }

  private static String source(Path file, ZipEntry entry) {
    return file + ", entry " + entry.getName().replaceAll("\\p{Cntrl}", "?");
  }

  private static InputStream content(Path file, ZipFile zip, ZipEntry entry) throws IOException {
    InputStream in = zip.getInputStream(entry);
    if (in == null) {
      throw new DataException(
          source(file, entry) + ", is missing; download or copy the file again.");
    }
    return new BufferedInputStream(in);
  }

  private static NumpyArray array(Path file, ZipFile zip, ZipEntry entry) throws IOException {
    return checked(
        file, zip, entry, (header, in) -> Npy.read(header, in, most(entry) - header.offset()));
  }

  private interface Elements<T> {
    T read(NumpyHeader header, InputStream in) throws IOException;
  }

  private static <T> T checked(Path file, ZipFile zip, ZipEntry entry, Elements<T> elements)
      throws IOException {
    CRC32 sum = new CRC32();
    T array;
    try (InputStream in = content(file, zip, entry)) {
      InputStream content = new CheckedInputStream(in, sum);
      NumpyHeader header = NumpyHeader.read(source(file, entry), content);
      array = elements.read(header, content);
    }
    requireChecksum(file, entry, sum);
    return array;
  }

  private static void requireChecksum(Path file, ZipEntry entry, CRC32 sum) {
    if (entry.getCrc() != -1 && sum.getValue() != entry.getCrc()) {
      throw new DataException(
          source(file, entry)
              + ", is damaged: its checksum is wrong; download or copy the file again.");
    }
  }

  /** Maximum size of an entry: its declared size, or the maximum that could be packed into it. */
  private static long most(ZipEntry entry) {
    long packed = Math.max(0, entry.getCompressedSize());
    long possible = entry.getMethod() == ZipEntry.STORED ? packed : packed * MAX_PACKING;
    return entry.getSize() < 0 ? possible : Math.min(possible, entry.getSize());
  }
}
