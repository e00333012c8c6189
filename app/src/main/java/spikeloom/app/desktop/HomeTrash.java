package spikeloom.app.desktop;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import spikeloom.app.console.PrivateFolder;
import spikeloom.dataset.known.DataDirectory.Host;

/**
 * The home trash of the <a href="https://specifications.freedesktop.org/trash-spec/latest/">trash
 * specification</a> of freedesktop.org: a removed folder is in {@code files}, and its former path
 * in {@code info}. Folders on other file systems are not copied there.
 *
 * @param folder the trash
 */
record HomeTrash(Path folder) implements Trash {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final int MOST_NAMES = 10_000;

  /** Its folder on a machine: in {@code $XDG_DATA_HOME}, or {@code ~/.local/share}. */
  static Path folder(Host host) {
    // The XDG base directory specification: relative paths are invalid and ignored.
    return Optional.ofNullable(host.environment().get("XDG_DATA_HOME"))
        .filter(text -> !text.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElse(host.home().resolve(".local").resolve("share"))
        .resolve("Trash");
  }

  @Override
  public void take(Path removed) throws IOException {
    Path source = removed.toAbsolutePath().normalize();
    Path files = Files.createDirectories(folder.resolve("files"), PrivateFolder.onlyForMe());
    Path info = Files.createDirectories(folder.resolve("info"), PrivateFolder.onlyForMe());
    String name = String.valueOf(source.getFileName());
    for (int number = 1; number <= MOST_NAMES; number++) {
      String free = number == 1 ? name : name + "." + number;
      if (reserve(files.resolve(free), info.resolve(free + ".trashinfo"), source)) {
        move(source, files.resolve(free), info.resolve(free + ".trashinfo"));
        return;
      }
    }
    throw new FileSystemException(
        source.toString(), null, "the trash " + folder + " has too many folders of that name");
  }

  /** Creates the file with the former path, unless the name is taken. */
  private static boolean reserve(Path file, Path info, Path source) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      Files.writeString(info, text(source), StandardOpenOption.CREATE_NEW);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private void move(Path source, Path file, Path info) throws IOException {
    boolean moved = false;
    try {
      // Never a copy, which could stop halfway.
      Files.move(source, file, StandardCopyOption.ATOMIC_MOVE);
      moved = true;
    } catch (AtomicMoveNotSupportedException e) {
      FileSystemException clause =
          new FileSystemException(
              source.toString(),
              file.toString(),
              "it is on another file system than the trash "
                  + folder
                  + ", so use the file manager; nothing was deleted");
      clause.initCause(e);
      throw clause;
    } finally {
      if (!moved) {
        Files.deleteIfExists(info);
      }
    }
  }

  private static String text(Path source) {
    // The path of a URI has the escapes that the specification asks for, and for a folder a slash.
    String path = source.toUri().getRawPath();
    return "[Trash Info]\nPath=%s\nDeletionDate=%s\n"
        .formatted(
            path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
            LocalDateTime.now(ZoneId.systemDefault()).format(DATE));
  }
}
