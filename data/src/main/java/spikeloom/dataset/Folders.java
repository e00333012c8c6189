package spikeloom.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;

/** Lists folders. */
public final class Folders {
  private Folders() {}

  /**
   * Lists a folder, sorted by name.
   *
   * @throws DataException if it cannot be listed
   */
  public static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (UncheckedIOException e) {
      throw unlisted(folder, new IOException(e));
    } catch (IOException e) {
      throw unlisted(folder, e);
    }
  }

  private static DataException unlisted(Path folder, IOException e) {
    return new DataException(
        folder + " cannot be listed: " + SafeFile.reason(e) + "; check its permissions.", e);
  }
}
