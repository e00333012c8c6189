package spikeloom.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The files in a zip archive of unknown origin, read into memory one by one and never written to
 * the disk. Names, methods and sizes of all entries are checked when it is opened; checksums when
 * an entry is read. Several threads may read at the same time. The file is closed when the archive
 * is no longer reachable.
 *
 * <p>Source: PKWARE, "APPNOTE: .ZIP File Format Specification", version 6.3.10.
 */
public final class ZipArchive {
  /** Deflate cannot pack more than 1032 bytes into one (Deutsch, Gailly, zlib's documentation). */
  private static final long MAX_PACKING = 1032;

  /** Memory of the name and the directory of an entry, in bytes. */
  private static final long MEMORY_PER_ENTRY = 512;

  private final Path file;
  private final ZipFile zip;
  private final List<String> names;

  private ZipArchive(Path file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
    Capacity.require(file, MEMORY_PER_ENTRY * zip.size());
    List<String> found = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      check(entry);
      if (!known.add(entry.getName())) {
        throw new DataException(
            source(entry.getName()) + ", occurs twice; pack the files again, each once.");
      }
      if (!entry.isDirectory()) {
        found.add(entry.getName());
      }
    }
    names = List.copyOf(found);
  }

  /** Whether a file has the name of a zip archive. */
  public static boolean named(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".zip")
        && Files.isRegularFile(file);
  }

  /**
   * Opens an archive.
   *
   * @throws DataException if it cannot be read, or an entry is encrypted, occurs twice, leads out
   *     of the archive, or is packed by another method than deflate
   */
  public static ZipArchive open(Path file) {
    ZipFile zip = null;
    boolean opened = false;
    try {
      zip = new ZipFile(file.toFile());
      ZipArchive archive = new ZipArchive(file, zip);
      opened = true;
      return archive;
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (IllegalArgumentException e) { // names in another encoding
      throw new DataException(
          file + " has names of files that are not UTF-8; pack the files again.", e);
    } finally {
      if (zip != null && !opened) {
        close(zip);
      }
    }
  }

  private static void close(ZipFile zip) {
    try {
      zip.close();
    } catch (IOException e) {
      throw new DataException("The archive cannot be closed: " + SafeFile.reason(e) + ".", e);
    }
  }

  private static DataException unreadable(Path file, IOException e) {
    String reason = SafeFile.reason(e);
    if (reason.contains("encrypted")) {
      return new DataException(
          file + " has encrypted files, which cannot be read; pack them without a password.", e);
    }
    return new DataException(
        e instanceof ZipException
            ? "%s cannot be read as a zip archive: %s; download or copy it again, or pack the files again."
                .formatted(file, reason)
            : "%s cannot be read: %s; check path and permissions.".formatted(file, reason),
        e);
  }

  private void check(ZipEntry entry) {
    String name = entry.getName();
    if (!staysInside(name)) {
      throw new DataException(
          source(name)
              + ", has a name that is not a path within the archive (parts '..', '.' or '\\'); pack the files again.");
    }
    if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
      throw new DataException(
          "%s, is packed by method %d, but only stored files and deflate are supported; pack the files again."
              .formatted(source(name), entry.getMethod()));
    }
    long packed = entry.getCompressedSize();
    long most = entry.getMethod() == ZipEntry.STORED ? packed : MAX_PACKING * packed;
    if (entry.getSize() < 0 || packed < 0 || entry.getSize() > most) {
      throw new DataException(
          "%s, is damaged: it gives a size of %,d bytes, but has %,d packed bytes; download or copy the file again."
              .formatted(source(name), entry.getSize(), packed));
    }
  }

  private static boolean staysInside(String name) {
    if (name.isEmpty() || name.startsWith("/") || name.contains("\\") || name.contains("\0")) {
      return false;
    }
    String path = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return false;
      }
    }
    return true;
  }

  /** The archive. */
  public Path file() {
    return file;
  }

  /** Names of all files in the order of the archive, with {@code /} between folders. */
  public List<String> names() {
    return names;
  }

  /** Unpacked size of a file, in bytes, as the archive gives it; {@link #read} has no more. */
  public long size(String name) {
    return entry(name).getSize();
  }

  /**
   * Reads a file.
   *
   * @throws DataException if it is damaged, or larger than a Java array
   */
  public byte[] read(String name) {
    ZipEntry entry = entry(name);
    long size = entry.getSize();
    if (size > Integer.MAX_VALUE - 8) {
      throw new DataException(
          "%s, has %,d bytes, more than can be read at once; remove it."
              .formatted(source(name), size));
    }
    byte[] content = new byte[(int) size];
    boolean whole;
    try (InputStream in = zip.getInputStream(entry)) {
      whole = in.readNBytes(content, 0, content.length) == size && in.read() < 0;
    } catch (IOException e) {
      throw damaged(name, SafeFile.reason(e), e);
    }
    if (!whole) {
      throw damaged(name, "its content does not have the %,d bytes given".formatted(size), null);
    }
    CRC32 sum = new CRC32();
    sum.update(content);
    if (sum.getValue() != entry.getCrc()) {
      throw damaged(name, "its checksum is wrong", null);
    }
    return content;
  }

  private ZipEntry entry(String name) {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new DataException(source(name) + ", is missing; copy the archive again.");
    }
    return entry;
  }

  private DataException damaged(String name, String why, @Nullable Exception cause) {
    return new DataException(
        "%s, is damaged: %s; download or copy the file again.".formatted(source(name), why), cause);
  }

  /** A file as messages name it. */
  public String source(String name) {
    return file + ", file " + name;
  }
}
