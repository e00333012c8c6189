package spikeloom.wfdb;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;
import spikeloom.file.WholeFile;
import spikeloom.wfdb.WfdbHeader.Signal;

/**
 * A signal file: frames one after another, each with the samples of every signal that is in the
 * file. Of several samples per frame the mean is taken, so that all signals have one value per
 * frame, as the programs of the WFDB package read them by default.
 */
final class SignalFile {
  /** The maximum size of a signal file: 128 MiB, a day of six leads at 128 Hz. */
  static final int MAX_BYTES = 1 << 27;

  private final WfdbHeader header;
  private final Path file;
  private final List<Signal> signals;
  private final WfdbFormat format;
  private final int offset;
  private final int perFrame;
  private final byte[] bytes;

  /**
   * Reads a file.
   *
   * @throws DataException if it cannot be read, or the header has its signals stored differently
   */
  SignalFile(WfdbHeader header, String name) {
    this.header = header;
    file = header.file().resolveSibling(name);
    signals = header.signals().stream().filter(s -> s.fileName().equals(name)).toList();
    Signal first = signals.get(0);
    for (Signal signal : signals) {
      boolean same =
          signal.storage().format() == first.storage().format()
              && signal.storage().offset() == first.storage().offset();
      if (!same) {
        throw new DataException(
            "%s gives %s the formats %d+%d and %d+%d; check the header."
                .formatted(
                    header.file(),
                    file,
                    first.storage().format(),
                    first.storage().offset(),
                    signal.storage().format(),
                    signal.storage().offset()));
      }
    }
    format = WfdbFormat.of(first.storage().format()).orElseThrow();
    offset = first.storage().offset();
    perFrame = signals.stream().mapToInt(s -> s.storage().perFrame()).sum();
    bytes = WholeFile.read(file, MAX_BYTES);
  }

  /**
   * Frames of the record: as in the header, else all of the file.
   *
   * @throws DataException if the file has fewer, or none
   */
  int frames() {
    long have = Math.max(0, bytes.length - (long) offset);
    long frames = header.samples().orElse(format.samples(have) / perFrame);
    long needed = offset + format.bytes(frames * perFrame);
    if (frames < 1 || needed > bytes.length) {
      throw new DataException(
          "%s is truncated: %d signals of %,d samples take %,d bytes, but it ends at byte %,d; download or copy the file again."
              .formatted(file, signals.size(), frames, needed, bytes.length));
    }
    return (int) frames;
  }

  /**
   * A signal in its physical unit, a value per frame; NaN where one is missing.
   *
   * @param index number of the signal in the header
   * @throws DataException if its first sample or its checksum is not the one of the header
   */
  float[] values(int index) {
    Signal signal = header.signals().get(index);
    int before = 0;
    for (int i = 0; i < index; i++) {
      Signal other = header.signals().get(i);
      before += other.fileName().equals(signal.fileName()) ? other.storage().perFrame() : 0;
    }
    int frames = frames();
    int skew = signal.storage().skew();
    if (skew >= frames) {
      throw new DataException(
          "%s gives signal %d a skew of %,d frames, but the record has %,d; check the header."
              .formatted(header.file(), index, skew, frames));
    }
    Capacity.require(file, (long) Float.BYTES * frames);
    float[] values = new float[frames];
    Arrays.fill(values, frames - skew, frames, Float.NaN);
    Decoder decoder = new Decoder(signal);
    for (int f = 0; f < frames; f++) {
      double value = decoder.frame((long) f * perFrame + before);
      if (f >= skew) {
        values[f - skew] = (float) value;
      }
    }
    check(index, signal, decoder);
    return values;
  }

  private void check(int index, Signal signal, Decoder decoder) {
    // Headers have zero if the first sample is unknown.
    int first = signal.first().orElse(0);
    if (first != 0 && !format.differences()) {
      requireSame("first sample", index, first, decoder.first);
    }
    if (signal.checksum().isPresent() && header.samples().isPresent()) {
      requireSame("checksum", index, (short) signal.checksum().getAsInt(), decoder.sum);
    }
  }

  private void requireSame(String what, int signal, int announced, int found) {
    if (announced != found) {
      throw new DataException(
          "%s does not belong to %s or is damaged: the %s of signal %d is %d instead of %d; download or copy the files again."
              .formatted(file, header.file(), what, signal, found, announced));
    }
  }

  /** Decodes a signal frame by frame. */
  private final class Decoder {
    private final Signal signal;
    private final int each;
    private final boolean marked;
    private final int missing;
    private int first;
    private int last;
    private short sum;
    private boolean begun;

    Decoder(Signal signal) {
      this.signal = signal;
      each = signal.storage().perFrame();
      marked = format.missing().isPresent();
      missing = format.missing().orElse(0);
      last = signal.first().orElse(signal.scale().zero());
    }

    /** The physical value of the frame whose first sample has that index. */
    double frame(long at) {
      double mean = 0;
      boolean whole = true;
      for (int i = 0; i < each; i++) {
        int stored = format.sample(bytes, offset, at + i);
        last = format.differences() ? last + stored : stored;
        first = begun ? first : last;
        begun = true;
        sum += (short) last;
        whole &= !marked || last != missing;
        mean += (double) last - signal.scale().baseline();
      }
      return whole ? mean / each / signal.scale().gain() : Double.NaN;
    }
  }
}
