package spikeloom.ui.screen;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import spikeloom.ui.model.MissingData;
import spikeloom.ui.text.Texts;

/** Asks for the path of missing data of a run; hidden otherwise. */
final class LocateDataBar extends HBox {
  private final Desk desk;
  private final Label sentence = new Label();

  LocateDataBar(Desk desk) {
    this.desk = desk;
    setId("locate-data");
    getStyleClass().add("status-bar");
    sentence.setWrapText(true);
    sentence.setMinWidth(0);
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    Button cancel =
        button("locate-data-cancel", Texts.SCREEN.get("cancel"), Texts.SCREEN.get("locate.cancel"));
    cancel.setOnAction(event -> desk.control().leaveDataMissing());
    getChildren()
        .addAll(
            sentence,
            choice(
                "locate-data-file",
                Texts.SCREEN.get("locate.file"),
                () -> desk.places().existing(title())),
            choice(
                "locate-data-folder",
                Texts.SCREEN.get("locate.folder"),
                () -> desk.places().folder(title())),
            cancel);
    desk.run().missingDataProperty().addListener((observed, before, now) -> show(now));
    show(desk.run().missingDataProperty().get());
  }

  private static String title() {
    return Texts.SCREEN.get("locate.title");
  }

  private Button choice(String id, String text, Supplier<Optional<Path>> asked) {
    Button button = button(id, text, Texts.SCREEN.get("locate.help"));
    button.setOnAction(event -> asked.get().ifPresent(desk.control()::locateData));
    return button;
  }

  private static Button button(String id, String text, String accessible) {
    Button button = new Button(text);
    button.setId(id);
    button.setAccessibleText(accessible);
    button.setMinWidth(Region.USE_PREF_SIZE);
    return button;
  }

  private void show(@Nullable MissingData missing) {
    setVisible(missing != null);
    setManaged(missing != null);
    sentence.setText(
        missing == null ? "" : missing.sentence() + " " + Texts.SCREEN.get("locate.continue"));
  }
}
