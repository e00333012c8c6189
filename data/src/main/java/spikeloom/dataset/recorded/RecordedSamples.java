package spikeloom.dataset.recorded;

import java.util.List;
import java.util.Optional;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SpikeSource;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.spike.StepGrid;
import spikeloom.text.Wording;

/**
 * Samples that are spikes. The spikes need no code: of T steps, step k holds those with
 *
 * <pre>{@code k <= T time / span < k + 1,}</pre>
 *
 * <p>and a channel spikes at most once per step. The target is the {@link RateMap}.
 *
 * @param lists the spikes of all samples of a recording
 * @param samples numbers of those that belong to this split
 * @param labels class of every sample of the recording
 * @param identities name of every sample of the recording
 * @param map the target
 * @param most spikes of a cell that is shown as white
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: splits are not compared
record RecordedSamples(
    SpikeLists lists, int[] samples, int[] labels, List<String> identities, RateMap map, int most)
    implements Dataset.Split, SpikeSource {
  @Override
  public int size() {
    return samples.length;
  }

  @Override
  public SignalShape shape() {
    return map.shape();
  }

  @Override
  public int label(int index) {
    return labels[samples[index]];
  }

  @Override
  public String identity(int index) {
    return identities.get(samples[index]);
  }

  @Override
  public void copyTo(int index, float[] target, int at) {
    int[] counts = new int[map.bands() * map.bins()];
    map.count(lists, samples[index], counts);
    for (int i = 0; i < counts.length; i++) {
      target[at + i] = Math.min(1f, (float) counts[i] / most);
    }
  }

  @Override
  public Optional<SpikeSource> spikes() {
    return Optional.of(this);
  }

  @Override
  public int channels() {
    return lists.channels();
  }

  @Override
  public void write(int index, int steps, SpikeBatchBuilder builder) {
    StepGrid grid = new StepGrid(steps, channels());
    lists.forEach(
        samples[index],
        (time, channel) -> {
          int step = (int) Math.floor(steps * time / map.span());
          if (step < steps) {
            grid.spike(step, channel);
          }
        });
    grid.writeTo(builder);
  }

  @Override
  public String toString() {
    return Wording.count(size(), "sample") + " of spikes, " + shape();
  }
}
