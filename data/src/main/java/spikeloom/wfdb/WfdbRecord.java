package spikeloom.wfdb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import spikeloom.file.DataException;
import spikeloom.file.WholeFile;

/**
 * The signals of a record. Signals of one file lie interleaved, sample by sample; where the header
 * gives the first sample and the checksum of a signal, both are checked.
 *
 * @param header what the record is
 * @param values samples of each signal in its physical unit; NaN where one is missing; not copied,
 *     callers do not change them
 */
public record WfdbRecord(WfdbHeader header, List<float[]> values) {
  /** The largest signal file that is read: 128 MiB, a day of six leads at 128 Hz. */
  static final int MAX_BYTES = 1 << 27;

  /** Keeps its own list. */
  public WfdbRecord {
    values = List.copyOf(values);
  }

  /** Number of samples of each signal. */
  public int samples() {
    return values.get(0).length;
  }

  /**
   * Reads a record.
   *
   * @param header path of its {@code .hea}, with the signal files beside it
   * @throws DataException if a file cannot be read, is damaged or cut off, or is of a kind that is
   *     not read
   */
  public static WfdbRecord read(Path header) {
    WfdbHeader read = WfdbHeader.read(header);
    Map<String, byte[]> contents = new HashMap<>();
    List<float[]> values = new ArrayList<>();
    for (int i = 0; i < read.signals().size(); i++) {
      String name = read.signals().get(i).fileName();
      Path file = header.resolveSibling(name);
      byte[] bytes = contents.computeIfAbsent(name, n -> WholeFile.read(file, MAX_BYTES));
      values.add(new SignalFile(file, bytes, read, i).values());
    }
    if (values.stream().anyMatch(each -> each.length != values.get(0).length)) {
      throw new DataException(
          header + " names files of different length; use files that belong together.");
    }
    return new WfdbRecord(read, values);
  }

  /** One signal in its file. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record SignalFile(Path file, byte[] bytes, WfdbHeader header, int index) {
    float[] values() {
      WfdbHeader.Signal signal = header.signals().get(index);
      WfdbFormat format = WfdbFormat.of(signal.format()).orElseThrow();
      int together = 0;
      int before = 0;
      for (int i = 0; i < header.signals().size(); i++) {
        WfdbHeader.Signal other = header.signals().get(i);
        if (other.fileName().equals(signal.fileName())) {
          if (other.format() != signal.format()) {
            throw new DataException(
                "%s gives %s the formats %d and %d; check the header."
                    .formatted(header.file(), file, signal.format(), other.format()));
          }
          before += i < index ? 1 : 0;
          together++;
        }
      }
      long samples = samples(format, together);
      float[] values = new float[(int) samples];
      short sum = 0;
      for (int t = 0; t < values.length; t++) {
        int raw = format.sample(bytes, (long) t * together + before);
        sum += (short) raw;
        boolean missing = raw == format.missing();
        values[t] = missing ? Float.NaN : (float) ((raw - signal.baseline()) / signal.gain());
      }
      if (signal.first().isPresent()) {
        requireSame("first sample", signal.first().getAsInt(), format.sample(bytes, before));
      }
      if (signal.checksum().isPresent()) {
        requireSame("checksum", (short) signal.checksum().getAsInt(), sum);
      }
      return values;
    }

    private long samples(WfdbFormat format, int together) {
      long there = format.samples(bytes.length) / together;
      long samples = header.samples().orElse(there);
      if (samples < 1 || format.bytes(samples * together) > bytes.length) {
        throw new DataException(
            "%s is truncated: %d signals of %,d samples take %,d bytes, but it ends at byte %,d; fetch or copy the file again."
                .formatted(
                    file, together, samples, format.bytes(samples * together), bytes.length));
      }
      return samples;
    }

    private void requireSame(String what, int announced, int found) {
      if (announced != found) {
        throw new DataException(
            "%s does not belong to %s or is damaged: the %s of signal %d is %d instead of %d; fetch or copy the files again."
                .formatted(file, header.file(), what, index, found, announced));
      }
    }
  }
}
