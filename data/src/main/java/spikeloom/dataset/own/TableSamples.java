package spikeloom.dataset.own;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.Deal;
import spikeloom.dataset.Following;
import spikeloom.dataset.HeldSamples;
import spikeloom.dataset.LocatedSplit;
import spikeloom.dataset.OwnUnits;
import spikeloom.dataset.SampleLocation;
import spikeloom.dataset.Scaling;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.TableOptions.Missing;
import spikeloom.file.DataException;
import spikeloom.spike.SignalShape;
import spikeloom.table.Column;
import spikeloom.table.Table;
import spikeloom.text.Wording;

/**
 * The samples of a table.
 *
 * @param table the table
 * @param roles roles of its columns
 * @param windows rows of each sample, all of the same number
 * @param options split, treatment of missing values, and whether the next sample is the target
 */
record TableSamples(Table table, TableRoles roles, List<Window> windows, SourceOptions options) {
  private static final double TRAINING = 0.8;

  /**
   * The rows {@code from .. from + length - 1}.
   *
   * @param from first row
   * @param length number of rows
   */
  record Window(int from, int length) {}

  TableSamples {
    windows = List.copyOf(windows);
  }

  /** Creates the data set of these samples, split into training and test. */
  Dataset dealtOut() {
    long seed = options.splitSeed();
    int length = windows.get(0).length();
    List<String> classes = roles.classNames();
    int[] labels = windows.stream().mapToInt(window -> label(window, classes)).toArray();
    Deal deal;
    String rule;
    if (roles.group().isPresent()) {
      Column group = roles.group().get();
      deal = Deal.byGroup(windows.stream().map(w -> group(group, w.from())).toList(), labels, seed);
      rule =
          String.format(
              Locale.ROOT,
              "20 %% of the groups in column '%s' for testing, split seed %d",
              group.name(),
              seed);
    } else if (length == 1 && !options.next()) {
      deal = Deal.byClass(labels, windows.stream().map(TableSamples::identity).toList(), seed);
      rule = "20 % of the rows of every class for testing, split seed " + seed;
    } else {
      deal = byTime();
      rule = "the first 80 % of the rows for training, the rest for testing";
    }
    require(deal.train(), "train on");
    require(deal.test(), "test on");
    float[] train = values(deal.train());
    float[] test = values(deal.test());
    Scaling scaling = Scaling.fitted(train, roles.values().size());
    if (options.table().missing() == Missing.FILL) {
      float[] means = means(train);
      fill(train, means);
      fill(test, means);
    }
    scaling.apply(train);
    scaling.apply(test);
    return new Dataset(
            String.valueOf(table.file().getFileName()),
            classes,
            held(train, deal.train(), labels, scaling),
            held(test, deal.test(), labels, scaling),
            rule)
        .noted(notes());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(table.notes());
    for (Column column : roles.values()) {
      int unbounded = column.infinite();
      if (unbounded > 0) {
        notes.add(
            "Column '%s' has %s, replaced by its mean."
                .formatted(column.name(), Wording.count(unbounded, "infinite value")));
      }
    }
    roles
        .label()
        .filter(column -> column.finite() > 0)
        .flatMap(Column::bad)
        .ifPresent(
            bad ->
                notes.add(
                    "The classes are both numbers and words, such as '%s' in row %,d (line %,d)."
                        .formatted(bad.text(), bad.row() + 1, bad.line())));
    return notes;
  }

  private void require(List<Integer> part, String what) {
    if (part.isEmpty()) {
      throw new DataException(
          "%s has no samples to %s: it needs two rows of a class, two groups, or, in time, enough rows for a window before and after 80 %% of them."
              .formatted(table.file(), what));
    }
  }

  private Deal byTime() {
    int border = (int) Math.round(TRAINING * table.rows());
    return new Deal(
        IntStream.range(0, windows.size())
            .filter(i -> windows.get(i).from() + windows.get(i).length() <= border)
            .boxed()
            .toList(),
        IntStream.range(0, windows.size())
            .filter(i -> windows.get(i).from() >= border)
            .boxed()
            .toList());
  }

