package spikeloom.app.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.file.SafeFile;
import spikeloom.plan.RunException;
import spikeloom.plan.Version;

/**
 * The folder that native libraries are unpacked into before they are loaded. A user who can write
 * there can run code as the current user, so it is in the user's cache folder ({@link
 * DataDirectory#userCache}), and is used only if {@link PrivateFolder} accepts it. Otherwise a new
 * private folder in the folder for temporary files is used, and deleted when the JVM ends. ONNX
 * Runtime creates such a folder itself.
 */
public final class NativeCache {
  /** Properties of JavaCPP (ND4J, OpenBLAS) and JavaFX, and the sub-folder of each. */
  static final Map<String, String> PROPERTIES =
      Map.of("org.bytedeco.javacpp.cachedir", "javacpp", "javafx.cachedir", "javafx");

  private static final String PREFIX = "spikeloom-native-";

  private NativeCache() {}

  /**
   * A folder for native libraries.
   *
   * @param path the folder
   * @param lifetime how long it stays
   */
  record Folder(Path path, Lifetime lifetime) {}

  /** The lifetime of a folder. */
  enum Lifetime {
    /** Reused by later starts. */
    KEPT,
    /** Deleted when the JVM exits. */
    THIS_PROCESS
  }

  /**
   * Sets the properties that are not set yet.
   *
   * @throws RunException if no folder can be created
   */
  public static void prepare() {
    if (PROPERTIES.keySet().stream().allMatch(name -> System.getProperty(name) != null)) {
      return;
    }
    Folder folder = choose(DataDirectory.Host.current(), temporaryFolder());
    if (folder.lifetime() == Lifetime.THIS_PROCESS) {
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> PrivateFolder.deleteQuietly(folder.path()), PREFIX));
    }
    PROPERTIES.forEach(
        (name, sub) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, folder.path().resolve(sub).toString());
          }
        });
  }

  /** Returns the folder in use, for reports. */
  public static String describe() {
    return System.getProperty("org.bytedeco.javacpp.cachedir", "chosen by JavaCPP");
  }

  /** Returns the user's cache folder if it can be trusted, else a new private one. */
  static Folder choose(DataDirectory.Host host, Path temporary) {
    return kept(host)
        .map(path -> new Folder(path, Lifetime.KEPT))
        .orElseGet(() -> new Folder(fresh(host, temporary), Lifetime.THIS_PROCESS));
  }

  private static Optional<Path> kept(DataDirectory.Host host) {
    try {
      Path cache = DataDirectory.userCache(host);
      String name =
          "%s-%s-%s"
              .formatted(
                  Version.current(), System.getProperty("os.name"), System.getProperty("os.arch"))
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^a-z0-9.]+", "-");
      return PrivateFolder.prepare(cache.resolve("spikeloom").resolve("native").resolve(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Path fresh(DataDirectory.Host host, Path temporary) {
    try {
      return Files.createTempDirectory(temporary, PREFIX, PrivateFolder.onlyForMe()).toRealPath();
    } catch (IOException e) {
      throw new RunException(
          "Native libraries cannot be unpacked: no folder can be created in %s or %s (%s). Make one of them writable, or set XDG_CACHE_HOME (on Linux) to a writable folder."
              .formatted(DataDirectory.userCache(host), temporary, SafeFile.reason(e)),
          e);
    }
  }

  private static Path temporaryFolder() {
    return Path.of(System.getProperty("java.io.tmpdir", "."));
  }
}
