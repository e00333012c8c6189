package spikeloom.dataset.known;

import java.util.List;
import spikeloom.dataset.Nature;
import spikeloom.spike.SignalShape;

/**
 * What is known of a data set.
 *
 * @param name the name on the command line, and of its folder
 * @param title the name in print
 * @param trainSamples samples to learn from
 * @param testSamples samples to test with
 * @param shape the shape of every target
 * @param classes number of classes
 * @param licence under which it is published
 * @param citation who is to be cited
 * @param nature what the samples are
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
  /** Whether the program draws the set itself. */
  public boolean builtIn() {
    return origin instanceof Drawn;
  }

  /** The name of the code that the samples take where the user names none. */
  public String encoding() {
    return nature.encoding();
  }

  /** The files that a download fetches; none where there is no download. */
  public List<DataFile> files() {
    return origin.files();
  }

  /** Other sets that this one cannot be opened without. */
  public List<CatalogEntry> needs() {
    return origin.needs();
  }

  /** Size of the download in bytes, 0 where there is none. */
  public long downloadBytes() {
    return origin.downloadBytes();
  }
}