  /** The class in the middle of a window. */
  private int label(Window window, List<String> classes) {
    if (roles.label().isEmpty()) {
      return 0;
    }
    int row = window.from() + window.length() / 2;
    Column column = roles.label().get();
    return classes.indexOf(column.word(row).orElseThrow(() -> missing(column, row)));
  }

  private String group(Column column, int row) {
    return column.group(row).orElseThrow(() -> missing(column, row));
  }

  private DataException missing(Column column, int row) {
    return new DataException(
        "%s has no value in row %,d of column '%s': add it, remove the row, or use --missing fill, for columns of numbers."
            .formatted(table.file(), row + 1, column.name()));
  }

  private float[] values(List<Integer> samples) {
    int variables = roles.values().size();
    int length = windows.get(0).length();
    float[] values = new float[Math.multiplyExact(samples.size(), length * variables)];
    int at = 0;
    for (int sample : samples) {
      int from = windows.get(sample).from();
      for (int row = from; row < from + length; row++) {
        for (Column column : roles.values()) {
          values[at] = column.number(row);
          if (Float.isNaN(values[at++]) && options.table().missing() == Missing.REFUSE) {
            throw missing(column, row);
          }
        }
      }
    }
    return values;
  }

  private float[] means(float[] training) {
    int variables = roles.values().size();
    double[] sums = new double[variables];
    int[] counts = new int[variables];
    for (int i = 0; i < training.length; i++) {
      if (!Float.isNaN(training[i])) {
        sums[i % variables] += training[i];
        counts[i % variables]++;
      }
    }
    float[] means = new float[variables];
    for (int v = 0; v < variables; v++) {
      if (counts[v] == 0) {
        throw new DataException(
            "%s has no value in column '%s' of the training rows; choose other columns with --columns."
                .formatted(table.file(), roles.values().get(v).name()));
      }
      means[v] = (float) (sums[v] / counts[v]);
    }
    return means;
  }

  private static void fill(float[] values, float[] means) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.isNaN(values[i]) ? means[i % means.length] : values[i];
    }
  }

  private static String identity(Window window) {
    return "row " + (window.from() + 1);
  }

  private Dataset.Split held(float[] values, List<Integer> samples, int[] labels, Scaling scaling) {
    List<String> names = roles.values().stream().map(Column::name).toList();
    SignalShape shape = new SignalShape.Series(windows.get(0).length(), names.size(), names);
    HeldSamples held =
        new HeldSamples(
            shape,
            values,
            samples.stream().mapToInt(i -> labels[i]).toArray(),
            samples.stream().map(i -> identity(windows.get(i))).toList(),
            Optional.of(OwnUnits.of(scaling, names)));
    boolean independent =
        roles.group().isEmpty() && windows.get(0).length() == 1 && !options.next();
    Dataset.Split split = independent ? held : new LocatedSplit(held, places(samples));
    return options.next() ? Following.of(split, following(samples)) : split;
  }

  private List<SampleLocation> places(List<Integer> samples) {
    String file = String.valueOf(table.file().getFileName());
    return samples.stream()
        .map(windows::get)
        .map(
            w ->
                new SampleLocation(
                    roles.group().map(column -> group(column, w.from())).orElse(file),
                    w.from(),
                    (long) w.from() + w.length()))
        .toList();
  }

  /** Returns the next sample of every sample: it starts at its end and has the same group. */
  private int[] following(List<Integer> samples) {
    Map<Integer, Integer> beginning = new HashMap<>();
    for (int i = 0; i < samples.size(); i++) {
      beginning.put(windows.get(samples.get(i)).from(), i);
    }
    int[] next = new int[samples.size()];
    for (int i = 0; i < next.length; i++) {
      Window window = windows.get(samples.get(i));
      int end = window.from() + window.length();
      boolean whole = roles.group().map(g -> end < g.rows() && sameGroup(g, end)).orElse(true);
      next[i] = whole ? beginning.getOrDefault(end, Following.NONE) : Following.NONE;
    }
    if (Arrays.stream(next).allMatch(i -> i == Following.NONE)) {
      throw new DataException(
          "%s has no sample that begins where another ends, as --target next needs: use more rows, or a --sample-stride that divides --sample-length."
              .formatted(table.file()));
    }
    return next;
  }

  private boolean sameGroup(Column group, int row) {
    return group(group, row).equals(group(group, row - 1));
  }
}
