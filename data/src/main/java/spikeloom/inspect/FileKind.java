package spikeloom.inspect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;
import spikeloom.file.Unpacked;
import spikeloom.image.PictureFile;
import spikeloom.sound.WavHeader;
import spikeloom.text.Wording;

/**
 * Describes a file by its first bytes, without decoding: images, sound, arrays, headers of
 * recordings. The name is ignored.
 */
public final class FileKind {
  private static final int HEAD_BYTES = 1 << 16;

  private final byte[] head;

  private FileKind(byte[] head) {
    this.head = head;
  }

  /**
   * Describes a plain or gzip file, such as "PNG image, 28 x 28 pixels"; empty if the type is
   * unknown.
   *
   * @throws DataException if it cannot be read
   */
  public static Optional<String> describe(Path file) {
    byte[] head;
    try (Unpacked in = Unpacked.withText(file)) {
      head = in.read(HEAD_BYTES);
    }
    if (starts(head, "PK\3\4")) {
      return zip(file);
    }
    if (WavHeader.begins(head)) {
      return Optional.of(WavHeader.of(file).describe());
    }
    return new FileKind(head).describe();
  }

  private Optional<String> describe() {
    if (starts(head, "\u0093NUMPY")) {
      return npy();
    }
    if (starts(head, "\u0089HDF\r\n\u001a\n")) {
      return Optional.of(
          "HDF5 file; of such files spikes are supported, and NIR graphs with --start-from");
    }
    return PictureHeader.describe(head)
        .or(this::idx)
        .or(() -> WfdbHead.describe(text(0, HEAD_BYTES)));
  }

  private static boolean starts(byte[] bytes, String mark) {
    return new String(bytes, 0, Math.min(bytes.length, mark.length()), StandardCharsets.ISO_8859_1)
        .equals(mark);
  }

  private String text(int at, int length) {
    int from = Math.min(at, head.length);
    return new String(
        head, from, Math.min(length, head.length - from), StandardCharsets.ISO_8859_1);
  }

  private long little(int at, int bytes) {
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | (at + i < head.length ? head[at + i] & 0xff : 0);
    }
    return value;
  }

  private Optional<String> npy() {
    int version = head.length > 6 ? head[6] : 0;
    int length = (int) little(8, version > 1 ? 4 : 2);
    String header = text(version > 1 ? 12 : 10, Math.max(0, Math.min(length, HEAD_BYTES)));
    Matcher type = Pattern.compile("'descr': '([^']*)'").matcher(header);
    Matcher fields = Pattern.compile("\\('([^']*)', ").matcher(header);
    String names = String.join(", ", fields.results().map(found -> found.group(1)).toList());
    Matcher shape = Pattern.compile("'shape': (\\([^)]*\\))").matcher(header);
    return Optional.of(
        "NumPy array"
            + (type.find() ? " of type " + type.group(1) : "")
            + (names.isEmpty() ? "" : " of records with " + names)
            + (shape.find() ? ", shape " + shape.group(1) : ""));
  }

  private static Optional<String> zip(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> entries =
          Collections.list(zip.entries()).stream().filter(e -> !e.isDirectory()).toList();
      List<String> arrays =
          entries.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".npy")).toList();
      if (arrays.isEmpty() || arrays.size() < entries.size()) {
        String all = "zip archive of " + Wording.count(entries.size(), "file");
        long images =
            entries.stream()
                .map(ZipEntry::getName)
                .filter(name -> PictureFile.named(name.substring(name.lastIndexOf('/') + 1)))
                .count();
        return Optional.of(images == 0 ? all : all + ", %,d of them images".formatted(images));
      }
      String names = String.join(", ", arrays.stream().limit(8).toList()).replace(".npy", "");
      return Optional.of(
          "NumPy archive of %s: %s%s"
              .formatted(
                  Wording.count(arrays.size(), "array"), names, arrays.size() > 8 ? ", ..." : ""));
    } catch (ZipException e) {
      throw new DataException(
          "%s is damaged: its zip directory cannot be read (%s); download or copy the file again."
              .formatted(file, e.getMessage()),
          e);
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be read: %s; check the disk.".formatted(file, SafeFile.reason(e)), e);
    }
  }

  private Optional<String> idx() {
    if (head.length < 8 || head[0] != 0 || head[1] != 0 || head[3] < 1 || head[3] > 4) {
      return Optional.empty();
    }
    String type =
        switch (head[2]) {
          case 8 -> "unsigned bytes";
          case 9 -> "bytes";
          case 11 -> "16-bit integers";
          case 12 -> "32-bit integers";
          case 13 -> "floats";
          case 14 -> "doubles";
          default -> "";
        };
    int dimensions = head[3];
    if (type.isEmpty() || head.length < 4 + 4 * dimensions) {
      return Optional.empty();
    }
    long[] sizes = new long[dimensions];
    for (int i = 0; i < dimensions; i++) {
      for (int k = 0; k < 4; k++) {
        sizes[i] = sizes[i] << 8 | (head[4 + 4 * i + k] & 0xff);
      }
    }
    String shape = String.join(" x ", Arrays.stream(sizes).mapToObj("%,d"::formatted).toList());
    return Optional.of("idx array of " + type + ", " + shape);
  }
}
