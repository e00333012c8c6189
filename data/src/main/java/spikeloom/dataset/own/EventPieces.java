package spikeloom.dataset.own;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SpikeSource;
import spikeloom.event.EventBinning;
import spikeloom.event.EventStream;
import spikeloom.event.Sensor;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.text.Wording;

/**
 * Pieces of event recordings of equal length. The spikes are the events; the target is the picture
 * that they add up to, grey where nothing changed:
 *
 * <pre>{@code v(y, x) = min(1, max(0, 1/2 + (on(y, x) - off(y, x)) / (2 most)))}</pre>
 *
 * @param pieces the pieces
 * @param binning the sensor, and the length of a piece
 * @param most events more of one polarity that make a pixel white or black, at least 1
 */
record EventPieces(List<Piece> pieces, EventBinning binning, int most)
    implements Dataset.Split, SpikeSource {
  private static final double NOT_DRAWN_OVER = 0.95;
  private static final int COUNTED = 1 << 12;

  EventPieces {
    pieces = List.copyOf(pieces);
  }

  /**
   * A piece.
   *
   * @param events the recording
   * @param begin where it begins, in microseconds
   * @param label its class
   * @param identity its unique name
   */
  record Piece(EventStream events, long begin, int label, String identity) {}

  /**
   * Returns the number of events shown as white: the 95 % quantile over the pixels that changed.
   */
  static int most(List<Piece> pieces, EventBinning binning) {
    long[] pixels = new long[COUNTED];
    int[] changes = new int[binning.sensor().pixels()];
    for (Piece piece : pieces) {
      Arrays.fill(changes, 0);
      count(piece, binning, changes);
      for (int change : changes) {
        pixels[Math.min(COUNTED - 1, Math.abs(change))]++;
      }
    }
    long changed = 0;
    for (int i = 1; i < COUNTED; i++) {
      changed += pixels[i];
    }
    long within = 0;
    int most = 1;
    while (most < COUNTED - 1 && (within += pixels[most]) < NOT_DRAWN_OVER * changed) {
      most++;
    }
    return most;
  }

  /** Adds on - off to every pixel. */
  private static void count(Piece piece, EventBinning binning, int[] changes) {
    EventStream events = piece.events;
    int width = binning.sensor().width();
    int end = events.firstFrom(piece.begin + binning.span());
    for (int i = events.firstFrom(piece.begin); i < end; i++) {
      changes[events.y(i) * width + events.x(i)] += events.on(i) ? 1 : -1;
    }
  }

  @Override
  public int size() {
    return pieces.size();
  }

  @Override
  public SignalShape shape() {
    Sensor sensor = binning.sensor();
    return new SignalShape.Image(1, sensor.height(), sensor.width());
  }

  @Override
  public int label(int index) {
    return pieces.get(index).label;
  }

  @Override
  public String identity(int index) {
    return pieces.get(index).identity;
  }

  @Override
  public void copyTo(int index, float[] target, int at) {
    int[] changes = new int[binning.sensor().pixels()];
    count(pieces.get(index), binning, changes);
    for (int i = 0; i < changes.length; i++) {
      target[at + i] = Math.min(1, Math.max(0, 0.5f + 0.5f * changes[i] / most));
    }
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
    Piece piece = pieces.get(index);
    binning.write(piece.events, piece.begin, steps, builder);
  }

  @Override
  public String toString() {
    return Wording.count(size(), "piece") + " of recordings, " + shape();
  }
}
