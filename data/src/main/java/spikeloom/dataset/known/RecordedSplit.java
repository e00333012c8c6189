package spikeloom.dataset.known;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SpikeSource;
import spikeloom.dataset.known.NMnist.Recording;
import spikeloom.event.BinFile;
import spikeloom.event.EventBinning;
import spikeloom.event.Sensor;
import spikeloom.file.DataException;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.text.Wording;

/**
 * Recordings of an event camera with the recorded images; the spikes are read from the file on
 * request.
 *
 * @param recordings in the order of their images
 * @param images images of the recordings
 */
record RecordedSplit(List<Recording> recordings, Dataset.Split images, EventBinning binning)
    implements Dataset.Split, SpikeSource {
  /**
   * The split of {@code recordings}, which are in the order of their images.
   *
   * @throws DataException if an image has two recordings, a recording has no image, or the image
   *     shows another digit than the folder
   */
  static RecordedSplit of(List<Recording> recordings, Dataset.Split images, EventBinning binning) {
    int before = -1;
    for (Recording recording : recordings) {
      int image = recording.image();
      if (image >= images.size()) {
        throw new DataException(
            "%s is the recording of image %,d, but there are only %,d images; remove it."
                .formatted(recording.file(), image + 1, images.size()));
      }
      if (images.label(image) != recording.digit()) {
        throw new DataException(
            "%s is in the folder of digit %d, but image %,d shows a %d; use recordings and images that belong together."
                .formatted(recording.file(), recording.digit(), image + 1, images.label(image)));
      }
      if (image == before) {
        throw new DataException(
            "%s is a second recording of image %,d; remove one of the two."
                .formatted(recording.file(), image + 1));
      }
      before = image;
    }
    return new RecordedSplit(List.copyOf(recordings), images, binning);
  }

  @Override
  public int size() {
    return recordings.size();
  }

  @Override
  public SignalShape shape() {
    return images.shape();
  }

  @Override
  public int label(int index) {
    return recordings.get(index).digit();
  }

  /** Returns the number of the image in the file name, starting at 1. */
  @Override
  public String identity(int index) {
    return Integer.toString(recordings.get(index).image() + 1);
  }

  @Override
  public void copyTo(int index, float[] target, int at) {
    images.copyTo(recordings.get(index).image(), target, at);
  }

  @Override
  public Optional<SpikeSource> spikes() {
    return Optional.of(this);
  }

  @Override
  public int channels() {
    return binning.channels();
  }

  @Override
  public Optional<SignalShape.Image> layout() {
    Sensor sensor = binning.sensor();
    return Optional.of(new SignalShape.Image(2, sensor.height(), sensor.width()));
  }

  @Override
  public OptionalLong span() {
    return OptionalLong.of(binning.span());
  }

  @Override
  public void write(int index, int steps, SpikeBatchBuilder builder) {
    binning.write(BinFile.read(recordings.get(index).file(), binning.sensor()), steps, builder);
  }

  @Override
  public String toString() {
    return Wording.count(size(), "recording") + ", " + images.shape();
  }
}
