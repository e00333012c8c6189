package spikeloom.ui.screen;

import java.nio.file.Path;
import java.util.Optional;
import spikeloom.ui.figure.FigureFile;

/** Asks the user for files and folders; empty answers mean that the user thought better of it. */
public interface Places {
  /** A folder that exists. */
  Optional<Path> folder(String title);

  /** A file that exists. */
  Optional<Path> existing(String title);

  /** A file or folder to write. */
  Optional<Path> file(String title, String suggestedName);

  /** A file for a figure; its extension chooses the format. */
  Optional<Path> figureFile(String suggestedName, FigureFile.Format format);
}
