package spikeloom.dataset.own;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.file.DataException;
import spikeloom.wfdb.WfdbHeader;
import spikeloom.wfdb.WfdbRecord;

/**
 * WFDB records: as heart beats if they have reference annotations, see {@link BeatSamples}; else
 * the signals are cut into windows.
 */
public final class RecordSet {
  /** Default length of a sample without annotations: 0.7 s at 360 Hz. */
  private static final int DEFAULT_LENGTH = 256;

  private RecordSet() {}

  /** Whether a file has the name of a header. */
  static boolean named(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".hea");
  }

  static FileTree records(Path folder) {
    return new FileTree(folder, "records (WFDB)", RecordSet::named);
  }

  /** Creates the set of a folder of records. */
  static Dataset folder(Path folder, SourceOptions options) {
    return open(folder, records(folder).name(), headers(folder), options);
  }

  /** Creates the set of a single record. */
  static Dataset single(Path header, SourceOptions options) {
    return open(
        header, String.valueOf(header.getFileName()), List.of(WfdbHeader.read(header)), options);
  }

  /** Lists the headers of a folder; segments belong to the records that refer to them. */
  public static List<WfdbHeader> headers(Path folder) {
    List<WfdbHeader> all =
        records(folder).all().stream().map(item -> WfdbHeader.read(item.file())).toList();
    Set<Path> segments =
        all.stream()
            .flatMap(h -> h.segments().stream().map(s -> s.header(h.file())))
            .collect(Collectors.toSet());
    return all.stream().filter(header -> !segments.contains(header.file())).toList();
  }

  private static Dataset open(
      Path from, String name, List<WfdbHeader> headers, SourceOptions options) {
    for (WfdbHeader header : headers) {
      if (header.rate() != headers.get(0).rate()) {
        throw new DataException(
            "%s has %s samples per second, but %s has %s; use records with the same sampling rate."
                .formatted(
                    header.file(), header.rate(), headers.get(0).file(), headers.get(0).rate()));
      }
    }
    List<WfdbHeader> annotated = headers.stream().filter(BeatSamples::annotated).toList();
    List<WfdbHeader> used = annotated.isEmpty() ? headers : annotated;
    List<String> leads = leads(from, used, options.table().columns());
    if (!annotated.isEmpty() && !options.next()) {
      return new BeatSamples(annotated, leads, options).open(name);
    }
    List<Channels.Recording> recordings =
        used.stream()
            .map(header -> leads(WfdbRecord.read(header.file()), leads))
            .map(Channels.Recording::new)
            .toList();
    return new Channels(from, leads, recordings).set(options, DEFAULT_LENGTH).open();
  }

  /** Returns the requested leads, else those that all records have. */
  private static List<String> leads(Path from, List<WfdbHeader> headers, List<String> asked) {
    Set<String> common = new LinkedHashSet<>(names(headers.get(0)));
    headers.forEach(header -> common.retainAll(names(header)));
    if (asked.isEmpty() && !common.isEmpty()) {
      return List.copyOf(common);
    }
    if (asked.isEmpty() || !common.containsAll(asked)) {
      String all =
          headers.stream()
              .flatMap(header -> names(header).stream())
              .distinct()
              .collect(Collectors.joining(", "));
      throw new DataException(
          "%s has %s in all of its records; they have %s: choose others with --columns, or use other records."
              .formatted(
                  from, asked.isEmpty() ? "no lead" : "not " + String.join(", ", asked), all));
    }
    return asked;
  }

  /** Returns the names of a record's signals: their descriptions, numbered if two are the same. */
  public static List<String> names(WfdbHeader header) {
    List<String> names = new ArrayList<>();
    for (WfdbHeader.Signal signal : header.signals()) {
      String name = signal.description().isBlank() ? "signal" : signal.description();
      names.add(names.contains(name) ? name + " " + (names.size() + 1) : name);
    }
    return names;
  }

  /** Returns the signals of these names, without the end that is missing because of skew. */
  static List<float[]> leads(WfdbRecord record, List<String> leads) {
    List<String> names = names(record.header());
    List<Integer> indices = leads.stream().map(names::indexOf).toList();
    int skew =
        indices.stream()
            .mapToInt(i -> record.header().signals().get(i).storage().skew())
            .max()
            .orElse(0);
    boolean cut = skew > 0 && record.header().segments().isEmpty();
    return indices.stream()
        .map(record.values()::get)
        .map(values -> cut ? Arrays.copyOf(values, values.length - skew) : values)
        .toList();
  }
}
