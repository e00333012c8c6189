package spikeloom.dataset.own;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.Following;
import spikeloom.dataset.LocatedSplit;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.own.EncodedPictures.PictureReader;
import spikeloom.dataset.own.FileTree.Item;
import spikeloom.dataset.own.FileTree.Parts;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;
import spikeloom.file.ZipArchive;
import spikeloom.image.PictureFile;

/**
 * A folder or a zip archive of pictures, one sample per file; with the next sample as target, the
 * pictures of every sub-folder are the frames of a film, in order of names. Pictures are decoded
 * when they are read. As many as fit into a quarter of the heap are kept, one byte per value.
 *
 * @param tree the pictures
 * @param reader reads one of them
 * @param options image format and split
 * @param notes notes about the files
 */
record ImageFolder(FileTree tree, PictureReader reader, SourceOptions options, List<String> notes) {
  /** Pictures of each split that are decoded when it is opened, so that damage is found early. */
  private static final int CHECKED = 64;

  private static final String WHAT = "images (PNG, JPEG, BMP or GIF)";

  /** The pictures of a folder. */
  ImageFolder(Path folder, SourceOptions options) {
    this(pictures(folder), PictureFile::read, options, List.of());
  }

  /**
   * The pictures of a zip archive, which are not written to the disk.
   *
   * @throws DataException if it cannot be read, see {@link ZipArchive}, or a picture does not fit
   *     into memory
   */
  static ImageFolder zipped(Path file, SourceOptions options) {
    ZippedFiles files = new ZippedFiles(ZipArchive.open(file), PictureFile::named);
    if (files.size() == 0) {
      throw new DataException(
          "%s holds no %s; of zip archives only those of images are supported."
              .formatted(file, WHAT));
    }
    Capacity.require(file, 2 * files.largest());
    Path root = files.root();
    List<String> notes = new ArrayList<>();
    if (!root.equals(file)) {
      notes.add(
          "The folder '%s' of the archive, which holds all images, is taken as its root."
              .formatted(root.getFileName()));
    }
    return new ImageFolder(
        new FileTree(files, root, WHAT, PictureFile::named),
        (path, format) -> PictureFile.read(path.toString(), files.read(path), format),
        options,
        notes);
  }

  static FileTree pictures(Path folder) {
    return new FileTree(folder, WHAT, PictureFile::named);
  }

  Dataset open() {
    Parts parts = tree.parts(options);
    long size = options.pictures().shape().size();
    long kept = Capacity.share(size * (parts.train().size() + parts.test().size()));
    // Training samples are read every epoch, test samples once.
    Dataset.Split train = split(parts.train(), parts, kept);
    Dataset.Split test = split(parts.test(), parts, kept - size * parts.train().size());
    return new Dataset(tree.name(), parts.classes(), train, test, parts.rule()).noted(notes);
  }

  private Dataset.Split split(List<Item> items, Parts parts, long kept) {
    List<String> identities = items.stream().map(tree::identity).toList();
    EncodedPictures images =
        new EncodedPictures(
            items.stream().map(Item::file).toList(),
            parts.labels(items),
            identities,
            reader,
            options.pictures(),
            Math.max(0, kept));
    check(images);
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

  /** Decodes all pictures of a small split, and of a larger one some, spread evenly. */
  private static void check(Dataset.Split images) {
    float[] values = new float[images.shape().size()];
    long count = Math.min(CHECKED, images.size());
    for (long k = 0; k < count; k++) {
      images.copyTo((int) (k * images.size() / count), values, 0);
    }
  }
}
