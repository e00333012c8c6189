package spikeloom.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import spikeloom.file.DataException;
import spikeloom.spike.Signal;
import spikeloom.ui.fake.FakeSets;

class SetsModelTest {
  private final FakeSets store = new FakeSets();
  private final SetsModel model = new SetsModel(store, Runnable::run, Runnable::run);

  private KnownSet named(String name) {
    return model.sets().stream()
        .filter(set -> set.entry().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void withoutADataFolderTheBuiltInSetsRemainAndASentenceTellsWhy() {
    DataSets broken =
        new DataSets() {
          @Override
          public List<KnownSet> all() {
            throw new DataException("The data folder x does not exist.");
          }

          @Override
          public Optional<Signal> first(KnownSet set) {
            return store.first(set);
          }

          @Override
          public boolean download(KnownSet set, RunningDownload running) {
            return false;
          }
        };
    SetsModel sets = new SetsModel(broken, Runnable::run, Runnable::run);
    sets.refresh();
    assertEquals("The data folder x does not exist.", sets.messageProperty().get());
    assertTrue(sets.sets().stream().allMatch(KnownSet::here));
    assertTrue(sets.firsts().containsKey("strokes"));
  }

  @Test
  void aSetIsHereOnceItHasBeenDownloaded() {
    model.refresh();
    assertTrue(named("mnist").downloadable());
    assertFalse(model.firsts().containsKey("mnist"));
    model.download(named("mnist"));
    assertNull(model.downloadingProperty().get());
    assertTrue(named("mnist").here());
    assertTrue(model.firsts().containsKey("mnist"));
  }

  @Test
  void aDownloadThatIsCancelledBeforeItBeginsIsStoppedAtOnce() {
    RunningDownload running = new RunningDownload((done, total) -> {});
    running.cancel();
    CountDownLatch stopped = new CountDownLatch(1);
    running.stopWith(stopped::countDown);
    assertEquals(0, stopped.getCount());
    assertTrue(running.cancelled());
  }
}
