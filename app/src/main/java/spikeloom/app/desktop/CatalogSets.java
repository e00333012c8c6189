package spikeloom.app.desktop;

import java.util.List;
import java.util.Optional;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.CatalogEntry;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.Download;
import spikeloom.file.DataException;
import spikeloom.spike.Signal;
import spikeloom.ui.model.DataSets;
import spikeloom.ui.model.KnownSet;
import spikeloom.ui.model.RunningDownload;

/** The sets of the catalog in the default data directory. */
final class CatalogSets implements DataSets {
  private static final long SEED = 1;
  private static final long MOST_BYTES = 200_000_000; // of a set that is read for one picture

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
      Dataset.Split train = preview(set.entry()).train();
      float[] values = new float[train.shape().size()];
      train.copyTo(0, values, 0);
      return Optional.of(new Signal(train.shape(), values));
    } catch (DataException e) {
      return Optional.empty(); // the reason is shown when the set is opened
    }
  }

  private static Dataset preview(CatalogEntry entry) {
    return entry
        .origin()
        .draw(SEED, 1, 1)
        .orElseGet(() -> Catalog.open(entry.name(), DataDirectory.standard(), SEED));
  }

  @Override
  public boolean download(KnownSet set, RunningDownload running) {
    DataDirectory where = DataDirectory.standard();
    for (CatalogEntry entry : Catalog.toDownload(set.entry(), where)) {
      Download download =
          new Download(entry, where, (file, done, total) -> running.progress(done, total));
      running.stopWith(download::cancel);
      if (download.fetch() == Download.Outcome.CANCELLED) {
        return false;
      }
    }
    return true;
  }
}
