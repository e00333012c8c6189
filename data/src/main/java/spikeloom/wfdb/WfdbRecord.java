package spikeloom.wfdb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;
import spikeloom.wfdb.WfdbHeader.Signal;

/**
 * The signals of a record, one value per frame. Signals of one file lie interleaved, frame by
 * frame; where the header gives the first sample and the checksum of a signal, both are checked.
 *
 * @param header header of the record
 * @param values each signal in its physical unit; NaN where a value is missing; not copied, callers
 *     do not change them
 */
public record WfdbRecord(WfdbHeader header, List<float[]> values) {
  /** Copies its list. */
  public WfdbRecord {
    values = List.copyOf(values);
  }

  /** Number of frames. */
  public int samples() {
    return values.get(0).length;
  }

  /**
   * Reads a record.
   *
   * @param header path of its {@code .hea}, with signal files and segments in the same folder
   * @throws DataException if a file cannot be read, is damaged or truncated, or is unsupported
   */
  public static WfdbRecord read(Path header) {
    WfdbHeader read = WfdbHeader.read(header);
    return read.segments().isEmpty() ? read(read) : SegmentedRecord.read(read);
  }

  /** Reads a record without segments. */
  static WfdbRecord read(WfdbHeader header) {
    Map<String, SignalFile> files = new HashMap<>();
    for (Signal signal : header.signals()) {
      if (signal.storage().format() != 0) {
        files.computeIfAbsent(signal.fileName(), name -> new SignalFile(header, name));
      }
    }
    if (files.isEmpty()) {
      throw new DataException(
          header.file()
              + " only names signals and has no samples; use the record that it belongs to.");
    }
    int frames = files.values().iterator().next().frames();
    if (files.values().stream().anyMatch(file -> file.frames() != frames)) {
      throw new DataException(
          header.file() + " names files of different length; use files that belong together.");
    }
    Capacity.require(header.file(), (long) Float.BYTES * frames * header.signals().size());
    List<float[]> values = new ArrayList<>();
    for (int i = 0; i < header.signals().size(); i++) {
      Signal signal = header.signals().get(i);
      values.add(
          signal.storage().format() == 0
              ? missing(frames)
              : Objects.requireNonNull(files.get(signal.fileName())).values(i));
    }
    return new WfdbRecord(header, values);
  }

  private static float[] missing(int frames) {
    float[] values = new float[frames];
    Arrays.fill(values, Float.NaN);
    return values;
  }
}
