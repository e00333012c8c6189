package spikeloom.dataset;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import spikeloom.sound.Audio;
import spikeloom.spike.SignalShape;
import spikeloom.text.Wording;

/**
 * Samples whose target is the sample that begins where they end: the encoder receives sample {@code
 * now[i]}, the target is sample {@code next[i]} of the same split.
 *
 * @param split samples in time
 * @param now the samples that have a following one
 * @param next these following ones
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: splits are not compared
public record Following(Dataset.Split split, int[] now, int[] next) implements Dataset.Split {
  /** Index for no following sample. */
  public static final int NONE = -1;

  /**
   * The pairs of a split.
   *
   * @param next of every sample the following one, or {@link #NONE}
   */
  public static Following of(Dataset.Split split, int[] next) {
    int[] now = IntStream.range(0, next.length).filter(i -> next[i] != NONE).toArray();
    return new Following(split, now, Arrays.stream(now).map(i -> next[i]).toArray());
  }

  @Override
  public int size() {
    return now.length;
  }

  @Override
  public SignalShape shape() {
    return split.shape();
  }

  @Override
  public int label(int index) {
    return split.label(now[index]);
  }

  @Override
  public String identity(int index) {
    return split.identity(now[index]) + " -> " + split.identity(next[index]);
  }

  /** From the start of the input to the end of the target. */
  @Override
  public SampleLocation place(int index) {
    SampleLocation seen = split.place(now[index]);
    SampleLocation target = split.place(next[index]);
    return new SampleLocation(seen.origin(), seen.begin(), Math.max(seen.end(), target.end()));
  }

  @Override
  public void copyTo(int index, float[] target, int at) {
    split.copyTo(next[index], target, at);
  }

  @Override
  public void copyInputTo(int index, float[] target, int at) {
    split.copyTo(now[index], target, at);
  }

  @Override
  public boolean predicts() {
    return true;
  }

  @Override
  public boolean lazy() {
    return split.lazy();
  }

  @Override
  public Optional<SpikeSource> spikes() {
    return split.spikes().map(source -> new Renumbered(source, index -> now[index]));
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
    return Wording.count(size(), "sample") + " with the following ones, " + shape();
  }
}
