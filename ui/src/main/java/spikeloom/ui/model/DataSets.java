package spikeloom.ui.model;

import java.util.List;
import java.util.Optional;
import spikeloom.spike.Signal;

/** The data sets that the program knows by name. All methods may take long. */
public interface DataSets {
  /** All of them, built-in ones first. */
  List<KnownSet> all();

  /** Reads the first training sample of a set that is here; empty if the set cannot be read. */
  Optional<Signal> first(KnownSet set);

  /**
   * Downloads a set and those that it needs; returns when it is complete or cancelled.
   *
   * @return whether it is complete
   */
  boolean download(KnownSet set, RunningDownload running);
}
