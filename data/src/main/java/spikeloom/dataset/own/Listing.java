package spikeloom.dataset.own;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import spikeloom.dataset.Folders;

/** Files and folders by path: those of the disk, or those in an archive. */
interface Listing {
  /** The folders of the disk. */
  Listing DISK =
      new Listing() {
        @Override
        public List<Path> list(Path folder) {
          return Folders.list(folder);
        }

        @Override
        public boolean isFolder(Path path) {
          return Files.isDirectory(path);
        }
      };

  /**
   * Lists a folder, sorted by name.
   *
   * @throws spikeloom.file.DataException if it cannot be listed
   */
  List<Path> list(Path folder);

  /** Whether a listed path is a folder. */
  boolean isFolder(Path path);
}
