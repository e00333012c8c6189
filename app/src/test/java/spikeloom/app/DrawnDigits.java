package spikeloom.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import spikeloom.dataset.Idx;
import spikeloom.dataset.IdxArray;
import spikeloom.synthetic.StrokeDigits;

/** A few drawn digits as files of the user, in the format of MNIST. */
final class DrawnDigits {
  private static final int TRAIN = 300;
  private static final int TEST = 300;

  private DrawnDigits() {}

  /** A folder that is written once for all tests; a path without spaces. */
  static String folder() {
    Path folder = Path.of(".", "target", "drawn-digits-%d-%d".formatted(TRAIN, TEST));
    try {
      if (!Files.exists(folder)) {
        Path written = Files.createTempDirectory(Path.of("target"), "drawn");
        write("train", TRAIN, written);
        write("t10k", TEST, written);
        publish(written, folder);
      }
      return folder.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(String part, int count, Path folder) throws IOException {
    StrokeDigits digits = StrokeDigits.of(1, part);
    List<Integer> shape = List.of(count, StrokeDigits.SIDE, StrokeDigits.SIDE);
    Idx.write(
        folder.resolve(part + "-images-idx3-ubyte"), new IdxArray(shape, digits.pixels(count)));
    Idx.write(
        folder.resolve(part + "-labels-idx1-ubyte"),
        new IdxArray(List.of(count), digits.labels(count)));
  }

  /** Tests in another process may have been faster. */
  private static void publish(Path written, Path folder) throws IOException {
    try {
      Files.move(written, folder);
    } catch (FileSystemException e) {
      if (!Files.exists(folder)) {
        throw e;
      }
      try (var files = Files.list(written)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(written);
    }
  }
}
