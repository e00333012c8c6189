package spikeloom.dataset.own;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import spikeloom.dataset.SourceOptions;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;
import spikeloom.table.Column;
import spikeloom.table.Table;

/**
 * Channels recorded in time, as a table: one row per time step, one column per channel. Several
 * recordings follow each other, each as its own group.
 *
 * @param file the source file
 * @param names the names of the channels
 * @param recordings the recordings
 */
record Channels(Path file, List<String> names, List<Recording> recordings) {
  private static final int MAX_ROWS = 1 << 28;

  /**
   * A recording.
   *
   * @param channels the values of every channel, {@code [channels][steps]}
   * @param classes the class of every step; empty without classes
   */
  record Recording(List<float[]> channels, List<String> classes) {
    Recording(List<float[]> channels) {
      this(channels, List.of());
    }

    int moments() {
      return channels.get(0).length;
    }
  }

  /** Creates one recording from values step by step, {@code [steps][variables]}. */
  static Channels ofMoments(Path file, float[] values, int variables) {
    List<float[]> channels = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int v = 0; v < variables; v++) {
      float[] channel = new float[values.length / variables];
      for (int t = 0; t < channel.length; t++) {
        channel[t] = values[t * variables + v];
      }
      channels.add(channel);
      names.add("channel " + (v + 1));
    }
    return new Channels(file, names, List.of(new Recording(channels)));
  }

  /**
   * Cuts the recordings into samples.
   *
   * @param defaultLength default steps of a sample
   */
  TableSet set(SourceOptions options, int defaultLength) {
    long rows = recordings.stream().mapToLong(Recording::moments).sum();
    if (rows > MAX_ROWS) {
      throw new DataException(
          "%s holds %,d time steps, more than the maximum of %,d; use a part of it."
              .formatted(file, rows, MAX_ROWS));
    }
    Capacity.require(file, Float.BYTES * rows * names.size());
    List<Column> values = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      values.add(Column.ofNumbers(names.get(c), joined(c, (int) rows)));
    }
    List<Column> columns = new ArrayList<>(values);
    Optional<Column> group = Optional.empty();
    if (recordings.size() > 1) {
      group = Optional.of(Column.ofNumbers("recording", numbers((int) rows)));
      columns.add(group.get());
    }
    Optional<Column> label = Optional.empty();
    if (recordings.stream().noneMatch(r -> r.classes.isEmpty())) {
      label = Optional.of(Column.ofWords("class", classes()));
      columns.add(label.get());
    }
    TableRoles roles = new TableRoles(values, label, Optional.empty(), group);
    return new TableSet(new Table(file, columns), roles, options, defaultLength);
  }

  private float[] joined(int channel, int rows) {
    float[] all = new float[rows];
    int at = 0;
    for (Recording recording : recordings) {
      float[] values = recording.channels.get(channel);
      System.arraycopy(values, 0, all, at, values.length);
      at += values.length;
    }
    return all;
  }

  /** The number of the recording of every row, from 1. */
  private float[] numbers(int rows) {
    float[] all = new float[rows];
    int at = 0;
    for (int r = 0; r < recordings.size(); r++) {
      int end = at + recordings.get(r).moments();
      Arrays.fill(all, at, end, r + 1f);
      at = end;
    }
    return all;
  }

  private List<String> classes() {
    return recordings.stream().flatMap(recording -> recording.classes.stream()).toList();
  }
}
