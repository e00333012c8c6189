package spikeloom.dataset.known;

import java.util.List;
import spikeloom.dataset.Nature;
import spikeloom.spike.SignalShape;

/**
 * The description of a data set.
 *
 * @param name the name on the command line, and of its folder
 * @param title the name in print
 * @param trainSamples number of training samples
 * @param testSamples number of test samples
 * @param shape the shape of every target
 * @param classes number of classes
 * @param licence under which it is published
 * @param citation citation
 * @param nature type of the samples
 * @param origin where the samples come from
 */
public record CatalogEntry(
    String name,
    String title,
    int trainSamples,
    int testSamples,
    SignalShape shape,
    int classes,
    String licence,
    String citation,
    Nature nature,
    SampleOrigin origin) {
  /** Whether the program generates the set. */
  public boolean builtIn() {
    return origin instanceof Drawn;
  }

  /** Returns the default code of the samples. */
  public String encoding() {
    return nature.encoding();
  }

  /** The files of the download; empty if there is none. */
  public List<DataFile> files() {
    return origin.files();
  }

  /** Other sets that this one needs. */
  public List<CatalogEntry> needs() {
    return origin.needs();
  }

  /** Size of the download in bytes, or 0. */
  public long downloadBytes() {
    return origin.downloadBytes();
  }
}
