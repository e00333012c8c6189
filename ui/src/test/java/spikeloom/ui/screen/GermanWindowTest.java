package spikeloom.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spikeloom.ui.screen.FxExtension.on;
import static spikeloom.ui.screen.FxExtension.run;
import static spikeloom.ui.screen.FxExtension.until;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import java.util.prefs.BackingStoreException;
import java.util.prefs.Preferences;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import spikeloom.ui.fake.FakeBackend;
import spikeloom.ui.figure.FigureFile;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.ViewModels;
import spikeloom.ui.text.Language;
import spikeloom.ui.text.ScreenLocale;

/** The window in another language than English. */
@ExtendWith(FxExtension.class)
class GermanWindowTest {
  private static final Map<Screen, List<String>> WORDS =
      Map.of(
          Screen.START, List.of("Sehen, was ein Spike bedeutet", "Letzte Läufe"),
          Screen.DATA, List.of("Erste Testbeispiele", "Klassen"),
          Screen.ENCODE, List.of("Schritte"),
          Screen.TRAIN, List.of("Lernkurven", "Starten", "Netze", "Zielfunktion", "Schichten"),
          Screen.EXPLORE, List.of("Eingangsspikes", "Karte der Beispiele", "Neuronen"),
          Screen.COMPARE, List.of("Unterschiede", "Läufe"),
          Screen.EXPORT, List.of("Modelle und Spikes", "Prüfung"));

  private static final Set<String> ENGLISH = Set.of("help-page", "field-line", "tab-close-button");

  private final Set<String> seen = new TreeSet<>();

  private final Preferences node = Preferences.userRoot().node("spikeloom/test/language");
  private final FakeBackend backend = new FakeBackend(2);
  private final PlanModel plan = new PlanModel();
  private final RunControl control = german();
  private final ViewModels models =
      ViewModels.of(backend, ForkJoinPool.commonPool(), new FrameExecutor());
  private final Stage stage = on(Stage::new);
  private final Workbench workbench = on(this::build);

  /** The first part that has texts. */
  private RunControl german() {
    ScreenLocale.use(Language.GERMAN);
    return new RunControl(backend, new RunModel(), ForkJoinPool.commonPool(), new FrameExecutor());
  }

  @BeforeEach
  void show() {
    run(
        () -> {
          stage.setScene(workbench.scene());
          stage.show();
        });
  }

  @AfterEach
  void english() throws BackingStoreException {
    run(stage::hide);
    node.removeNode();
    ScreenLocale.neutral();
  }

  @Test
  void everyScreenHasItsTextsInGerman() {
    open();
    for (Screen screen : Screen.values()) {
      show(screen);
      until(screen + " has its words", () -> texts(workbench).containsAll(WORDS.get(screen)));
      seen.addAll(on(() -> texts(workbench)));
    }
    for (String id : List.of("shortcuts", "tour", "help")) {
      run(() -> WorkbenchActions.named(workbench.actions(), id).run());
      seen.addAll(on(() -> texts(workbench)));
    }
    assertTrue(
        seen.containsAll(List.of("Tastenkürzel", "Zeichnen", "Hilfe", "Datei")), () -> "" + seen);
    Set<String> english = new TreeSet<>(seen);
    english.retainAll(onlyEnglish());
    assertEquals(Set.of(), english);
  }

  @Test
  void noControlIsCutOffInASmallWindow() {
    run(
        () -> {
          stage.setWidth(CutOff.LEAST_WIDTH);
          stage.setHeight(540);
        });
    open();
    run(
        () -> {
          stage.getScene().getRoot().applyCss();
          stage.getScene().getRoot().layout();
          stage.getScene().getRoot().applyCss();
        });
    Region bar = (Region) workbench.scene().getRoot().lookup(".top-bar");
    double width = on(() -> bar.prefWidth(-1));
    assertTrue(width <= CutOff.LEAST_WIDTH, width + " units");
    for (Screen screen : Screen.values()) {
      show(screen);
      List<String> cut = on(() -> CutOff.buttonsAfterLayout(stage.getScene().getRoot()));
      assertEquals(List.of(), cut, "on " + screen);
    }
  }

