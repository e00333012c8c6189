package spikeloom.dataset.own;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.HeldSamples;
import spikeloom.dataset.LocatedSplit;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.SourceOptions.TargetMoment;
import spikeloom.dataset.own.FileTree.Item;
import spikeloom.dataset.own.FileTree.Parts;
import spikeloom.file.DataException;
import spikeloom.sound.Sound;
import spikeloom.sound.SoundFeatures;

/**
 * A folder of sounds, one sample per file; or a single long sound, which is cut into windows.
 *
 * @param tree the sounds
 * @param options representation and split
 */
record SoundFolder(FileTree tree, SourceOptions options) {
  private static final long MAX_VALUES = 1L << 28;

  SoundFolder(Path folder, SourceOptions options) {
    this(sounds(folder), options);
  }

  static FileTree sounds(Path folder) {
    return new FileTree(folder, "sounds (WAV)", SoundFolder::named);
  }

  /** Whether a file name is that of a sound. */
  static boolean named(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".wav") || name.endsWith(".wave");
  }

  /** Creates the set of windows of a single recording. */
  static Dataset single(Path file, SourceOptions options) {
    SoundFeatures features = options.features();
    Sound sound = SoundSamples.read(file, options.reading());
    SoundSamples.requireRate(file, features, sound.rate());
    long values = features.moments(sound) * features.variables();
    if (values > MAX_VALUES) {
      throw new DataException(
          "%s makes %,d values, more than the maximum of %,d per sound; split it into parts or use another --sound."
              .formatted(file, values, MAX_VALUES));
    }
    float[] moments = features.whole(sound);
    return Channels.ofMoments(file, moments, features.variables())
        .set(options, options.sound().defaultLength())
        .open();
  }

  Dataset open() {
    Parts parts = tree.parts(options.with(TargetMoment.SAME));
    SoundSamples samples =
        SoundSamples.like(
            parts.train().get(0).file(), parts.train().size() + parts.test().size(), options);
    return new Dataset(
        tree.name(),
        parts.classes(),
        held(samples, parts.train(), parts),
        held(samples, parts.test(), parts),
        parts.rule());
  }

  private Dataset.Split held(SoundSamples samples, List<Item> items, Parts parts) {
    HeldSamples held =
        samples.held(
            items.stream().map(Item::file).toList(),
            parts.labels(items),
            items.stream().map(tree::identity).toList());
    return new LocatedSplit(held, tree.places(items));
  }
}
