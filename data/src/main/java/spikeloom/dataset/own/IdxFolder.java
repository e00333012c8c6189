package spikeloom.dataset.own;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.Folders;
import spikeloom.dataset.IdxDataset;
import spikeloom.file.DataException;

/**
 * A folder with the four idx files of a set like MNIST, under the names that such sets have, plain
 * or with {@code .gz}: as KMNIST, EMNIST, MedMNIST and others are published.
 */
final class IdxFolder {
  private static final List<List<String>> NAMES =
      List.of(
          List.of("train-images", "train-labels", "t10k-images", "t10k-labels"),
          List.of("train-images", "train-labels", "test-images", "test-labels"));

  private IdxFolder() {}

  static boolean is(Path folder) {
    return find(folder).isPresent();
  }

  static Dataset open(Path folder) {
    List<Path> four =
        find(folder)
            .orElseThrow(
                () ->
                    new DataException(
                        folder + " does not have all four idx files; add the missing ones."));
    IdxDataset.Files files =
        new IdxDataset.Files(four.get(0), four.get(1), four.get(2), four.get(3));
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    return IdxDataset.open(name, files);
  }

  /**
   * Training images and labels, test images and labels; the middle part of EMNIST's names is
   * ignored.
   */
  private static Optional<List<Path>> find(Path folder) {
    List<Path> all = Folders.list(folder).stream().filter(Files::isRegularFile).toList();
    for (List<String> names : NAMES) {
      List<Path> four =
          names.stream()
              .flatMap(name -> all.stream().filter(file -> matches(file, name)).limit(1))
              .toList();
      if (four.size() == names.size()) {
        return Optional.of(four);
      }
    }
    return Optional.empty();
  }

  private static boolean matches(Path file, String name) {
    String plain = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return plain.matches("(?:.*-)?" + name + "[-.]idx[13](?:-ubyte)?(?:\\.gz)?");
  }
}
