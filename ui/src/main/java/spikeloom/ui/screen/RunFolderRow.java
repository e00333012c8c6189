package spikeloom.ui.screen;

import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import spikeloom.ui.model.RunsModel;
import spikeloom.ui.text.Texts;

/** The folder of runs, which can be changed. */
final class RunFolderRow extends HBox {
  private final Desk desk;
  private final RunsModel runs;
  private final Button standard = new Button(Texts.SCREEN.get("folder.default"));

  RunFolderRow(Desk desk, RunsModel runs) {
    this.desk = desk;
    this.runs = runs;
    getStyleClass().add("tools-together");
    Label folder = new Label();
    folder.setId("run-folder");
    folder.getStyleClass().add("muted");
    folder
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> words(runs.folderProperty().get()), runs.folderProperty()));
    ShortName.in(folder);
    HBox.setHgrow(folder, Priority.SOMETIMES);
    Button change = new Button(Texts.SCREEN.get("folder.change"));
    change.setId("change-run-folder");
    change.setAccessibleText(Texts.SCREEN.get("folder.change-help"));
    change.setOnAction(
        event -> desk.places().folder(Texts.SCREEN.get("folder.title")).ifPresent(this::choose));
    standard.setId("default-run-folder");
    standard.setAccessibleText(Texts.SCREEN.get("folder.default-help"));
    standard.setOnAction(event -> choose(null));
    standard.managedProperty().bind(standard.visibleProperty());
    standard.setVisible(desk.view().runFolder().isPresent());
    for (Button button : new Button[] {change, standard}) {
      button.getStyleClass().add("small");
      button.setMinWidth(Region.USE_PREF_SIZE);
    }
    getChildren().addAll(folder, change, standard);
  }

  private static String words(@Nullable Path folder) {
    return folder == null
        ? ""
        : Texts.SCREEN.get("folder.runs-in", folder.toAbsolutePath().normalize());
  }

  private void choose(@Nullable Path folder) {
    desk.view().rememberRunFolder(folder);
    runs.chooseFolder(folder);
    standard.setVisible(folder != null);
  }
}
