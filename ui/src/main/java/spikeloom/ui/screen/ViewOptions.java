package spikeloom.ui.screen;

import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.prefs.Preferences;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** How the window shows things; remembered from one start to the next where that is possible. */
public final class ViewOptions {
  /** Held here because the logging system forgets loggers that nobody holds. */
  private static final Logger PREFERENCES_LOG = Logger.getLogger("java.util.prefs");

  private final ObjectProperty<Theme> theme =
      new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
  private final BooleanProperty logarithmic = new SimpleBooleanProperty(this, "logarithmic");
  private final BooleanProperty smoothed = new SimpleBooleanProperty(this, "smoothed");
  private final @Nullable Preferences node;
  private @Nullable Path folder;

  private ViewOptions(@Nullable Preferences node) {
    this.node = node;
  }

  /** The usual look; remembers nothing. */
  public ViewOptions() {
    this(null);
  }

  /** What was chosen last time; remembers what is chosen now. */
  public static ViewOptions remembered() {
    // Without a writable home folder the JDK warns on the console: nobody can act on that.
    PREFERENCES_LOG.setLevel(Level.OFF);
    Preferences node = Preferences.userRoot().node("spikeloom/desktop");
    ViewOptions options = new ViewOptions(node);
    String last = node.get("folder", "");
    options.folder = last.isEmpty() ? null : Path.of(last);
    options.theme.set(Theme.DARK.name().equals(node.get("theme", "")) ? Theme.DARK : Theme.LIGHT);
    options.logarithmic.set(node.getBoolean("logarithmic", false));
    options.smoothed.set(node.getBoolean("smoothed", false));
    options.theme.addListener((observed, before, now) -> node.put("theme", now.name()));
    options.logarithmic.addListener((o, before, now) -> node.putBoolean("logarithmic", now));
    options.smoothed.addListener((o, before, now) -> node.putBoolean("smoothed", now));
    return options;
  }

  /** The folder that was chosen last. */
  Optional<Path> lastFolder() {
    return Optional.ofNullable(folder);
  }

  /** Remembers a folder. */
  void rememberFolder(Path chosen) {
    folder = chosen;
    if (node != null) {
      node.put("folder", chosen.toString());
    }
  }

  /** Brings a window to where it was when the program was left; unknown or off all screens: not. */
  void restore(Stage stage) {
    if (node == null || node.getDouble("width", 0) < stage.getMinWidth()) {
      return;
    }
    double x = node.getDouble("x", 0);
    double y = node.getDouble("y", 0);
    double width = node.getDouble("width", 0);
    double height = node.getDouble("height", 0);
    if (!javafx.stage.Screen.getScreensForRectangle(x, y, width, height).isEmpty()) {
      stage.setX(x);
      stage.setY(y);
      stage.setWidth(width);
      stage.setHeight(height);
      stage.setMaximized(node.getBoolean("maximized", false));
    }
  }

  /** Remembers where a window is. */
  void remember(Stage stage) {
    if (node == null) {
      return;
    }
    node.putBoolean("maximized", stage.isMaximized());
    if (!stage.isMaximized()) {
      node.putDouble("x", stage.getX());
      node.putDouble("y", stage.getY());
      node.putDouble("width", stage.getWidth());
      node.putDouble("height", stage.getHeight());
    }
  }

  /** Light or dark. */
  public ObjectProperty<Theme> theme() {
    return theme;
  }

  /** Whether curves have a logarithmic axis. */
  public BooleanProperty logarithmic() {
    return logarithmic;
  }

  /** Whether curves are smoothed. */
  public BooleanProperty smoothed() {
    return smoothed;
  }
}
