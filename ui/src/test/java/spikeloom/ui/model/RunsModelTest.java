package spikeloom.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.plan.Setting;
import spikeloom.run.RunLabel;
import spikeloom.run.RunOverview;
import spikeloom.ui.fake.FakeRunStore;
import spikeloom.ui.fake.Fakes;

class RunsModelTest {
  private final FakeRunStore store = new FakeRunStore();
  private final RunsModel model = new RunsModel(store, Runnable::run, Runnable::run);
  private final RunTasks tasks = new RunTasks(store, model, Runnable::run, Runnable::run);

  @Test
  void aRunThatCannotBeReadIsAWarningBesideTheOthers() {
    store.warn("runs/a/plan.json is damaged.", "runs/b/split.json is damaged.");
    model.refresh();
    assertEquals(2, model.runs().size());
    assertEquals("runs/a/plan.json is damaged. (and 1 more)", model.messageProperty().get());
  }

  @Test
  void exhaustedMemoryIsASentence() {
    FakeRunStore exhausted =
        new FakeRunStore() {
          @Override
          public List<RunOverview> runs(Consumer<String> note) {
            throw new OutOfMemoryError("Java heap space");
          }
        };
    RunsModel failing = new RunsModel(exhausted, Runnable::run, Runnable::run);
    failing.refresh();
    String message = failing.messageProperty().get();
    assertTrue(message.startsWith("There is not enough memory"), message);
  }

  private void listThree() {
    RunOverview beta =
        Fakes.overview(
            Fakes.overview("Beta", 0.1, true),
            Map.of(Setting.DATA, "mnist", Setting.ENCODER, "lif"),
            new RunLabel(true, "Best one\nfor the talk"),
            0.2);
    RunOverview alpha =
        Fakes.overview(
            Fakes.overview("alpha", 0.1, false),
            Map.of(Setting.DATA, "strokes", Setting.ENCODER, "src"),
            new RunLabel(false, "too short"),
            0.1);
    RunOverview gamma =
        Fakes.overview(
            Fakes.overview("gamma", 0.1, false),
            Map.of(Setting.DATA, "fashion-mnist", Setting.ENCODER, "lif"),
            RunLabel.NONE,
            0.3);
    store.list(List.of(beta, alpha, gamma));
    model.refresh();
  }

  private List<String> found(String text) {
    model.search().textProperty().set(text);
    return model.found().stream().map(RunOverview::name).toList();
  }

  @Test
  void aSearchFindsPartsOfNameDataSetEncoderAndNoteInAnyCase() {
    listThree();
    assertEquals(List.of("Beta", "alpha", "gamma"), found(""));
    assertEquals(List.of("Beta"), found(" BETA "));
    assertEquals(List.of("Beta", "gamma"), found("mnist"));
    assertEquals(List.of("alpha"), found("src"));
    assertEquals(List.of("Beta"), found("TALK"));
    assertEquals(List.of("gamma"), found("mnist a fash"));
    assertEquals(List.of(), found("mnist short"));
    assertEquals(3, model.runs().size(), "the search does not change the list of all runs");
    model.search().clear();
    assertEquals(3, model.found().size());
  }

  @Test
  void starredRunsCanBeShownAlone() {
    listThree();
    model.search().starredOnlyProperty().set(true);
    assertEquals(List.of("Beta"), found(""));
    assertEquals(List.of(), found("gamma"));
    model.search().clear();
    assertEquals(3, model.found().size());
  }

  @Test
  void runsAreSortedAsChosen() {
    listThree();
    Map<RunOrder, List<String>> expected =
        Map.of(
            RunOrder.NEWEST, List.of("Beta", "alpha", "gamma"),
            RunOrder.NAME, List.of("alpha", "Beta", "gamma"),
            RunOrder.DATA_SET, List.of("gamma", "Beta", "alpha"),
            RunOrder.ENCODER, List.of("Beta", "gamma", "alpha"),
            RunOrder.DISTORTION, List.of("alpha", "Beta", "gamma"));
    expected.forEach(
        (order, names) -> {
          model.search().orderProperty().set(order);
          assertEquals(names, found(""), order.title());
        });
  }

  @Test
  void theSearchStaysWhenTheRunsAreListedAgain() {
    listThree();
    found("alpha");
    model.refresh();
    assertEquals(List.of("alpha"), model.found().stream().map(RunOverview::name).toList());
  }

  @Test
  void aChosenFolderIsUsedUntilItIsMissing(@TempDir Path folder) {
    model.chooseFolder(folder);
    assertEquals(folder, store.folder());
    assertEquals(folder, model.folderProperty().get());
    assertEquals("", model.messageProperty().get());

    Path gone = folder.resolve("gone");
    model.chooseFolder(gone);
    assertEquals(Path.of("runs"), store.folder());
    assertEquals(Path.of("runs"), model.folderProperty().get());
    assertEquals(
        "The folder of runs " + gone + " no longer exists, so the default folder is used.",
        model.messageProperty().get());

    model.chooseFolder(null);
    assertEquals(Path.of("runs"), store.folder());
    assertEquals("", model.messageProperty().get());
  }

  @Test
  void aStarAndANoteAreStoredAndShown() {
    model.refresh();
    tasks.star(model.runs().get(0), true);
    assertTrue(model.runs().get(0).label().starred());
    tasks.note(model.runs().get(0), "a note");
    assertEquals(new RunLabel(true, "a note"), model.runs().get(0).label());
    tasks.star(model.runs().get(0), false);
    assertEquals(new RunLabel(false, "a note"), model.runs().get(0).label());
    assertEquals(List.of("label first", "label first", "label first"), store.done());
  }

  @Test
  void aRunIsRenamedShownAndMovedToTheTrash() {
    model.refresh();
    tasks.showFolder(model.runs().get(1));
    tasks.rename(model.runs().get(1), "other", Optional.of(Path.of("runs", "first")));
    assertEquals("other", model.runs().get(1).name());
    tasks.trash(model.runs().get(1), Optional.empty());
    assertEquals(1, model.runs().size());
    assertEquals(List.of("show second", "rename second to other", "trash other"), store.done());
    assertEquals("", tasks.problemProperty().get());
  }

  @Test
  void theRunThatTheWindowShowsKeepsItsPlace() {
    model.refresh();
    Optional<Path> open = Optional.of(Path.of("runs", ".", "first").toAbsolutePath());
    tasks.rename(model.runs().get(0), "other", open);
    String problem = tasks.problemProperty().get();
    assertTrue(problem.startsWith("first is open in this window: "), problem);
    tasks.trash(model.runs().get(0), open);
    assertEquals(problem, tasks.problemProperty().get());
    assertEquals(List.of(), store.done());
    tasks.star(model.runs().get(0), true);
    assertEquals("", tasks.problemProperty().get());
  }

  @Test
  void aChangeThatIsRefusedIsASentence() {
    model.refresh();
    store.refuseChanges("runs/first is in use: process 7 is training in it.");
    tasks.trash(model.runs().get(0), Optional.empty());
    assertEquals(
        "runs/first is in use: process 7 is training in it.", tasks.problemProperty().get());
    assertEquals(2, model.runs().size());
  }
}
