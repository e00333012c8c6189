package spikeloom.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes files atomically: the content is written to a new file with a random name in the same
 * folder, flushed to the disk, and moved over the old file. A link in place of the file is
 * replaced, not followed.
 */
public final class SafeFile {
  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    /** Writes everything to {@code out}; does not close it. */
    void writeTo(OutputStream out) throws IOException;
  }

  private static final String PART = ".part";
  private static final int LONGEST_TEXT = 1 << 24;
  private static final Pattern LEFTOVER =
      Pattern.compile(".+\\.(json|csv|ckpt|png|svg|gif|txt)(\\.[0-9a-f]{16})?\\.part");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  private static final Set<OpenOption> APPENDED =
      Set.of(
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          StandardOpenOption.APPEND,
          LinkOption.NOFOLLOW_LINKS);

  private SafeFile() {}

  /**
   * Replaces {@code file} by the content; creates parent folders.
   *
   * @throws IOException if it cannot be written; the old file then stays unchanged
   */
  public static void write(Path file, Content content) throws IOException {
    createFolder(file);
    replace(file, content);
  }

  /**
   * The same in an existing folder; a deleted folder is not created again.
   *
   * @throws IOException if it cannot be written; the old file then stays unchanged
   */
  public static void replace(Path file, Content content) throws IOException {
    Path beside = beside(file);
    try {
      try (FileChannel channel = FileChannel.open(beside, NEW);
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      move(beside, file);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  /** Writes a file by path, for libraries without streams, and can check the result. */
  @FunctionalInterface
  public interface Written {
    /** Writes everything to the file {@code beside}; an exception keeps the old file. */
    void to(Path beside) throws IOException;
  }

  /**
   * Replaces {@code file} by the file that {@code written} writes; creates parent folders.
   *
   * @throws IOException if it cannot be written; the old file then stays unchanged
   */
  public static void writeBeside(Path file, Written written) throws IOException {
    createFolder(file);
    Path beside = beside(file);
    try {
      written.to(beside);
      try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      move(beside, file);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void createFolder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
  }

  /**
   * Returns an unpredictable path in the same folder for new content, so that no file or link can
   * be placed there in advance.
   */
  public static Path beside(Path file) {
    return file.resolveSibling(
        file.getFileName() + "." + HexFormat.of().toHexDigits(RANDOM.nextLong()) + PART);
  }

  /** Whether a file with that name may be left {@linkplain #beside beside} the file by a crash. */
  public static boolean isLeftover(Path file) {
    return LEFTOVER.matcher(String.valueOf(file.getFileName())).matches();
  }

  /**
   * Appends a text in UTF-8 to a file, created if missing; links are not followed.
   *
   * @throws IOException if it cannot be written, or is a link
   */
  public static void append(Path file, String text) throws IOException {
    try (FileChannel channel = FileChannel.open(file, APPENDED)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  /**
   * Reads a short text in UTF-8; bytes that are not UTF-8 become U+FFFD.
   *
   * @throws IOException if it cannot be read, is not a regular file, or is longer than 16 MB
   */
  public static String readShortText(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new FileSystemException(file.toString(), null, "it is not a regular file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LONGEST_TEXT + 1);
      if (bytes.length > LONGEST_TEXT) {
        throw new FileSystemException(file.toString(), null, "it is larger than 16 MB");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** Replaces {@code file} by a text in UTF-8; creates parent folders. */
  public static void writeText(Path file, String text) throws IOException {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Returns the reason of a failed file operation, as a clause. */
  public static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission is denied";
    }
    if (failure instanceof NotDirectoryException) {
      return "it is not a folder";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "a file with that name already exists";
    }
    if (failure instanceof FileSystemException e && e.getReason() != null) {
      return e.getReason();
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
