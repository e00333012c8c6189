package spikeloom.dataset.known;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import spikeloom.dataset.Sha256;

/**
 * A zip file from which a download extracts some entries. Only entries whose full name matches
 * {@code wanted} are unpacked, to a name built from its groups, so no entry can be written outside
 * the folder.
 *
 * @param file its name; its maximum size; the publisher's MD5, empty if it is packed again for
 *     every download, so that only its content can be checked
 * @param addresses where it is fetched, best first
 * @param place the folder below that of the set that its entries go to
 * @param wanted names of entries that are taken
 * @param target the name below {@code place} that an entry gets, of the groups of {@code wanted}
 * @param entries number of entries expected
 * @param entryBytes the maximum size of an entry
 * @param content SHA-256 over name, line feed and bytes of the unpacked files in the order of
 *     names; empty where only the archive's own MD5 is known
 */
record Archive(
    DataFile file,
    List<URI> addresses,
    String place,
    Pattern wanted,
    String target,
    int entries,
    long entryBytes,
    String content) {
  Archive {
    addresses = List.copyOf(addresses);
  }

  /** Whether all files are there. */
  boolean here(Path folder) {
    Path root = folder.resolve(place);
    if (!Files.isDirectory(root)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).count() >= entries;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Unpacks an archive.
   *
   * @param zip the archive
   * @param to a new folder
   * @param cancelled cancels the extraction
   * @return the defect of the archive, if any
   * @throws IOException if the folder cannot be written
   */
  Optional<String> unpack(Path zip, Path to, BooleanSupplier cancelled) throws IOException {
    int found = 0;
    try (ZipInputStream in =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(zip), 1 << 16))) {
      for (ZipEntry entry = next(in); entry != null; entry = next(in)) {
        if (cancelled.getAsBoolean()) {
          return Optional.empty();
        }
        Matcher name = wanted.matcher(entry.getName());
        if (name.matches()) {
          Path out = to.resolve(name.replaceFirst(target));
          Files.createDirectories(out.resolveSibling("x").normalize().getParent());
          if (!copy(in, out, cancelled)) {
            return Optional.of("an entry of more than %,d bytes".formatted(entryBytes));
          }
          found++;
        }
      }
    } catch (ZipException | EOFException e) {
      return Optional.of("a damaged archive");
    }
    if (found != entries) {
      return Optional.of("%,d of %,d files in it".formatted(found, entries));
    }
    String sum = content.isEmpty() ? "" : sha256(to);
    return sum.equals(content)
        ? Optional.empty()
        : Optional.of("files with the SHA-256 " + sum + " instead of " + content);
  }

  /** Copies an entry; returns whether it is as small as expected, or the copy was cancelled. */
  private boolean copy(InputStream in, Path to, BooleanSupplier cancelled) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long done = 0;
    try (OutputStream out = Files.newOutputStream(to)) {
      for (int n = in.read(buffer);
          n >= 0 && done <= entryBytes && !cancelled.getAsBoolean();
          n = in.read(buffer)) {
        out.write(buffer, 0, n);
        done += n;
      }
    }
    return done <= entryBytes;
  }

  private static @Nullable ZipEntry next(ZipInputStream in) throws IOException {
    try {
      return in.getNextEntry();
    } catch (IllegalArgumentException e) { // a name that cannot be decoded
      throw new ZipException(String.valueOf(e.getMessage()));
    }
  }

  /** SHA-256 over name, line feed and bytes of all files of a folder in the order of names. */
  static String sha256(Path folder) throws IOException {
    MessageDigest digest = Sha256.digest();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file :
          files
              .filter(Files::isRegularFile)
              .sorted(Comparator.comparing(f -> f.getFileName().toString()))
              .toList()) {
        digest.update((file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
        try (InputStream in = Files.newInputStream(file)) {
          digest.update(in.readAllBytes());
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
