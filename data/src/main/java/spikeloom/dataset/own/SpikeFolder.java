package spikeloom.dataset.own;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.SourceOptions.TargetMoment;
import spikeloom.dataset.own.FileTree.Item;
import spikeloom.dataset.own.FileTree.Parts;
import spikeloom.dataset.recorded.HeldSpikes;
import spikeloom.dataset.recorded.SpikeLists;
import spikeloom.dataset.recorded.Timeline;
import spikeloom.file.DataException;
import spikeloom.file.Unpacked;

/**
 * A folder of {@code .bs1} files, a sample each. A spike is five bytes, big-endian:
 *
 * <pre>{@code
 * bytes 0-1  channel
 * bytes 2-4  1 bit polarity, which is not used, 23 bits time in microseconds
 * }</pre>
 *
 * <p>Source: SLAYER (Shrestha, Orchard, "SLAYER: spike layer error reassignment in time", 2018),
 * its files of one-dimensional spikes.
 */
final class SpikeFolder {
  private static final int SPIKE_BYTES = 5;
  private static final int MAX_BYTES = 1 << 26;
  private static final int TIME_MASK = 0x7fffff;
  private static final double SECONDS = 1e-6;

  private SpikeFolder() {}

  static FileTree files(Path folder) {
    return new FileTree(folder, "spikes (.bs1)", SpikeFolder::named);
  }

  /** Whether a file name is that of spikes. */
  static boolean named(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".bs1");
  }

  /**
   * Opens a folder.
   *
   * @throws DataException if a file cannot be read
   */
  static Dataset open(Path folder, SourceOptions options) {
    FileTree tree = files(folder);
    Parts parts = tree.parts(options.with(TargetMoment.SAME));
    List<Item> items = new ArrayList<>(parts.train());
    items.addAll(parts.test());
    HeldSpikes.Builder builder = new HeldSpikes.Builder(folder.toString(), items.size());
    int channels = 1;
    for (int i = 0; i < items.size(); i++) {
      channels = Math.max(channels, read(items.get(i).file(), i, builder));
    }
    SpikeLists spikes = builder.build(channels);
    SpikeSamples samples =
        SpikeSamples.of(parts.classes(), parts.labels(items))
            .named(
                items.stream().map(tree::identity).toList(),
                IntStream.range(parts.train().size(), items.size()).boxed().toList());
    boolean origins = items.stream().anyMatch(item -> !item.origin().isEmpty());
    SpikeContent content =
        new SpikeContent(
            folder,
            spikes,
            Timeline.of(spikes, SpikeContent.Unit.SECONDS.word()),
            SpikeContent.Unit.SECONDS,
            OptionalDouble.empty(),
            origins
                ? samples.grouped(tree.places(items).stream().map(p -> p.origin()).toList())
                : samples,
            List.of());
    return content.open(options).dealtOut(parts.rule());
  }

  /** Describes a single file. */
  static String describe(Path file) {
    HeldSpikes.Builder builder = new HeldSpikes.Builder(file.toString(), 1);
    SpikeLists spikes = builder.build(read(file, 0, builder));
    return "spikes of 1 sample: "
        + Timeline.of(spikes, SpikeContent.Unit.SECONDS.word()).describe(spikes.channels());
  }

  /** Adds the spikes of a file and returns the number of channels that they need. */
  private static int read(Path file, int sample, HeldSpikes.Builder spikes) {
    byte[] bytes;
    try (Unpacked in = new Unpacked(file)) {
      bytes = in.read(MAX_BYTES);
      boolean whole = in.read(1).length == 0 && bytes.length % SPIKE_BYTES == 0;
      if (!whole) {
        throw new DataException(
            "%s is not a list of spikes of %d bytes, at most %,d bytes; check that it is the right file."
                .formatted(file, SPIKE_BYTES, MAX_BYTES));
      }
    }
    int channels = 1;
    for (int at = 0; at < bytes.length; at += SPIKE_BYTES) {
      int channel = (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
      int rest =
          (bytes[at + 2] & 0xff) << 16 | (bytes[at + 3] & 0xff) << 8 | (bytes[at + 4] & 0xff);
      spikes.add(sample, (rest & TIME_MASK) * SECONDS, channel);
      channels = Math.max(channels, channel + 1);
    }
    return channels;
  }
}
