package spikeloom.ui.model;

import spikeloom.dataset.known.CatalogEntry;
import spikeloom.dataset.known.DataStatus;

/**
 * A data set that the program knows by name.
 *
 * @param entry its description
 * @param status whether it can be opened
 */
public record KnownSet(CatalogEntry entry, DataStatus status) {
  /** Whether it can be opened now. */
  public boolean here() {
    return status == DataStatus.BUILT_IN || status == DataStatus.READY;
  }

  /** Whether the program can download it. */
  public boolean downloadable() {
    return !here() && entry.downloadBytes() > 0;
  }
}
