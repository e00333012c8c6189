package spikeloom.dataset.own;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import spikeloom.dataset.recorded.HeldSpikes;
import spikeloom.dataset.recorded.SpikeLists;
import spikeloom.dataset.recorded.Timeline;
import spikeloom.file.DataException;
import spikeloom.hdf.Hdf5File;
import spikeloom.numpy.NumpyArray;

/**
 * N-TIDIGITS: spoken digits, recorded by a silicon cochlea with 64 channels. In two parts:
 *
 * <pre>{@code
 * train_labels, test_labels             keys of the samples, such as man-im-a-7557
 * train_timestamps/KEY, test_...        times of the spikes in seconds
 * train_addresses/KEY, test_...         their channels
 * }</pre>
 *
 * <p>A key gives group, speaker, take and digits. Samples of a single digit are used, whose class
 * is the digit; those of several digits are left out. Source: Anumula, Neil, Delbruck, Liu,
 * "Feature representations for neuromorphic audio spike streams", Frontiers in Neuroscience 12,
 * 2018.
 *
 * @param hdf the file
 */
record TidigitsFile(Hdf5File hdf) {
  private static final List<String> PARTS = List.of("train", "test");
  private static final String LABELS = "_labels";
  private static final String TIMES = "_timestamps";
  private static final String ADDRESSES = "_addresses";

  /** A sample: its part, its key, and what is in the key. */
  private record Sample(String part, String key) {
    String digits() {
      return key.substring(key.lastIndexOf('-') + 1);
    }

    String speaker() {
      String[] words = key.split("-", -1);
      return words.length < 2 ? key : words[0] + "-" + words[1];
    }
  }

  static boolean is(Hdf5File hdf) {
    return PARTS.stream().allMatch(part -> hdf.holds(part + LABELS) && hdf.hasGroup(part + TIMES));
  }

  SpikeContent content() {
    List<Sample> all = PARTS.stream().flatMap(this::samples).toList();
    List<Sample> single = all.stream().filter(sample -> sample.digits().length() == 1).toList();
    List<Integer> test =
        IntStream.range(0, single.size())
            .filter(i -> single.get(i).part.equals("test"))
            .boxed()
            .toList();
    if (test.isEmpty() || test.size() == single.size()) {
      throw new DataException(
          "%s has no samples of a single digit in its training or its test part; use the whole file."
              .formatted(hdf.file()));
    }
    SpikeLists spikes = spikes(single);
    List<String> notes = new ArrayList<>();
    if (single.size() < all.size()) {
      notes.add(
          "%,d samples of several digits are left out.".formatted(all.size() - single.size()));
    }
    return new SpikeContent(
        hdf.file(),
        spikes,
        Timeline.of(spikes, SpikeContent.Unit.SECONDS.word()),
        SpikeContent.Unit.SECONDS,
        OptionalDouble.empty(),
        SpikeSamples.of(hdf.file().toString(), single.stream().map(Sample::digits).toList())
            .grouped(single.stream().map(Sample::speaker).toList())
            .named(single.stream().map(sample -> sample.part + " " + sample.key).toList(), test),
        notes);
  }

  private Stream<Sample> samples(String part) {
    NumpyArray keys = hdf.array(part + LABELS);
    if (keys.numeric()) {
      throw new DataException(
          "%s: '%s' holds numbers instead of keys; check the file."
              .formatted(hdf.file(), part + LABELS));
    }
    return IntStream.range(0, keys.size()).mapToObj(i -> new Sample(part, keys.text(i)));
  }

  private SpikeLists spikes(List<Sample> samples) {
    String source = hdf.file().toString();
    HeldSpikes.Builder spikes = new HeldSpikes.Builder(source, samples.size());
    int channels = 1;
    for (int s = 0; s < samples.size(); s++) {
      Sample sample = samples.get(s);
      NumpyArray times = hdf.array(sample.part + TIMES + "/" + sample.key);
      NumpyArray addresses = hdf.array(sample.part + ADDRESSES + "/" + sample.key);
      if (times.size() != addresses.size() || !times.numeric() || !addresses.numeric()) {
        throw new DataException(
            "%s has %s as times, but %s as addresses of '%s'; save one of both for each spike."
                .formatted(source, times, addresses, sample.key));
      }
      for (int i = 0; i < times.size(); i++) {
        int channel =
            SpikeValues.channel(source, addresses.number(i), ListedSpikes.MAX_CHANNELS, s);
        channels = Math.max(channels, channel + 1);
        spikes.add(s, SpikeValues.time(source, times.number(i), s), channel);
      }
    }
    return spikes.build(channels);
  }
}
