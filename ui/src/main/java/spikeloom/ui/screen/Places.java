package spikeloom.ui.screen;

import java.nio.file.Path;
import java.util.Optional;
import spikeloom.ui.figure.FigureFile;

/** Asks the user for files and folders; an empty result means that the user cancelled. */
public interface Places {
  /** Asks for an existing folder. */
  Optional<Path> folder(String title);

  /** Asks for an existing file. */
  Optional<Path> existing(String title);

  /** Asks for a file or folder to write. */
  Optional<Path> file(String title, String suggestedName);

  /** Asks for a figure file; its extension selects the format. */
  Optional<Path> figureFile(String suggestedName, FigureFile.Format format);
}
