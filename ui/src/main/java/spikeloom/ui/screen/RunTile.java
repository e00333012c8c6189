package spikeloom.ui.screen;

import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import spikeloom.run.MeanComparison;
import spikeloom.run.RunOverview;
import spikeloom.ui.text.Quantities;
import spikeloom.ui.text.Texts;

/** A run with its picture and figures; a click opens it, and its menu has everything else. */
final class RunTile extends StackPane {
  private static final double THUMBNAIL = 150;
  private static final double WIDEST_TOOLTIP = 480;
  private static final Insets CORNER = new Insets(14);

  private final RunOverview run;
  private final Executor background;

  RunTile(RunOverview run, RunMenu menu, ScreenParts parts) {
    this.run = run;
    this.background = parts.background();
    getChildren().add(opener(menu));
    if (run.label().starred()) {
      Node star = Icon.STAR.node();
      star.getStyleClass().add("run-star");
      star.setMouseTransparent(true);
      place(star, Pos.TOP_LEFT);
    }
    place(more(menu), Pos.TOP_RIGHT);
  }

  private void place(Node node, Pos corner) {
    setAlignment(node, corner);
    setMargin(node, CORNER);
    getChildren().add(node);
  }

  private Button opener(RunMenu menu) {
    StackPane picture = new StackPane();
    picture.getStyleClass().add("run-picture");
    picture.setMinSize(THUMBNAIL, THUMBNAIL / 2);
    picture.setMaxSize(Region.USE_PREF_SIZE, THUMBNAIL / 2);
    run.picture().ifPresent(file -> picture.getChildren().add(picture(file)));
    String figures = figures();
    String state = run.finished() ? "" : " · " + Texts.SCREEN.get("tile.interrupted");
    String warning = run.worseThanMean() ? "\n" + Texts.SCREEN.get("worse-than-mean") : "";
    String note = ShortName.firstLine(run.label().note());
    Button opener =
        new Button(
            ShortName.of(run.name())
                + "\n"
                + figures
                + state
                + warning
                + (note.isEmpty() ? "" : "\n" + note),
            picture);
    opener.setContentDisplay(ContentDisplay.TOP);
    opener.getStyleClass().add("start-card");
    opener.setId("run-" + run.name());
    opener.setAccessibleText(
        Texts.SCREEN.get("tile.run", run.name())
            + ", "
            + figures
            + warning.replace("\n", ", ")
            + (run.label().starred() ? ", " + Texts.SCREEN.get("tile.starred") : "")
            + (note.isEmpty() ? "" : ", " + Texts.SCREEN.get("tile.note", note)));
    opener.setTooltip(tooltip());
    opener.setOnAction(event -> menu.open(run));
    ContextMenu popup = new ContextMenu();
    popup.getItems().setAll(menu.items(run));
    opener.setContextMenu(popup);
    opener.addEventHandler(KeyEvent.KEY_PRESSED, event -> showByKey(opener, popup, event));
    return opener;
  }

  private MenuButton more(RunMenu menu) {
    MenuButton more = new MenuButton("", Icon.MORE.node());
    more.getItems().setAll(menu.items(run));
    more.setId("run-menu-" + run.name());
    more.getStyleClass().addAll("button-icon", "no-arrow", "small", "run-menu");
    more.setAccessibleText(Texts.SCREEN.get("tile.commands", run.name()));
    more.setTooltip(new Tooltip(Texts.SCREEN.get("tile.more")));
    return more;
  }

  private static void showByKey(Node owner, ContextMenu popup, KeyEvent event) {
    boolean wanted =
        event.getCode() == KeyCode.CONTEXT_MENU
            || (event.getCode() == KeyCode.F10 && event.isShiftDown());
    if (wanted) {
      popup.show(owner, Side.BOTTOM, 0, 0);
      event.consume();
    }
  }

  private Tooltip tooltip() {
    StringBuilder words = new StringBuilder(run.name());
    run.comparison()
        .flatMap(MeanComparison::warning)
        .ifPresent(warning -> words.append('\n').append(warning));
    if (!run.label().note().isEmpty()) {
      words.append('\n').append(run.label().note());
    }
    Tooltip tooltip = new Tooltip(words.toString());
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(WIDEST_TOOLTIP);
    return tooltip;
  }

  private String figures() {
    return run.lastValidation()
        .map(at -> figures(at.distortion(), at.rateBits()))
        .or(() -> run.last().map(at -> figures(at.distortion(), at.rateBits())))
        .orElse(Texts.SCREEN.get("tile.not-started"));
  }

  private String figures(double distortion, double rate) {
    return Quantities.briefly(run.plan().objective().distortion(), distortion)
        + " · "
        + Quantities.rate(rate);
  }

  /** Small reconstructions of the run. */
  private Node picture(Path file) {
    ImageView view = new ImageView();
    view.setFitWidth(THUMBNAIL);
    view.setFitHeight(THUMBNAIL / 2);
    view.setSmooth(true);
    view.setPreserveRatio(true);
    background.execute(
        () -> {
          Image image = new Image(file.toUri().toString());
          if (Platform.isFxApplicationThread()) {
            show(view, image);
          } else {
            Platform.runLater(() -> show(view, image));
          }
        });
    return view;
  }

  private static void show(ImageView view, Image image) {
    if (!image.isError()) {
      view.setImage(image);
    }
  }
}
