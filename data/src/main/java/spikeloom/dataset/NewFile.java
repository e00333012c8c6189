package spikeloom.dataset;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that appear whole or not at all: written under another name, then moved. */
final class NewFile {
  private NewFile() {}

  /** Writes the content of a file. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes {@code file}; what stood there before stays until the new content is complete. */
  static void write(Path file, Content content) {
    // The process id keeps two programs that write the same file from mixing their bytes.
    Path part =
        file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
        content.writeTo(out);
      }
      move(part, file);
    } catch (IOException e) {
      throw new DataException(
          file
              + " cannot be written ("
              + e
              + "); check that its folder exists and is writable and that the disk has room.",
          e);
    } finally {
      deleteQuietly(part);
    }
  }

  /** Moves a finished file to its name, in one go where the file system can. */
  static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteQuietly(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // The failure that left the part behind is the one to tell; a left-over part does no harm.
      part.toFile().deleteOnExit();
    }
  }
}
