package spikeloom.dataset.known;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import spikeloom.file.DataException;

/**
 * The folder that holds data sets, each in a sub-folder of its name ({@code mnist/}, {@code
 * fashion-mnist/}), their files plain or packed with gzip.
 *
 * @param root the folder; a cache folder need not exist yet
 * @param origin the source of its path
 */
public record DataDirectory(Path root, Origin origin) {
  /** The environment variable with the folder, used if no option is given. */
  public static final String VARIABLE = "SPIKELOOM_DATA";

  /** The source of the path of a data folder. */
  public enum Origin {
    /** An option or dialog. */
    OPTION,
    /** The environment variable {@link #VARIABLE}. */
    ENVIRONMENT,
    /** The default: the user's cache folder. */
    USER_CACHE
  }

  /**
   * The environment that determines the folder.
   *
   * @param environment environment variables
   * @param operatingSystem as in the system property {@code os.name}
   * @param home the user's home folder
   */
  public record Host(Map<String, String> environment, String operatingSystem, Path home) {
    /** Returns the environment of this process. */
    public static Host current() {
      return new Host(
          System.getenv(),
          System.getProperty("os.name", ""),
          Path.of(System.getProperty("user.home", ".")));
    }

    private Optional<String> variable(String name) {
      return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
  }

  /**
   * Returns the folder given by the user.
   *
   * @throws DataException if it is not an existing folder
   */
  public static DataDirectory given(String folder) {
    return existing(folder, Origin.OPTION, "--data-dir");
  }

  /**
   * Returns the default folder: the one in {@link #VARIABLE}, else the cache folder, which is
   * <code>$XDG_CACHE_HOME/spikeloom</code> or {@code ~/.cache/spikeloom} on Linux, {@code
   * ~/Library/Caches/spikeloom} on macOS and {@code %LOCALAPPDATA%\spikeloom} on Windows.
   *
   * @throws DataException if the variable is set, but not to an existing folder
   */
  public static DataDirectory standard(Host host) {
    return host.variable(VARIABLE)
        .map(folder -> existing(folder, Origin.ENVIRONMENT, "the environment variable " + VARIABLE))
        .orElseGet(
            () -> new DataDirectory(userCache(host).resolve("spikeloom"), Origin.USER_CACHE));
  }

  /** {@link #standard(Host)} on this machine. */
  public static DataDirectory standard() {
    return standard(Host.current());
  }

  /** The sub-folder of a data set. */
  public Path folder(String dataset) {
    return root.resolve(dataset);
  }

  /** Finds a file of a data set, plain or with {@code .gz}; plain is preferred. */
  public Optional<Path> find(String dataset, String fileName) {
    return List.of(fileName, fileName + ".gz").stream()
        .map(folder(dataset)::resolve)
        .filter(Files::exists)
        .findFirst();
  }

  private static DataDirectory existing(String folder, Origin origin, String namedBy) {
    try {
      Path root = Path.of(folder);
      if (Files.isDirectory(root)) {
        return new DataDirectory(root, origin);
      }
      throw new DataException(
          "The data folder "
              + root.toAbsolutePath().normalize()
              + " (from "
              + namedBy
              + ") "
              + (Files.exists(root) ? "is not a folder" : "does not exist")
              + "; create it or name another one.");
    } catch (InvalidPathException e) {
      throw new DataException(
          "The data folder '"
              + folder
              + "' (from "
              + namedBy
              + ") is not a valid path; name another one.",
          e);
    }
  }

  /**
   * The user's cache folder: {@code $XDG_CACHE_HOME} or {@code ~/.cache} on Linux, {@code
   * ~/Library/Caches} on macOS, {@code %LOCALAPPDATA%} on Windows. It need not exist.
   */
  public static Path userCache(Host host) {
    String system = host.operatingSystem().toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return host.variable("LOCALAPPDATA")
          .map(Path::of)
          .orElse(host.home().resolve("AppData").resolve("Local"));
    }
    if (system.startsWith("mac")) {
      return host.home().resolve("Library").resolve("Caches");
    }
    // The XDG base directory specification: relative paths are invalid and ignored.
    return host.variable("XDG_CACHE_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElse(host.home().resolve(".cache"));
  }
}
