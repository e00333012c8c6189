package spikeloom.dataset.own;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.TableOptions;
import spikeloom.dataset.recorded.HeldSpikes;
import spikeloom.dataset.recorded.SpikeLists;
import spikeloom.dataset.recorded.Timeline;
import spikeloom.file.DataException;
import spikeloom.file.Unpacked;
import spikeloom.table.Column;
import spikeloom.table.ColumnNames;
import spikeloom.table.Table;
import spikeloom.table.TableFile;

/**
 * A table with a spike per row. It is known by its header: {@code sample}, {@code time} (or {@code
 * t}, with a unit {@code time_s}, {@code time_ms}, {@code time_us}) and {@code neuron}, {@code
 * unit} or {@code channel}, in any order; beside them it may have a column {@code value}, one of
 * labels and one of groups, but no others. Samples are numbered in the order of their numbers in
 * the file; a sample without spikes is none.
 *
 * @param table the table
 */
record SpikeTable(Table table) {
  private static final int HEAD_BYTES = 1 << 12;
  private static final String SAMPLE = "sample";
  private static final String VALUE = "value";
  private static final List<String> CHANNELS = List.of("neuron", "unit", "channel");

  /** Names of the column of times, and seconds in their unit; 0 if it is unknown. */
  private static final Map<String, Double> TIMES =
      Map.of("time", 0.0, "t", 0.0, "time_s", 1.0, "time_ms", 1e-3, "time_us", 1e-6);

  /** Whether a file has the header of such a table. */
  static boolean is(Path file) {
    if (!TableFile.named(file)) {
      return false;
    }
    try (Unpacked in = Unpacked.withText(file)) {
      return isHeader(new String(in.read(HEAD_BYTES), StandardCharsets.UTF_8));
    }
  }

  private static boolean isHeader(String text) {
    Optional<String> line =
        text.lines()
            .map(String::strip)
            .filter(l -> !l.isEmpty() && !l.startsWith("#") && !l.startsWith("sep="))
            .findFirst();
    List<String> names =
        Stream.of(line.orElse("").replace("\ufeff", "").split("[,;\t|]", -1))
            .map(name -> name.replace("\"", "").strip().toLowerCase(Locale.ROOT))
            .toList();
    return names.contains(SAMPLE)
        && names.stream().filter(TIMES::containsKey).count() == 1
        && names.stream().filter(CHANNELS::contains).count() == 1
        && names.stream().allMatch(SpikeTable::known)
        && names.stream().distinct().count() == names.size();
  }

  private static boolean known(String name) {
    return name.equals(SAMPLE)
        || name.equals(VALUE)
        || TIMES.containsKey(name)
        || CHANNELS.contains(name)
        || ColumnNames.LABELS.contains(name)
        || ColumnNames.GROUPS.contains(name);
  }

  static Dataset open(Path file, SourceOptions options) {
    return content(file, options.table()).open(options);
  }

  /**
   * Reads a file.
   *
   * @throws DataException if it cannot be read, or a cell is no spike
   */
  static SpikeContent content(Path file, TableOptions options) {
    return new SpikeTable(TableFile.read(file, options.text().format())).content();
  }

  private SpikeContent content() {
    Column sample = column(List.of(SAMPLE));
    Column time = column(List.copyOf(TIMES.keySet()));
    Column channel = column(CHANNELS);
    double unit = TIMES.getOrDefault(time.name().toLowerCase(Locale.ROOT), 0.0);
    int[] numbers = samples(sample);
    int samples = IntStream.of(numbers).max().orElse(0) + 1;
    HeldSpikes.Builder builder = new HeldSpikes.Builder(source(), samples);
    int channels = 1;
    for (int row = 0; row < table.rows(); row++) {
      int of = numbers[row];
      double at = SpikeValues.time(source(), time.number(row), of);
      int number =
          SpikeValues.channel(source(), channel.number(row), ListedSpikes.MAX_CHANNELS, of);
      channels = Math.max(channels, number + 1);
      builder.add(of, unit > 0 ? at * unit : at, number);
    }
    SpikeLists spikes = builder.build(channels);
    SpikeContent.Unit times = unit > 0 ? SpikeContent.Unit.SECONDS : SpikeContent.Unit.UNKNOWN;
    return new SpikeContent(
        table.file(),
        spikes,
        Timeline.of(spikes, times.word()),
        times,
        OptionalDouble.empty(),
        optional(ColumnNames.LABELS)
            .map(c -> ofSamples(c, numbers, samples, row -> label(c, row)))
            .map(words -> SpikeSamples.of(source(), words))
            .orElse(SpikeSamples.one(samples))
            .grouped(
                optional(ColumnNames.GROUPS)
                    .map(c -> ofSamples(c, numbers, samples, c::group))
                    .orElse(List.of())),
        notes());
  }

  private static Optional<String> label(Column column, int row) {
    return column.categorical() ? column.word(row) : Optional.empty();
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(table.notes());
    boolean graded =
        optional(List.of(VALUE))
            .filter(c -> IntStream.range(0, c.rows()).anyMatch(row -> c.number(row) != 1))
            .isPresent();
    if (graded) {
      notes.add("The spikes have values, which are not read.");
    }
    return notes;
  }

  private String source() {
    return table.file().toString();
  }

  private Optional<Column> optional(List<String> names) {
    return names.stream().flatMap(name -> table.column(name).stream()).findFirst();
  }

  private Column column(List<String> names) {
    Column column = optional(names).orElseThrow();
    column
        .bad()
        .ifPresent(
            bad -> {
              throw new DataException(
                  "%s: '%s' is not a%s number; correct it."
                      .formatted(
                          bad.place(table.file(), column.name()),
                          bad.text(),
                          bad.infinite() ? " finite" : ""));
            });
    return column;
  }

  /** Numbers the samples of the rows from 0. */
  private int[] samples(Column column) {
    TreeMap<Float, Integer> places = new TreeMap<>();
    for (int row = 0; row < column.rows(); row++) {
      float number = column.number(row);
      if (Float.isNaN(number)) {
        throw new DataException(
            "%s has no sample in row %,d; give one for each spike.".formatted(source(), row + 1));
      }
      places.put(number, 0);
    }
    int place = 0;
    for (Map.Entry<Float, Integer> entry : places.entrySet()) {
      entry.setValue(place++);
    }
    return IntStream.range(0, column.rows())
        .map(row -> places.getOrDefault(column.number(row), 0))
        .toArray();
  }

  /** Returns the word of every sample, which must be the same in all of its rows. */
  private List<String> ofSamples(
      Column column, int[] numbers, int samples, IntFunction<Optional<String>> words) {
    String[] found = new String[samples];
    for (int row = 0; row < numbers.length; row++) {
      int line = row + 1;
      String word =
          words
              .apply(row)
              .orElseThrow(
                  () ->
                      new DataException(
                          "%s has no '%s' in row %,d, or more than %d different ones; give one for each spike."
                              .formatted(source(), column.name(), line, Column.MAX_WORDS)));
      String before = found[numbers[row]];
      if (before != null && !before.equals(word)) {
        throw new DataException(
            "%s has the '%s' %s and %s in one sample, see row %,d; give one for each sample."
                .formatted(source(), column.name(), before, word, line));
      }
      found[numbers[row]] = word;
    }
    return List.of(found);
  }
}
