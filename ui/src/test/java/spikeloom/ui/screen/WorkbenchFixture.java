package spikeloom.ui.screen;

import static spikeloom.ui.screen.FxExtension.on;
import static spikeloom.ui.screen.FxExtension.run;
import static spikeloom.ui.screen.FxExtension.until;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.TilePane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.ui.fake.FakeBackend;
import spikeloom.ui.figure.FigureFile;
import spikeloom.ui.model.EncodeModel;
import spikeloom.ui.model.ExploreModel;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.ViewModels;

/** A window with fakes behind it, and what tests do with it. */
@ExtendWith(FxExtension.class)
abstract class WorkbenchFixture {
  @TempDir Path folder;
  final FakeBackend backend = new FakeBackend(2);
  final PlanModel plan = new PlanModel();
  final RunModel model = new RunModel();
  final RunControl control =
      new RunControl(backend, model, ForkJoinPool.commonPool(), new FrameExecutor());
  final ViewModels models = ViewModels.of(backend, ForkJoinPool.commonPool(), new FrameExecutor());
  final ExploreModel explore = models.explore();
  final EncodeModel encode = models.encode();
  final ViewOptions view = new ViewOptions();
  Workbench workbench = on(this::build);
  Stage stage = on(Stage::new);

  @BeforeEach
  void show() {
    run(
        () -> {
          stage.setScene(workbench.scene());
          stage.show();
        });
  }

  @AfterEach
  void hide() {
    run(
        () -> {
          control.stop();
          stage.hide();
        });
  }

  Node focused() {
    return stage.getScene().getFocusOwner();
  }

  String facts(String id) {
    return find(id, Label.class).getText();
  }

  /** Number of different colours of a part of the window. */
  int colours(String id) {
    WritableImage image = find(id, Node.class).snapshot(new SnapshotParameters(), null);
    Set<Integer> seen = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        seen.add(image.getPixelReader().getArgb(x, y));
      }
    }
    return seen.size();
  }

  int pixel(String id) {
    WritableImage image = find(id, Node.class).snapshot(new SnapshotParameters(), null);
    return image
        .getPixelReader()
        .getArgb(image.getWidth() > 0 ? (int) image.getWidth() / 2 : 0, 40);
  }

  static int pixel(WritableImage image) {
    return image.getPixelReader().getArgb((int) image.getWidth() - 6, 60);
  }

  Workbench build() {
    return new Workbench(
        new Workbench.Setting(
            plan,
            control,
            models,
            view,
            ForkJoinPool.commonPool(),
            new TestPlaces(),
            Screen.TRAIN,
            () -> {}));
  }

  void fill() {
    run(() -> control.open(Path.of("runs/old"), plan::show));
    until("the gallery is full", () -> tiles().size() == 16);
  }

  List<Node> tiles() {
    return find("gallery", TilePane.class).getChildren();
  }

  Action action(String id) {
    return WorkbenchActions.named(workbench.actions(), id);
  }

  @SuppressWarnings("unchecked")
  void choose(String id, String value) {
    find(id, ComboBox.class).setValue(value);
  }

  /** Parts of panes that have just been built are there once they are laid out. */
  <N extends Node> N find(String id, Class<N> type) {
    workbench.scene().getRoot().applyCss();
    workbench.scene().getRoot().layout();
    return type.cast(workbench.scene().lookup("#" + id));
  }

  void press(KeyCode code) {
    run(
        () ->
            Event.fireEvent(
                stage.getScene().getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
  }

  final class TestPlaces implements Places {
    @Override
    public Optional<Path> folder(String title) {
      return Optional.of(folder);
    }

    @Override
    public Optional<Path> existing(String title) {
      return Optional.of(folder.resolve("recording.aedat"));
    }

    @Override
    public Optional<Path> file(String title, String suggestedName) {
      return Optional.of(folder.resolve(suggestedName));
    }

    @Override
    public Optional<Path> figureFile(String suggestedName, FigureFile.Format format) {
      return Optional.of(folder.resolve(suggestedName + "." + format.extension()));
    }
  }
}
