package spikeloom.ui.screen;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import spikeloom.spike.Signal;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.ColourMap;
import spikeloom.ui.chart.FxSurface;
import spikeloom.ui.chart.SignalChart;
import spikeloom.ui.model.KnownSet;
import spikeloom.ui.model.SetsModel;
import spikeloom.ui.text.Texts;

/** A known data set: its first sample, its size, and its download where it is missing. */
final class DataSetTile extends VBox {
  private static final double PICTURE = 36;
  private static final double BYTES_PER_MEGABYTE = 1e6;

  private final KnownSet set;
  private final SetsModel model;
  private final HBox download = new HBox();
  private final Canvas picture = new Canvas(PICTURE, PICTURE);
  private Optional<Signal> first = Optional.empty();
  private ChartTheme theme = ChartTheme.LIGHT;

  DataSetTile(KnownSet set, SetsModel model, Runnable open) {
    this.set = set;
    this.model = model;
    String title = set.entry().title();
    if (set.here()) {
      Button card = new Button(title + "\n" + facts(), picture);
      card.setId("set-" + set.entry().name());
      card.getStyleClass().add("start-card");
      card.setAccessibleText(Texts.SCREEN.get("start.set", title) + ". " + facts());
      card.setOnAction(event -> open.run());
      getChildren().add(card);
    } else {
      Label name = new Label(title);
      Label facts = new Label(facts());
      facts.getStyleClass().add("muted");
      getStyleClass().add("start-card");
      download.setSpacing(6);
      getChildren().addAll(name, facts, download);
    }
    OutputScale.onChange(this, this::draw);
    showDownload(model.downloadingProperty().get());
  }

  private String facts() {
    int samples = set.entry().trainSamples() + set.entry().testSamples();
    String where =
        switch (set.status()) {
          case BUILT_IN -> Texts.SCREEN.get("sets.built-in");
          case READY -> Texts.SCREEN.get("sets.here");
          case INCOMPLETE, ABSENT -> Texts.SCREEN.get("sets.not-here");
        };
    return samples == 0 ? where : Texts.SCREEN.get("sets.samples", samples) + ", " + where;
  }

  /** Draws the first sample. */
  void show(Optional<Signal> newFirst, ChartTheme newTheme) {
    first = newFirst;
    theme = newTheme;
    draw();
  }

  private void draw() {
    picture.getGraphicsContext2D().clearRect(0, 0, PICTURE, PICTURE);
    FxSurface surface = new FxSurface(picture.getGraphicsContext2D(), OutputScale.of(this));
    first.ifPresent(
        signal ->
            new SignalChart("", signal, ColourMap.GREY)
                .draw(surface, new Box(0, 0, PICTURE, PICTURE), theme));
  }

  /** Shows the button that downloads the set, or the progress of its download. */
  void showDownload(@Nullable KnownSet downloading) {
    download.getChildren().clear();
    if (downloading != null && downloading.entry().equals(set.entry())) {
      download.getChildren().addAll(running());
    } else if (set.downloadable()) {
      download.getChildren().add(button(downloading != null));
    }
  }

  private Button button(boolean another) {
    double megabytes = set.entry().downloadBytes() / BYTES_PER_MEGABYTE;
    Button button = new Button(Texts.SCREEN.get("sets.download", megabytes));
    button.setId("download-" + set.entry().name());
    button.getStyleClass().add("small");
    button.setAccessibleText(
        Texts.SCREEN.get("sets.download-help", set.entry().title(), megabytes));
    button.setDisable(another);
    button.setOnAction(event -> model.download(set));
    return button;
  }

  private List<Node> running() {
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(model.progressProperty());
    bar.setAccessibleText(Texts.SCREEN.get("sets.progress", set.entry().title()));
    Button cancel = new Button(Texts.SCREEN.get("cancel"));
    cancel.setId("cancel-download");
    cancel.getStyleClass().add("small");
    cancel.setAccessibleText(Texts.SCREEN.get("sets.cancel"));
    cancel.setOnAction(event -> model.cancel());
    return List.of(bar, cancel);
  }
}
