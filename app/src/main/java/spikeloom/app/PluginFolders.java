package spikeloom.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import spikeloom.app.console.PrivateFolder;
import spikeloom.app.console.Terminal;
import spikeloom.encoder.EncoderFamilies;
import spikeloom.encoding.Encodings;
import spikeloom.event.format.Recogniser;
import spikeloom.export.ExportFormats;
import spikeloom.file.DataException;
import spikeloom.plugin.Plugins;

/**
 * The folders that plug-ins are loaded from: one that the command line names, and {@code
 * spikeloom/plugins} in the user's configuration folder if nobody else can write there. Plug-ins
 * are code, so they are never loaded from a run directory or the current folder.
 */
final class PluginFolders {
  /** The option, which must come before the command. */
  static final String OPTION = "--plugins";

  private static final AtomicBoolean LOADED = new AtomicBoolean();

  private PluginFolders() {}

  /**
   * Loads plug-ins, once in a process.
   *
   * @throws DataException if a folder cannot be used
   */
  static void load(String... arguments) {
    Optional<Path> named = named(arguments);
    named.ifPresent(PluginFolders::requireSafe);
    if (!LOADED.compareAndSet(false, true)) {
      return;
    }
    List<Path> jars = new ArrayList<>();
    own(System.getenv("XDG_CONFIG_HOME"), System.getenv("APPDATA"))
        .ifPresent(folder -> jars.addAll(Plugins.add(folder)));
    named.ifPresent(folder -> jars.addAll(Plugins.add(folder)));
    if (!jars.isEmpty()) {
      requireLoadable();
    }
  }

  // Lists of parts are static, so what is wrong with a plug-in arrives as the failure of a class.
  private static void requireLoadable() {
    try {
      EncoderFamilies.all();
      Encodings.families();
      ExportFormats.all();
      Recogniser.pluginFormats();
    } catch (ExceptionInInitializerError e) {
      Throwable cause = e.getCause();
      throw cause instanceof DataException known
          ? known
          : new DataException("A plug-in cannot be loaded: %s.".formatted(cause), cause);
    }
  }

  /** Whether the option is among arguments that no command takes. */
  static boolean misplaced(List<String> unmatched) {
    return unmatched.stream()
        .anyMatch(text -> text.equals(OPTION) || text.startsWith(OPTION + "="));
  }

  private static Optional<Path> named(String... arguments) {
    if (arguments.length > 0 && arguments[0].startsWith(OPTION + "=")) {
      return Optional.of(Path.of(arguments[0].substring(OPTION.length() + 1)));
    }
    return arguments.length > 1 && arguments[0].equals(OPTION)
        ? Optional.of(Path.of(arguments[1]))
        : Optional.empty();
  }

  /** The folder in the user's configuration folder, if it exists and only the user can write. */
  private static Optional<Path> own(@Nullable String xdg, @Nullable String appData) {
    String home = System.getProperty("user.home", "");
    Path configuration =
        xdg != null && !xdg.isBlank()
            ? Path.of(xdg)
            : appData != null && !appData.isBlank() ? Path.of(appData) : Path.of(home, ".config");
    Path folder = configuration.resolve("spikeloom").resolve("plugins").toAbsolutePath();
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    Optional<Path> safe = PrivateFolder.prepare(folder);
    if (safe.isEmpty()) {
      Terminal.print(
          "%s: others can write to this folder, so its plug-ins are not loaded. Remove the write permission of others."
              .formatted(folder));
    }
    return safe;
  }

  private static void requireSafe(Path folder) {
    if (folder.toAbsolutePath().normalize().equals(Path.of("").toAbsolutePath().normalize())) {
      throw new DataException(
          folder
              + " is the current folder: plug-ins are code, so give them a folder of their own.");
    }
    if (Files.exists(folder.resolve("plan.json"))) {
      throw new DataException(
          folder + " is a run directory: plug-ins are code, so give them a folder of their own.");
    }
  }
}
