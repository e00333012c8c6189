package spikeloom.ui.screen;

import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import spikeloom.training.Snapshot;
import spikeloom.ui.text.Texts;

/** The screen of a run: plan, curves, and samples or layers. */
final class TrainPane extends BorderPane {
  private static final double SIDE = 300;
  private static final double HEIGHT = 430;
  private static final double CURVES = 0.42; // share of the height

  private final Tab samples = new Tab();

  TrainPane(ScreenParts parts) {
    Desk desk = parts.desk();
    samples.setContent(new GalleryPane(desk, parts.detail()::open));
    desk.run().snapshotProperty().addListener((observed, before, now) -> title(desk));
    title(desk);
    Tab layers = new Tab(Texts.SCREEN.get("train.layers"));
    layers.setContent(new LayersPane(desk, layers.selectedProperty()));
    TabPane below = new TabPane(samples, layers);
    below.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    below.setId("train-below");
    below.getStyleClass().add("dense");
    SplitPane centre =
        new SplitPane(new CurvesPane(desk, parts.models().runs(), parts.actions()), below);
    centre.setOrientation(Orientation.VERTICAL);
    centre.setDividerPositions(CURVES);
    PlanPane plan = new PlanPane(desk, parts.actions());
    plan.setPrefWidth(SIDE);
    plan.setMinWidth(SIDE);
    setLeft(plan);
    setCenter(Tools.scrolled(new StackPane(centre, parts.detail()), HEIGHT));
  }

  /** Names the part of the data set that the shown samples are from. */
  private void title(Desk desk) {
    samples.setText(
        desk.run()
            .snapshot()
            .flatMap(Snapshot::part)
            .map(part -> Texts.SCREEN.of("samples", part))
            .orElseGet(() -> Texts.SCREEN.get("train.samples")));
  }
}
