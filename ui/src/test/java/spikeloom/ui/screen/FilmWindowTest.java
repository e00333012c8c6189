package spikeloom.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spikeloom.ui.screen.FxExtension.on;
import static spikeloom.ui.screen.FxExtension.run;
import static spikeloom.ui.screen.FxExtension.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.ui.fake.FakeBackend;
import spikeloom.ui.fake.FakeExplorer;
import spikeloom.ui.fake.FilmReader;
import spikeloom.ui.figure.FigureFile;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.ViewModels;

@ExtendWith(FxExtension.class)
class FilmWindowTest {
  @TempDir Path folder;

  private final FakeBackend backend = new FakeBackend(2);
  private final ViewModels models = on(() -> ViewModels.of(backend, Runnable::run, Runnable::run));
  private final Workbench workbench =
      on(
          () ->
              new Workbench(
                  new Workbench.Setting(
                      new PlanModel(),
                      new RunControl(backend, new RunModel(), Runnable::run, Runnable::run),
                      models,
                      new ViewOptions(),
                      Runnable::run,
                      new ChosenFile(),
                      Screen.EXPLORE,
                      () -> {})));

  private Action film() {
    return WorkbenchActions.named(workbench.actions(), "save-film");
  }

  @Test
  void aFilmNeedsAnOpenModel() {
    assertTrue(on(() -> film().disabled().get()));
    run(() -> models.explore().open(Path.of("run")));
    assertFalse(on(() -> film().disabled().get()));
  }

  @Test
  void theShownSampleIsSavedAtTheSpeedOfTheScrubber() throws IOException {
    run(
        () -> {
          models.explore().open(Path.of("run"));
          models.explore().indexProperty().set(1);
          ((ComboBox<?>) workbench.scene().lookup("#explore-speed")).getSelectionModel().select(1);
          film().run();
        });
    Path file = folder.resolve("sample-1.gif");
    until("the film is written", () -> Files.exists(file));
    List<FilmReader.Frame> frames = FilmReader.gif(file);
    assertEquals(FakeExplorer.STEPS + 1, frames.size());
    assertEquals(0.5, frames.get(0).seconds(), 1e-9);
    assertEquals(1, frames.get(FakeExplorer.STEPS).seconds(), 1e-9);
  }

  @Test
  void aDrawingIsSavedToo() {
    run(
        () -> {
          models.explore().open(Path.of("run"));
          models.explore().drawing().activeProperty().set(true);
          film().run();
        });
    until("the film is written", () -> Files.exists(folder.resolve("your-drawing.gif")));
  }

  private final class ChosenFile implements Places {
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
      return Optional.of(folder.resolve(suggestedName));
    }

    @Override
    public Optional<Path> figureFile(String suggestedName, FigureFile.Format format) {
      return Optional.empty();
    }
  }
}
