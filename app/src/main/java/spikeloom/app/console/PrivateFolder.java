package spikeloom.app.console;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import spikeloom.file.FolderTree;

/** Folders that only the user (and root) can write to. */
public final class PrivateFolder {
  private static final int OTHERS_WRITE = 0002;
  private static final int STICKY = 01000;

  private PrivateFolder() {}

  /**
   * Creates a folder if it is missing, and checks it: it is not a link, it belongs to the user and
   * neither the group nor others can write there. The folders above it belong to the user or to
   * root, and others can write there only where that does not let them replace the folder (as in
   * {@code /tmp}); members of the user's group are trusted there. Where the file system has no
   * owners and permissions of this kind (Windows), only that it is writable.
   *
   * @param folder an absolute path
   * @return the folder, without links in its path; nothing if it cannot be created or trusted
   */
  public static Optional<Path> prepare(Path folder) {
    if (!folder.isAbsolute()) {
      return Optional.empty();
    }
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder, onlyForMe());
      }
      if (Files.isSymbolicLink(folder)) {
        return Optional.empty();
      }
      Path real = folder.toRealPath();
      Path probe = Files.createTempFile(real, "check", null);
      try {
        return !posix() || trusted(real, probe) ? Optional.of(real) : Optional.empty();
      } finally {
        Files.delete(probe);
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Sets permissions 0700, if the file system has POSIX permissions. */
  public static FileAttribute<?>[] onlyForMe() {
    return posix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Deletes a folder; files that cannot be deleted (a loaded library on Windows) stay. */
  static void deleteQuietly(Path folder) {
    try {
      FolderTree.delete(folder);
    } catch (IOException e) {
      // It is a private folder for temporary files, and the program is about to exit.
      return;
    }
  }

  private static boolean posix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
  }

  /** {@code probe} is a file just created by this user: its owner is the user. */
  private static boolean trusted(Path folder, Path probe) throws IOException {
    int me = owner(probe);
    Set<PosixFilePermission> permissions =
        Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
    if (owner(folder) != me
        || permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      return false;
    }
    for (Path above = folder.getParent(); above != null; above = above.getParent()) {
      int mode = (int) Files.getAttribute(above, "unix:mode", LinkOption.NOFOLLOW_LINKS);
      boolean replaceable = (mode & OTHERS_WRITE) != 0 && (mode & STICKY) == 0;
      int owner = owner(above);
      if (replaceable || (owner != me && owner != 0)) {
        return false;
      }
    }
    return true;
  }

  private static int owner(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }
}