  @Test
  void anotherLanguageIsStoredAndAnnouncedForTheNextStart() {
    assertEquals(Language.SYSTEM, ViewOptions.in(node).language().get());
    run(() -> WorkbenchActions.named(workbench.actions(), "language-english").run());
    assertEquals(Language.ENGLISH, ViewOptions.in(node).language().get());
    assertTrue(
        on(() -> texts(workbench))
            .contains("Das Fenster benutzt diese Sprache ab dem nächsten Start."));
  }

  private Workbench build() {
    return new Workbench(
        new Workbench.Setting(
            plan,
            control,
            models,
            ViewOptions.in(node),
            Runnable::run,
            new NoPlaces(),
            Screen.START,
            () -> {}));
  }

  private void open() {
    run(() -> control.open(Path.of("runs/old"), plan::show));
    until("the run is open", () -> control.model().snapshot().isPresent());
  }

  private void show(Screen screen) {
    run(() -> workbench.show(screen));
    until(
        "a sample is there", () -> screen != Screen.EXPLORE || models.explore().view().isPresent());
  }

  /** Texts that are different in German. */
  private static Set<String> onlyEnglish() {
    Set<String> english = new HashSet<>();
    Set<String> german = new HashSet<>();
    for (String part : List.of("chart", "figure", "help", "model", "screen", "text")) {
      String name = "spikeloom.ui." + part + ".texts";
      ResourceBundle one = ResourceBundle.getBundle(name, Locale.ROOT);
      ResourceBundle other = ResourceBundle.getBundle(name, Locale.GERMAN);
      for (String key : one.keySet()) {
        english.add(one.getString(key));
        german.add(other.getString(key));
      }
    }
    english.removeAll(german);
    return english;
  }

  private static Set<String> texts(Workbench workbench) {
    Set<String> texts = new TreeSet<>();
    collect(workbench.scene().getRoot(), texts);
    return texts;
  }

  /**
   * Help pages, settings and names of codes are those of the documentation and command line, and
   * tabs those of JavaFX in the language of the system.
   */
  private static boolean english(Node node) {
    return node.getStyleClass().stream().anyMatch(ENGLISH::contains)
        || String.valueOf(node.getId()).matches("coded?-\\d");
  }

  private static void collect(Node node, Set<String> texts) {
    if (english(node)) {
      return;
    }
    add(node.getAccessibleText(), texts);
    add(node.getAccessibleHelp(), texts);
    if (node instanceof Control control && control.getTooltip() != null) {
      add(control.getTooltip().getText(), texts);
    }
    if (node instanceof Labeled labeled) {
      add(labeled.getText(), texts);
    }
    if (node instanceof TextInputControl input) {
      add(input.getPromptText(), texts);
    }
    if (node instanceof TabPane tabs) {
      tabs.getTabs().forEach(tab -> add(tab.getText(), texts));
    }
    if (node instanceof MenuBar bar) {
      bar.getMenus().forEach(menu -> collect(menu, texts));
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, texts));
    }
  }

  private static void collect(MenuItem item, Set<String> texts) {
    add(item.getText(), texts);
    if (item instanceof Menu menu) {
      menu.getItems().forEach(each -> collect(each, texts));
    }
  }

  private static void add(@Nullable String text, Set<String> texts) {
    if (text != null) {
      texts.add(text);
    }
  }

  /** Nobody chooses a file. */
  private static final class NoPlaces implements Places {
    @Override
    public Optional<Path> folder(String title) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> file(String title, String suggestedName) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> existing(String title) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> figureFile(String suggestedName, FigureFile.Format format) {
      return Optional.empty();
    }
  }
}
