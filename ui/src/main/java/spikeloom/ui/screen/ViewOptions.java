package spikeloom.ui.screen;

import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.prefs.Preferences;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How the window shows things; remembered from one start to the next where that is possible. */
public final class ViewOptions {
  /** Held here because the logging system forgets loggers that nobody holds. */
  private static final Logger PREFERENCES_LOG = Logger.getLogger("java.util.prefs");

  private final ObjectProperty<Theme> theme =
      new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
  private final BooleanProperty logarithmic = new SimpleBooleanProperty(this, "logarithmic");
  private final BooleanProperty smoothed = new SimpleBooleanProperty(this, "smoothed");

  /** The usual look; remembers nothing. */
  public ViewOptions() {}

  /** What was chosen last time; remembers what is chosen now. */
  public static ViewOptions remembered() {
    // Without a writable home folder the JDK warns on the console: nobody can act on that.
    PREFERENCES_LOG.setLevel(Level.OFF);
    ViewOptions options = new ViewOptions();
    Preferences node = Preferences.userRoot().node("spikeloom/desktop");
    options.theme.set(Theme.DARK.name().equals(node.get("theme", "")) ? Theme.DARK : Theme.LIGHT);
    options.logarithmic.set(node.getBoolean("logarithmic", false));
    options.smoothed.set(node.getBoolean("smoothed", false));
    options.theme.addListener((observed, before, now) -> node.put("theme", now.name()));
    options.logarithmic.addListener((o, before, now) -> node.putBoolean("logarithmic", now));
    options.smoothed.addListener((o, before, now) -> node.putBoolean("smoothed", now));
    return options;
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
