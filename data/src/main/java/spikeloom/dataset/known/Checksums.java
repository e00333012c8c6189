package spikeloom.dataset.known;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import spikeloom.dataset.Sha256;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;

/**
 * SHA-256 checksums of downloaded files, stored with them in {@value #FILE}. The first download
 * writes the file; later content is compared with it. It has the format of {@code sha256sum}: a
 * line per file, 64 hexadecimal digits, two spaces, and the name below the folder of the set with
 * {@code /} between its parts. The sum is that of the unpacked content, and the name is that of the
 * unpacked file, without {@code .gz}.
 */
final class Checksums {
  /** Name of the file in the folder of a data set. */
  static final String FILE = "checksums.sha256";

  /** 70,000 lines of N-MNIST take 6 MB. */
  private static final long MOST_BYTES = 1 << 25;

  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([^\\p{Cntrl}\\\\]{1,255})");

  private final Path folder;
  private final SortedMap<String, String> sums;

  private Checksums(Path folder, SortedMap<String, String> sums) {
    this.folder = folder;
    this.sums = sums;
  }

  /**
   * The checksums recorded in the folder of a data set, empty if there are none.
   *
   * @throws DataException if the file cannot be read or has a line of another form
   */
  static Checksums read(Path folder) {
    Path file = folder.resolve(FILE);
    SortedMap<String, String> sums = new TreeMap<>();
    if (Files.exists(file)) {
      List<String> lines = lines(file);
      for (int i = 0; i < lines.size(); i++) {
        Matcher line = LINE.matcher(lines.get(i));
        if (!line.matches()) {
          throw new DataException(
              "%s, line %,d is not a SHA-256 checksum, two spaces and a file name; correct the line or delete the file."
                  .formatted(file, i + 1));
        }
        sums.put(line.group(2), line.group(1));
      }
    }
    return new Checksums(folder, sums);
  }

  private static List<String> lines(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new DataException(
            "%s has more than %,d bytes, which is not a list of checksums; delete it."
                .formatted(file, MOST_BYTES));
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
    } catch (IOException e) {
      throw new DataException(
          file + " cannot be read: " + SafeFile.reason(e) + "; check its permissions.", e);
    }
  }

  /** The recorded checksum of a file, if there is one. */
  Optional<String> of(String name) {
    return Optional.ofNullable(sums.get(name));
  }

  /** Adds or replaces checksums and writes the file. */
  void record(Map<String, String> added) throws IOException {
    sums.putAll(added);
    StringBuilder text = new StringBuilder();
    sums.forEach((name, sum) -> text.append(sum).append("  ").append(name).append('\n'));
    SafeFile.write(
        folder.resolve(FILE),
        out -> out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** Returns the mismatch of a content with that name and checksum, if any. */
  Optional<String> difference(String name, String actual) {
    return of(name)
        .filter(sum -> !sum.equals(actual))
        .map(
            sum ->
                "%s with the SHA-256 %s instead of %s, which %s recorded at the first download"
                    .formatted(name, actual, sum, folder.resolve(FILE)));
  }

  /** The first difference of files with given checksums, if any; files without a line pass. */
  Optional<String> difference(Map<String, String> actual) {
    return actual.entrySet().stream()
        .map(file -> difference(file.getKey(), file.getValue()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Compares a file below the folder with its line, if it has one.
   *
   * @throws DataException if it differs
   */
  void require(Path file) {
    String name = name(folder, file);
    if (of(name).isPresent()) {
      require(file, sum(file));
    }
  }

  /**
   * The same for a file whose checksum is known.
   *
   * @throws DataException if it differs
   */
  void require(Path file, String actual) {
    difference(name(folder, file).replaceFirst("\\.gz$", ""), actual)
        .ifPresent(
            difference -> {
              throw new DataException(
                  "%s has changed: %s; fetch the data set again, or delete that line if the change is yours."
                      .formatted(file, difference));
            });
  }

  /** Checksums of all files below a folder, by their names below {@code root}. */
  static Map<String, String> tree(Path root, Path folder) throws IOException {
    SortedMap<String, String> sums = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file :
          files.filter(f -> Files.isRegularFile(f, LinkOption.NOFOLLOW_LINKS)).toList()) {
        sums.put(name(root, file), sum(file));
      }
    }
    return sums;
  }

  private static String name(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static String sum(Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException e) {
      throw new DataException(
          file + " cannot be read: " + SafeFile.reason(e) + "; check its permissions.", e);
    }
  }
}
