package spikeloom.dataset.own;

import java.nio.file.Path;
import java.util.List;
import spikeloom.dataset.ByteImages;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.Following;
import spikeloom.dataset.LocatedSplit;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.own.FileTree.Item;
import spikeloom.dataset.own.FileTree.Parts;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;
import spikeloom.image.PictureFile;
import spikeloom.image.PictureFormat;

/**
 * A folder of pictures, one sample per file; with the next sample as target, the pictures of every
 * sub-folder are the frames of a film, in order of names.
 *
 * @param tree the pictures
 * @param options image format and split
 */
record ImageFolder(FileTree tree, SourceOptions options) {
  static final long MAX_BYTES = 1L << 30;

  ImageFolder(Path folder, SourceOptions options) {
    this(pictures(folder), options);
  }

  static FileTree pictures(Path folder) {
    return new FileTree(folder, "images (PNG, JPEG, BMP or GIF)", PictureFile::named);
  }

  Dataset open() {
    Parts parts = tree.parts(options);
    PictureFormat format = options.pictures();
    long bytes = (long) (parts.train().size() + parts.test().size()) * format.shape().size();
    if (bytes > MAX_BYTES) {
      throw new DataException(
          "%s needs %,d bytes at %s values per image, more than the maximum of %,d; use a smaller --image-size or fewer images."
              .formatted(tree.folder(), bytes, format.shape(), MAX_BYTES));
    }
    Capacity.require(tree.folder(), bytes);
    return new Dataset(
        tree.name(),
        parts.classes(),
        read(parts.train(), parts),
        read(parts.test(), parts),
        parts.rule());
  }

  private Dataset.Split read(List<Item> items, Parts parts) {
    PictureFormat format = options.pictures();
    int size = format.shape().size();
    byte[] pixels = new byte[items.size() * size];
    byte[] labels = new byte[items.size()];
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      System.arraycopy(PictureFile.read(item.file(), format), 0, pixels, i * size, size);
      labels[i] = (byte) parts.classes().indexOf(item.type());
    }
    List<String> identities = items.stream().map(tree::identity).toList();
    ByteImages images = new ByteImages(format.shape(), pixels, labels, identities);
    if (!options.next()) {
      return new LocatedSplit(images, tree.places(items));
    }
    Following films =
        Following.of(new LocatedSplit(images, FileTree.frames(items)), FileTree.following(items));
    if (films.size() == 0) {
      throw new DataException(
          "%s has no folder with two or more images for --target next; put the frames of a film into one folder."
              .formatted(tree.folder()));
    }
    return films;
  }
}
