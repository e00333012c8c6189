package spikeloom.ui.screen;

import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import spikeloom.ui.model.ExploreModel;

/** The screen of a trained model: one of its samples, or samples that its prior draws. */
final class ExploreViews extends TabPane {
  ExploreViews(ScreenParts parts) {
    ExploreModel model = parts.models().explore();
    Tab sample = tab("Sample", new ExplorePane(parts.desk(), model, parts.actions()));
    Tab dream = tab("Dream", new DreamPane(parts.desk(), model.dream(), parts.actions()));
    getTabs().addAll(sample, dream);
    setId("explore-views");
    getStyleClass().add("dense");
    getSelectionModel()
        .selectedItemProperty()
        .addListener((observed, before, now) -> model.dream().wantedProperty().set(now == dream));
    model
        .dream()
        .wantedProperty()
        .addListener((observed, before, now) -> getSelectionModel().select(now ? dream : sample));
    getSelectionModel().select(model.dream().wantedProperty().get() ? dream : sample);
  }

  private static Tab tab(String title, Node content) {
    Tab tab = new Tab(title, content);
    tab.setClosable(false);
    return tab;
  }
}
