package spikeloom.ui.screen;

import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import spikeloom.ui.model.ExploreModel;
import spikeloom.ui.text.Texts;

/**
 * The screen of a trained model: one of its samples, samples that its prior draws, or its
 * robustness.
 */
final class ExploreViews extends TabPane {
  ExploreViews(ScreenParts parts) {
    ExploreModel model = parts.models().explore();
    Tab sample =
        tab(Texts.SCREEN.get("sample"), new ExplorePane(parts.desk(), model, parts.actions()));
    Tab dream =
        tab(
            Texts.SCREEN.get("dream.title"),
            new DreamPane(parts.desk(), model.dream(), parts.actions()));
    Tab robustness =
        tab(Texts.SCREEN.get("robustness.title"), new RobustnessPane(parts.desk(), model));
    getTabs().addAll(sample, dream, robustness);
    setId("explore-views");
    getStyleClass().add("dense");
    getSelectionModel()
        .selectedItemProperty()
        .addListener((observed, before, now) -> model.dream().wantedProperty().set(now == dream));
    model
        .dream()
        .wantedProperty()
        .addListener(
            (observed, before, now) -> {
              if (now) {
                getSelectionModel().select(dream);
              } else if (dream.isSelected()) {
                getSelectionModel().select(sample);
              }
            });
    getSelectionModel().select(model.dream().wantedProperty().get() ? dream : sample);
  }

  private static Tab tab(String title, Node content) {
    Tab tab = new Tab(title, content);
    tab.setClosable(false);
    return tab;
  }
}
