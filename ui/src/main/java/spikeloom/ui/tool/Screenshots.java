package spikeloom.ui.tool;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;
import javafx.scene.control.TabPane;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;
import spikeloom.run.RunOverview;
import spikeloom.spike.Cell;
import spikeloom.text.Wording;
import spikeloom.ui.error.UiException;
import spikeloom.ui.figure.FigureFile;
import spikeloom.ui.model.Backend;
import spikeloom.ui.model.ExploreModel;
import spikeloom.ui.model.ExploreView;
import spikeloom.ui.model.PenMove;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.ViewModels;
import spikeloom.ui.screen.Magnified;
import spikeloom.ui.screen.Places;
import spikeloom.ui.screen.Screen;
import spikeloom.ui.screen.Theme;
import spikeloom.ui.screen.ViewOptions;
import spikeloom.ui.screen.Workbench;

/**
 * Renders every screen of the workbench to PNG files in both themes, without a stage. The toolkit
 * must have been started; a headless one is enough.
 */
public final class Screenshots {
  private static final int COMPARED = 3;
  private static final int SAMPLE = 3;
  private static final int MOST_SCALE = 2;
  private static final int KEPT = 3; // one of so many steps of a dream

  private Screenshots() {}

  /**
   * Size of the pictures.
   *
   * @param width units
   * @param height units
   * @param scale pixels per unit, 1 to 2
   */
  public record Size(int width, int height, double scale) {
    /** The smallest supported size of the window. */
    public static final Size DEFAULT = new Size(1280, 800, 1);

    /** Checks the scale. */
    public Size {
      if (!(scale >= 1 && scale <= MOST_SCALE)) {
        throw new UiException(
            String.format(
                Locale.ROOT,
                "The scale of screenshots is a number from 1 to %d, not %s.",
                MOST_SCALE,
                Double.toString(scale).replaceFirst("\\.0$", "")));
      }
    }

    /** The same window with another pixel scale. */
    public Size with(double newScale) {
      return new Size(width, height, newScale);
    }
  }

  /**
   * Opens a run and writes screenshots of every screen; call it from any thread but the window's.
   *
   * @return the files
   * @throws UiException if the run cannot be shown, or a file cannot be written
   */
  public static List<Path> of(Backend backend, Path run, Size size, Path folder) {
    PlanModel plan = new PlanModel();
    RunControl control = new RunControl(backend, new RunModel(), Runnable::run, Platform::runLater);
    ViewModels models = ViewModels.of(backend, Runnable::run, Runnable::run);
    CompletableFuture<String> opened =
        CompletableFuture.supplyAsync(
                () -> {
                  plan.offerDatasets(backend.datasets());
                  control.open(run, plan::show);
                  models.explore().open(run);
                  compare(models, run);
                  return models.explore().messageProperty().get();
                },
                Platform::runLater)
            .thenApplyAsync(message -> message, Platform::runLater);
    try {
      String problem = opened.join();
      if (!problem.isEmpty()) {
        throw new UiException(problem);
      }
      return write(plan, control, models, size, folder);
    } finally {
      CompletableFuture.runAsync(models::close, Platform::runLater).join();
    }
  }

  /** The run with others of the same data. */
  private static void compare(ViewModels models, Path run) {
    models.runs().refresh();
    RunOverview shown = RunOverview.of(run, note -> {});
    List<RunOverview> chosen = new ArrayList<>(List.of(shown));
    models.runs().runs().stream()
        .filter(other -> other.plan().data().name().equals(shown.plan().data().name()))
        .filter(other -> !other.liesIn(run))
        .limit(COMPARED - 1)
        .forEach(chosen::add);
    models.compare().chosen().setAll(chosen);
    if (chosen.size() > 1) {
      models.compare().look();
    }
  }

  /**
   * Writes {@code start-light.png}, {@code data-light.png} and so on for each screen, the screen to
   * train also with one sample large as {@code sample-light.png}, a drawing before and after a
   * spike was deleted, and the same for dark; call it from any thread but the window's.
   *
   * @return the files
   * @throws UiException if a file cannot be written
   */
  public static List<Path> write(
      PlanModel plan, RunControl control, ViewModels models, Size size, Path folder) {
    List<Path> files = new ArrayList<>();
    for (Theme theme : Theme.values()) {
      String suffix = "-" + Wording.of(theme) + ".png";
      CompletableFuture<Map<String, BufferedImage>> images =
          CompletableFuture.supplyAsync(
              () -> render(plan, control, models, theme, size), Platform::runLater);
      try {
        images
            .join()
            .forEach((name, image) -> files.add(save(image, folder.resolve(name + suffix))));
      } catch (CompletionException e) {
        throw new UiException("The window could not be rendered.", e);
      }
    }
    return files;
  }

