package spikeloom.ui.fake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.DataStatus;
import spikeloom.file.DataException;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;
import spikeloom.ui.model.DataSets;
import spikeloom.ui.model.KnownSet;
import spikeloom.ui.model.RunningDownload;

/** Known sets of which those without files are here; a download half arrives and then waits. */
public final class FakeSets implements DataSets {
  private final Set<String> here = ConcurrentHashMap.newKeySet();
  private volatile CountDownLatch arrival = new CountDownLatch(0);
  private volatile boolean broken;

  /** From now on downloads wait for the latch, or for being cancelled. */
  public void arriveWith(CountDownLatch latch) {
    arrival = latch;
  }

  /** From now on downloads fail. */
  public void breakConnection() {
    broken = true;
  }

  @Override
  public List<KnownSet> all() {
    return Catalog.entries().stream()
        .map(
            entry ->
                new KnownSet(
                    entry,
                    entry.builtIn()
                        ? DataStatus.BUILT_IN
                        : here.contains(entry.name()) ? DataStatus.READY : DataStatus.ABSENT))
        .toList();
  }

  @Override
  public Optional<Signal> first(KnownSet set) {
    return Optional.of(new Signal(new SignalShape.Image(2, 2, 1), new float[] {0, 1, 1, 0}));
  }

  @Override
  public boolean download(KnownSet set, RunningDownload running) {
    if (broken) {
      throw new DataException("There is no connection.");
    }
    CountDownLatch latch = arrival;
    running.stopWith(latch::countDown);
    running.progress(50, 100);
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!running.cancelled()) {
      here.add(set.entry().name());
    }
    return !running.cancelled();
  }
}
