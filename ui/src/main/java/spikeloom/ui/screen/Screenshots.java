package spikeloom.ui.screen;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;
import spikeloom.ui.error.UiException;
import spikeloom.ui.figure.FigureFile;
import spikeloom.ui.model.Backend;
import spikeloom.ui.model.EncodeModel;
import spikeloom.ui.model.ExploreModel;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;

/**
 * Renders the workbench to PNG files in both themes, without a stage. The toolkit must have been
 * started; a headless one will do.
 */
public final class Screenshots {
  private Screenshots() {}

  /**
   * Size of the pictures.
   *
   * @param width units
   * @param height units
   */
  public record Size(int width, int height) {
    /** The smallest screen that the window is made for. */
    public static final Size USUAL = new Size(1280, 800);
  }

  /**
   * The models of the screens beside the one to train.
   *
   * @param encode shows samples in codes
   * @param explore takes a trained model apart
   */
  public record Screens(EncodeModel encode, ExploreModel explore) {}

  /**
   * Opens a run and writes pictures of every screen; call it from any thread but the window's.
   *
   * @return the files
   * @throws UiException if the run cannot be shown, or a file cannot be written
   */
  public static List<Path> of(Backend backend, Path run, Path folder) {
    PlanModel plan = new PlanModel();
    RunControl control = new RunControl(backend, new RunModel(), Runnable::run, Platform::runLater);
    ExploreModel explore = new ExploreModel(backend::explore, Runnable::run, Runnable::run);
    EncodeModel encode = new EncodeModel(backend::codes, Runnable::run, Runnable::run);
    CompletableFuture<String> opened =
        CompletableFuture.supplyAsync(
                () -> {
                  plan.offerDatasets(backend.datasets());
                  control.open(run, plan::show);
                  explore.open(run);
                  return explore.messageProperty().get();
                },
                Platform::runLater)
            .thenApplyAsync(message -> message, Platform::runLater);
    try {
      String problem = opened.join();
      if (!problem.isEmpty()) {
        throw new UiException(problem);
      }
      return write(plan, control, new Screens(encode, explore), Size.USUAL, folder);
    } finally {
      CompletableFuture.runAsync(explore::close, Platform::runLater).join();
    }
  }

  /**
   * Writes {@code workbench-light.png}, {@code sample-light.png}, {@code explore-light.png}, {@code
   * encode-light.png} and the same for dark; call it from any thread but the window's.
   *
   * @return the files
   * @throws UiException if a file cannot be written
   */
  public static List<Path> write(
      PlanModel plan, RunControl control, Screens screens, Size size, Path folder) {
    List<Path> files = new ArrayList<>();
    for (Theme theme : Theme.values()) {
      String suffix = "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
      CompletableFuture<List<BufferedImage>> images =
          CompletableFuture.supplyAsync(
              () -> render(plan, control, screens, theme, size), Platform::runLater);
      try {
        files.add(save(images.join().get(0), folder.resolve("workbench" + suffix)));
        files.add(save(images.join().get(1), folder.resolve("sample" + suffix)));
        files.add(save(images.join().get(2), folder.resolve("explore" + suffix)));
        files.add(save(images.join().get(3), folder.resolve("encode" + suffix)));
      } catch (CompletionException e) {
        throw new UiException("The window could not be rendered.", e);
      }
    }
    return files;
  }

  private static List<BufferedImage> render(
      PlanModel plan, RunControl control, Screens screens, Theme theme, Size size) {
    ViewOptions view = new ViewOptions();
    view.theme().set(theme);
    Workbench workbench =
        new Workbench(
            new Workbench.Setting(
                plan,
                control,
                screens.encode(),
                screens.explore(),
                view,
                Runnable::run,
                new NoPlaces(),
                () -> {}));
    ((Region) workbench.scene().getRoot()).resize(size.width(), size.height());
    BufferedImage whole = snapshot(workbench, size);
    workbench.openSample(3);
    BufferedImage sample = snapshot(workbench, size);
    workbench.show(Screen.EXPLORE);
    BufferedImage explored = snapshot(workbench, size);
    workbench.show(Screen.ENCODE);
    BufferedImage encoded = snapshot(workbench, size);
    return List.of(whole, sample, explored, encoded);
  }

  private static BufferedImage snapshot(Workbench workbench, Size size) {
    WritableImage image =
        workbench.scene().snapshot(new WritableImage(size.width(), size.height()));
    PixelReader pixels = image.getPixelReader();
    BufferedImage copy = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
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

  /** Nobody is there to be asked. */
  private static final class NoPlaces implements Places {
    @Override
    public Optional<Path> folder(String title) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> figureFile(String suggestedName, FigureFile.Format format) {
      return Optional.empty();
    }
  }
}