  private static Map<String, BufferedImage> render(
      PlanModel plan, RunControl control, ViewModels models, Theme theme, Size size) {
    ViewOptions view = new ViewOptions();
    view.theme().set(theme);
    Workbench workbench =
        new Workbench(
            new Workbench.Setting(
                plan,
                control,
                models,
                view,
                Runnable::run,
                new NoPlaces(),
                Screen.START,
                () -> {}));
    ((Region) workbench.scene().getRoot()).resize(size.width(), size.height());
    Map<String, BufferedImage> images = new LinkedHashMap<>();
    for (Screen screen : Screen.values()) {
      workbench.show(screen);
      images.put(screen.id(), snapshot(workbench, theme, size));
    }
    workbench.show(Screen.TRAIN);
    images.put("layers", tab(workbench, theme, "train-below", 1, size));
    workbench.show(Screen.EXPLORE);
    images.put("map", tab(workbench, theme, "explore-sides", 1, size));
    images.put("potentials", tab(workbench, theme, "explore-sides", 2, size));
    models.explore().dream().keptProperty().set(dreamt(models));
    images.put("dream", tab(workbench, theme, "explore-views", 1, size));
    models.explore().dream().wantedProperty().set(false);
    draw(workbench, models.explore(), theme, size, images);
    workbench.openSample(SAMPLE);
    images.put("sample", snapshot(workbench, theme, size));
    return images;
  }

  /** The first minute: a digit 7 is drawn, and one of its spikes deleted. */
  private static void draw(
      Workbench workbench,
      ExploreModel explore,
      Theme theme,
      Size size,
      Map<String, BufferedImage> images) {
    explore.drawing().activeProperty().set(true);
    if (!explore.drawing().activeProperty().get()) {
      return; // of this run, nothing can be drawn
    }
    PenMove pen = PenMove.dot(0, 0.3, 0.25, false);
    explore.drawing().press(pen);
    PenMove across = pen.to(0.7, 0.25);
    explore.drawing().move(across);
    explore.drawing().move(across.to(0.45, 0.8));
    images.put("draw", snapshot(workbench, theme, size));
    explore
        .view()
        .flatMap(Screenshots::firstSpike)
        .ifPresent(
            spike -> {
              explore.cursorProperty().set(spike);
              explore.toggle(spike);
              images.put("draw-without-a-spike", snapshot(workbench, theme, size));
            });
    explore.drawing().activeProperty().set(false);
  }

  private static Optional<Cell> firstSpike(ExploreView view) {
    for (int t = 0; t < view.spikes().length; t++) {
      for (int n = 0; n < view.spikes()[t].length; n++) {
        if (view.spikes()[t][n] != 0) {
          return Optional.of(new Cell(t, n));
        }
      }
    }
    return Optional.empty();
  }

  /** A few steps, after which much is decided and something is open. */
  private static int dreamt(ViewModels models) {
    return models.explore().dream().stepsProperty().get() / KEPT;
  }

  /** Shows one of the tabs of a screen. */
  private static BufferedImage tab(
      Workbench workbench, Theme theme, String tabs, int index, Size size) {
    snapshot(workbench, theme, size); // so that the tabs exist
    ((TabPane) workbench.scene().lookup("#" + tabs)).getSelectionModel().select(index);
    return snapshot(workbench, theme, size);
  }

  private static BufferedImage snapshot(Workbench workbench, Theme theme, Size size) {
    Region root = (Region) workbench.scene().getRoot();
    root.applyCss();
    root.layout();
    WritableImage image = Magnified.snapshot(root, theme.charts(), size.scale());
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    PixelReader pixels = image.getPixelReader();
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        copy.setRGB(x, y, pixels.getArgb(x, y));
      }
    }
    return copy;
  }

  private static Path save(BufferedImage image, Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      ImageIO.write(image, "png", file.toFile());
      return file;
    } catch (IOException e) {
      throw new UiException("The screenshot could not be written to '" + file + "'.", e);
    }
  }

  /** Does not ask, because there is no user. */
  private static final class NoPlaces implements Places {
    @Override
    public Optional<Path> folder(String title) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> existing(String title) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> file(String title, String suggestedName) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> figureFile(String suggestedName, FigureFile.Format format) {
      return Optional.empty();
    }
  }
}
