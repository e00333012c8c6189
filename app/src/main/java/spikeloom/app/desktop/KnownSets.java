package spikeloom.app.desktop;

import java.util.List;
import java.util.Optional;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.CatalogEntry;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.DataStatus;
import spikeloom.dataset.known.Download;
import spikeloom.file.DataException;
import spikeloom.spike.Signal;
import spikeloom.ui.model.DataSets;
import spikeloom.ui.model.Fetching;
import spikeloom.ui.model.KnownSet;

/** The sets of the catalog in the standard data directory. */
final class KnownSets implements DataSets {
  private static final long SEED = 1;
  private static final long MOST_BYTES = 200_000_000; // of files read for one picture

  @Override
  public List<KnownSet> all() {
    DataDirectory where = DataDirectory.standard();
    return Catalog.entries().stream()
        .map(entry -> new KnownSet(entry, Catalog.status(entry, where)))
        .toList();
  }

  @Override
  public Optional<Signal> first(KnownSet set) {
    if (set.entry().downloadBytes() > MOST_BYTES) {
      return Optional.empty();
    }
    try {
      Dataset.Split train = open(set.entry()).train();
      float[] values = new float[train.shape().size()];
      train.copyTo(0, values, 0);
      return Optional.of(new Signal(train.shape(), values));
    } catch (DataException e) {
      return Optional.empty();
    }
  }

  // The sets that the program draws begin in the same way however long they are.
  private static Dataset open(CatalogEntry entry) {
    return switch (entry.name()) {
      case "strokes" -> Catalog.strokes(SEED, 1, 1);
      case "drifting-blobs" -> Catalog.blobs(SEED, 1, 1);
      case "beats" -> Catalog.beats(SEED, 1, 1);
      default -> Catalog.open(entry.name(), DataDirectory.standard(), SEED);
    };
  }

  @Override
  public boolean fetch(KnownSet set, Fetching fetching) {
    DataDirectory where = DataDirectory.standard();
    for (CatalogEntry needed : set.entry().needs()) {
      if (Catalog.status(needed, where) != DataStatus.READY && !fetch(needed, where, fetching)) {
        return false;
      }
    }
    return fetch(set.entry(), where, fetching);
  }

  private static boolean fetch(CatalogEntry entry, DataDirectory where, Fetching fetching) {
    Download download =
        new Download(entry, where, (file, done, total) -> fetching.progress(done, total));
    fetching.next(download::cancel);
    return download.fetch() == Download.Outcome.COMPLETE;
  }
}
