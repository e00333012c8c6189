package spikeloom.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spikeloom.ui.screen.FxExtension.on;
import static spikeloom.ui.screen.FxExtension.run;

import java.util.List;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import spikeloom.ui.fake.FakeBackend;
import spikeloom.ui.figure.FigureStyle;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.ViewModels;

@ExtendWith(FxExtension.class)
class FigureStyleWindowTest {
  private final Preferences node = Preferences.userRoot().node("spikeloom/test/figure-style");
  private final ViewOptions view = ViewOptions.in(node);
  private final FakeBackend backend = new FakeBackend(2);
  private final Workbench workbench =
      on(
          () ->
              new Workbench(
                  new Workbench.Setting(
                      new PlanModel(),
                      new RunControl(backend, new RunModel(), Runnable::run, Runnable::run),
                      ViewModels.of(backend, Runnable::run, Runnable::run),
                      view,
                      Runnable::run,
                      null,
                      Screen.START,
                      () -> {})));

  @AfterEach
  void forget() throws BackingStoreException {
    node.removeNode();
  }

  private List<RadioMenuItem> items() {
    List<MenuItem> menus = Menus.bar(workbench.actions(), new Menu()).getMenus().get(0).getItems();
    Menu styles =
        menus.stream()
            .filter(item -> "Figure style".equals(item.getText()))
            .map(Menu.class::cast)
            .findFirst()
            .orElseThrow();
    return styles.getItems().stream().map(RadioMenuItem.class::cast).toList();
  }

  @Test
  void oneOfTheStylesIsChosenAndRemembered() {
    List<RadioMenuItem> items = on(this::items);
    assertEquals(
        List.of("Screen", "Single column, 85 mm", "Double column, 178 mm"),
        on(() -> items.stream().map(MenuItem::getText).toList()));
    assertTrue(on(() -> items.get(0).isSelected()));
    run(() -> items.get(1).setSelected(true));
    assertEquals(FigureStyle.SINGLE_COLUMN, view.figureStyle().get());
    assertFalse(on(() -> items.get(0).isSelected()));
    assertEquals(FigureStyle.SINGLE_COLUMN, ViewOptions.in(node).figureStyle().get());
  }

  @Test
  void theCommandOfAStyleChoosesIt() {
    Action action = WorkbenchActions.named(workbench.actions(), "figure-style-double-column");
    assertEquals("Figure style: Double column, 178 mm", action.fullTitle());
    run(action::run);
    run(action::run);
    assertEquals(FigureStyle.DOUBLE_COLUMN, view.figureStyle().get());
    assertTrue(on(() -> items().get(2).isSelected()));
  }
}
