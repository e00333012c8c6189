package spikeloom.ui.model;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import spikeloom.run.RunLabel;
import spikeloom.run.RunOverview;

/**
 * The folder of runs. All methods may take long and are called on a background thread; their
 * exceptions carry a message for the user.
 */
public interface RunStore {
  /** The folder of runs if the user chooses none. */
  Path defaultFolder();

  /** Uses a folder from now on, also for new runs. */
  void useFolder(Path folder);

  /**
   * The runs in the folder, the newest first.
   *
   * @param warnings receives a sentence about every run that cannot be read
   */
  List<RunOverview> runs(Consumer<String> warnings);

  /** Replaces the star and the note of a run. */
  void label(Path runDirectory, RunLabel label);

  /** Gives a run that is not in use another name; returns its new path. */
  Path rename(Path runDirectory, String name);

  /** Moves a run that is not in use to the trash of the system. */
  void trash(Path runDirectory);

  /** Shows the folder of a run in the file manager of the system. */
  void showFolder(Path runDirectory);
}
