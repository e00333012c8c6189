package spikeloom.dataset;

import java.util.List;
import java.util.Optional;
import spikeloom.sound.Audio;
import spikeloom.spike.SignalShape;

/**
 * A split whose samples are related: the same samples, with their places.
 *
 * @param split the samples
 * @param places the place of every sample
 */
public record LocatedSplit(Dataset.Split split, List<SampleLocation> places)
    implements Dataset.Split {
  /**
   * Copies the list of places.
   *
   * @throws IllegalArgumentException if there is not one place for every sample
   */
  public LocatedSplit {
    places = List.copyOf(places);
    if (places.size() != split.size()) {
      throw new IllegalArgumentException(
          places.size() + " places for " + split.size() + " samples");
    }
  }

  @Override
  public SampleLocation place(int index) {
    return places.get(index);
  }

  @Override
  public int size() {
    return split.size();
  }

  @Override
  public SignalShape shape() {
    return split.shape();
  }

  @Override
  public int label(int index) {
    return split.label(index);
  }

  @Override
  public String identity(int index) {
    return split.identity(index);
  }

  @Override
  public void copyTo(int index, float[] target, int at) {
    split.copyTo(index, target, at);
  }

  @Override
  public void copyInputTo(int index, float[] to, int at) {
    split.copyInputTo(index, to, at);
  }

  @Override
  public boolean predicts() {
    return split.predicts();
  }

  @Override
  public boolean lazy() {
    return split.lazy();
  }

  @Override
  public Optional<SpikeSource> spikes() {
    return split.spikes();
  }

  @Override
  public Optional<TargetSeries> series() {
    return split.series();
  }

  @Override
  public Optional<Audio> audio() {
    return split.audio();
  }

  @Override
  public Optional<OwnUnits> units() {
    return split.units();
  }

  @Override
  public String toString() {
    return split.toString();
  }
}
