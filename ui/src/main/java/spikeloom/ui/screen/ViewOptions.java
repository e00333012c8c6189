package spikeloom.ui.screen;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.prefs.Preferences;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import spikeloom.text.Wording;
import spikeloom.ui.figure.FigureStyle;
import spikeloom.ui.text.Language;

/** View options; stored between starts if possible. */
public final class ViewOptions {
  /** The logging system drops loggers that are not referenced. */
  private static final Logger PREFERENCES_LOG = Logger.getLogger("java.util.prefs");

  private static final String RUN_FOLDER = "runs";
  private static final String FIGURE_STYLE = "figure-style";
  private static final String LANGUAGE = "language";

  /** Approximate height of the system's title bar. */
  private static final double TITLE = 32;

  private final ObjectProperty<Theme> theme =
      new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
  private final BooleanProperty logarithmic = new SimpleBooleanProperty(this, "logarithmic");
  private final BooleanProperty smoothed = new SimpleBooleanProperty(this, "smoothed");
  private final ObjectProperty<FigureStyle> figureStyle =
      new SimpleObjectProperty<>(this, "figureStyle", FigureStyle.SCREEN);
  private final ObjectProperty<Language> language =
      new SimpleObjectProperty<>(this, "language", Language.SYSTEM);
  private final @Nullable Preferences node;
  private @Nullable Path folder;
  private @Nullable Path runFolder;

  private ViewOptions(@Nullable Preferences node) {
    this.node = node;
  }

  /** Returns default options that are not stored. */
  public ViewOptions() {
    this(null);
  }

  /** Returns the stored options and stores changes. */
  public static ViewOptions remembered() {
    // Without a writable home folder the JDK prints a warning that the user cannot act on.
    PREFERENCES_LOG.setLevel(Level.OFF);
    return in(Preferences.userRoot().node("spikeloom/desktop"));
  }

  static ViewOptions in(Preferences node) {
    ViewOptions options = new ViewOptions(node);
    options.folder = path(node, "folder");
    options.runFolder = path(node, RUN_FOLDER);
    options.theme.set(Theme.DARK.name().equals(node.get("theme", "")) ? Theme.DARK : Theme.LIGHT);
    FigureStyle.named(node.get(FIGURE_STYLE, "")).ifPresent(options.figureStyle::set);
    Language.named(node.get(LANGUAGE, "")).ifPresent(options.language::set);
    options.logarithmic.set(node.getBoolean("logarithmic", false));
    options.smoothed.set(node.getBoolean("smoothed", false));
    options.theme.addListener((observed, before, now) -> node.put("theme", now.name()));
    options.figureStyle.addListener(
        (observed, before, now) -> node.put(FIGURE_STYLE, Wording.of(now)));
    options.language.addListener((observed, before, now) -> node.put(LANGUAGE, now.id()));
    options.logarithmic.addListener((o, before, now) -> node.putBoolean("logarithmic", now));
    options.smoothed.addListener((o, before, now) -> node.putBoolean("smoothed", now));
    return options;
  }

  private static @Nullable Path path(Preferences node, String key) {
    String text = node.get(key, "");
    return text.isEmpty() ? null : Path.of(text);
  }

  /** The folder of runs, if it is not the default. */
  Optional<Path> runFolder() {
    return Optional.ofNullable(runFolder);
  }

  /** Stores the folder of runs; null stands for the default. */
  void rememberRunFolder(@Nullable Path chosen) {
    runFolder = chosen;
    if (node != null) {
      node.put(RUN_FOLDER, chosen == null ? "" : chosen.toString());
    }
  }

  /** The folder selected last. */
  Optional<Path> lastFolder() {
    return Optional.ofNullable(folder);
  }

  /** Stores a folder. */
  void rememberFolder(Path chosen) {
    folder = chosen;
    if (node != null) {
      node.put("folder", chosen.toString());
    }
  }

  /** Moves a window to its last position, as far as the current screens allow. */
  void restore(Stage stage) {
    place(stage, WindowPlace.screens());
  }

  void place(Stage stage, List<Rectangle2D> screens) {
    Rectangle2D first = screens.get(0);
    stage.setMinWidth(Math.min(WindowPlace.LEAST_WIDTH, first.getWidth()));
    stage.setMinHeight(Math.min(WindowPlace.LEAST_HEIGHT, first.getHeight()));
    Rectangle2D last = lastPlace().orElse(null);
    if (last != null) {
      Rectangle2D fitted = WindowPlace.fitted(last, screens);
      stage.setX(fitted.getMinX());
      stage.setY(fitted.getMinY());
      stage.setWidth(fitted.getWidth());
      stage.setHeight(fitted.getHeight());
      stage.setMaximized(node != null && node.getBoolean("maximized", false));
      return;
    }
    Scene scene = stage.getScene();
    if (scene.getWidth() > first.getWidth() || scene.getHeight() + TITLE > first.getHeight()) {
      stage.setX(first.getMinX());
      stage.setY(first.getMinY());
      stage.setWidth(Math.min(scene.getWidth(), first.getWidth()));
      stage.setHeight(Math.min(scene.getHeight() + TITLE, first.getHeight()));
    }
  }

  private Optional<Rectangle2D> lastPlace() {
    if (node == null) {
      return Optional.empty();
    }
    double x = node.getDouble("x", 0);
    double y = node.getDouble("y", 0);
    double width = node.getDouble("width", 0);
    double height = node.getDouble("height", 0);
    boolean known =
        Double.isFinite(x)
            && Double.isFinite(y)
            && width >= WindowPlace.LEAST_WIDTH
            && height >= WindowPlace.LEAST_HEIGHT
            && Double.isFinite(width)
            && Double.isFinite(height);
    return known ? Optional.of(new Rectangle2D(x, y, width, height)) : Optional.empty();
  }

  /** Stores the position of a window. */
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

  /** The language of the interface from the next start on. */
  public ObjectProperty<Language> language() {
    return language;
  }

  /** The size and look of saved figures. */
  public ObjectProperty<FigureStyle> figureStyle() {
    return figureStyle;
  }

  /** Whether curves use a logarithmic axis. */
  public BooleanProperty logarithmic() {
    return logarithmic;
  }

  /** Whether curves are smoothed. */
  public BooleanProperty smoothed() {
    return smoothed;
  }
}
