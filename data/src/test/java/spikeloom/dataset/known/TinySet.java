package spikeloom.dataset.known;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.Idx;
import spikeloom.dataset.IdxArray;
import spikeloom.dataset.Nature;
import spikeloom.dataset.SourceOptions;
import spikeloom.spike.SignalShape;

/** A data set of a few small pictures with the file names of MNIST. */
public final class TinySet {
  public static final List<String> NAMES =
      List.of(
          "train-images-idx3-ubyte",
          "train-labels-idx1-ubyte",
          "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte");

  private TinySet() {}

  public static List<IdxArray> arrays() {
    return List.of(images(6), labels(0, 1, 2, 3, 4, 5), images(4), labels(9, 8, 7, 6));
  }

  /** An entry that describes {@link #arrays}. */
  public static CatalogEntry entry(URI... mirrors) {
    List<IdxArray> arrays = arrays();
    List<DataFile> files =
        List.of(0, 1, 2, 3).stream().map(i -> file(NAMES.get(i), arrays.get(i))).toList();
    SignalShape shape = new SignalShape.Image(1, 3, 2);
    return new CatalogEntry(
        "tiny",
        "Tiny",
        6,
        4,
        shape,
        10,
        "none",
        "nobody",
        Nature.SIGNALS,
        new IdxFiles(files, List.of(mirrors), 100));
  }

  /** Opens {@link #entry} below {@code where}. */
  public static Dataset open(DataDirectory where) {
    return entry().origin().open(entry(), where, 1, SourceOptions.defaults());
  }

  /** Writes all files packed to {@code folder/tiny}. */
  public static Path write(Path folder) {
    Path tiny = folder.resolve("tiny");
    for (int i = 0; i < 4; i++) {
      Idx.write(tiny.resolve(NAMES.get(i) + ".gz"), arrays().get(i));
    }
    return tiny;
  }

  static IdxArray images(int count) {
    byte[] pixels = new byte[count * 6];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 37);
    }
    return new IdxArray(List.of(count, 3, 2), pixels);
  }

  public static IdxArray labels(int... labels) {
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      bytes[i] = (byte) labels[i];
    }
    return new IdxArray(List.of(labels.length), bytes);
  }

  private static DataFile file(String name, IdxArray array) {
    return new DataFile(name, array.header().length + array.values().length, array.md5());
  }
}
