package spikeloom.dataset;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import spikeloom.sound.Audio;
import spikeloom.spike.SignalShape;
import spikeloom.text.Wording;

/**
 * Samples held as values in memory.
 *
 * @param shape the shape of every sample
 * @param values one sample after another, each value in [0, 1]
 * @param labels class of every sample
 * @param identities unique name of every sample in the set
 * @param units units of the values before they were scaled, if known
 * @param audio their conversion to sound, if they were made from recordings of sound
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: splits are not compared
public record HeldSamples(
    SignalShape shape,
    float[] values,
    int[] labels,
    List<String> identities,
    Optional<OwnUnits> units,
    Optional<Audio> audio)
    implements Dataset.Split {
  /** Samples without units and sound. */
  public HeldSamples(SignalShape shape, float[] values, int[] labels, List<String> identities) {
    this(shape, values, labels, identities, Optional.empty(), Optional.empty());
  }

  /** Samples that were not made from sound. */
  public HeldSamples(
      SignalShape shape,
      float[] values,
      int[] labels,
      List<String> identities,
      Optional<OwnUnits> units) {
    this(shape, values, labels, identities, units, Optional.empty());
  }

  /**
   * Copies the list of identities.
   *
   * @throws IllegalArgumentException if values, labels and identities do not have the same number
   *     of samples
   */
  public HeldSamples {
    identities = List.copyOf(identities);
    if ((long) labels.length * shape.size() != values.length
        || identities.size() != labels.length) {
      throw new IllegalArgumentException(
          "%d labels and %d identities for %d values of shape %s"
              .formatted(labels.length, identities.size(), values.length, shape));
    }
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public String identity(int index) {
    return identities.get(index);
  }

  @Override
  public void copyTo(int index, float[] target, int at) {
    int n = shape.size();
    System.arraycopy(values, Objects.checkIndex(index, labels.length) * n, target, at, n);
  }

  @Override
  public String toString() {
    return Wording.count(size(), "sample") + " of " + shape;
  }
}
