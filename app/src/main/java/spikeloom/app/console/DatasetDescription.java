package spikeloom.app.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import spikeloom.app.report.ReportTable;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.Sources;
import spikeloom.dataset.own.SourceKind;
import spikeloom.spike.Signal;
import spikeloom.ui.model.DataSummary;

/**
 * The content of a data set, as {@code datasets --describe} prints it.
 *
 * @param name its name
 * @param shape the shape of a sample's values
 * @param least the least value
 * @param most the greatest value
 * @param mean the mean value
 * @param classes samples of every class
 * @param splitRule how samples were split
 * @param splitSha256 of the identities of all samples in their order
 * @param spikes whether samples are already spikes
 * @param notes what a user should know about how the files were read, a sentence each
 */
public record DatasetDescription(
    String name,
    String shape,
    float least,
    float most,
    double mean,
    List<ClassCount> classes,
    String splitRule,
    String splitSha256,
    boolean spikes,
    List<String> notes) {
  private static final int MOST_CLASSES = 40; // maximum number of classes shown
  private static final int READ = 128; // samples of a split that the window reads from files

  /** How often a class occurs. */
  record ClassCount(String name, int train, int validation, int test) {}

  /** Describes a set by all of its samples. */
  public static DatasetDescription of(Dataset dataset) {
    return of(dataset, Integer.MAX_VALUE);
  }

  /** Reads at most {@code most} samples of a split that is not in memory, spread evenly. */
  private static DatasetDescription of(Dataset dataset, int most) {
    Range range = new Range();
    int[] train = count(dataset, dataset.train(), range, most);
    int[] validation = count(dataset, dataset.validation(), range, most);
    int[] test = count(dataset, dataset.test(), range, most);
    List<ClassCount> classes = new ArrayList<>();
    for (int c = 0; c < dataset.classes(); c++) {
      classes.add(new ClassCount(dataset.classNames().get(c), train[c], validation[c], test[c]));
    }
    return new DatasetDescription(
        dataset.name(),
        dataset.shape().toString(),
        range.least,
        range.most,
        range.sum / Math.max(1, range.count),
        classes,
        dataset.splitRule(),
        dataset.splitHash(),
        dataset.train().spikes().isPresent(),
        dataset.notes());
  }

  private static int[] count(Dataset dataset, Dataset.Split split, Range range, int most) {
    int[] counts = new int[dataset.classes()];
    for (int i = 0; i < split.size(); i++) {
      counts[split.label(i)]++;
    }
    float[] values = new float[split.shape().size()];
    long read = split.lazy() ? Math.min(most, split.size()) : split.size();
    for (long k = 0; k < read; k++) {
      split.copyTo((int) (k * split.size() / read), values, 0);
      range.add(values);
    }
    return counts;
  }

  private int samples(ToIntFunction<ClassCount> part) {
    return classes.stream().mapToInt(part).sum();
  }

  /**
   * Returns the description for the window, with the requested name or path and the first test
   * samples.
   */
  public static DataSummary summary(String name, Dataset dataset, int most) {
    DatasetDescription all = of(dataset, READ);
    Dataset.Split test = dataset.test();
    List<DataSummary.Thumbnail> samples = new ArrayList<>();
    for (int i = 0; i < Math.min(most, test.size()); i++) {
      float[] values = new float[test.shape().size()];
      test.copyTo(i, values, 0);
      String className = dataset.classNames().get(test.label(i));
      samples.add(new DataSummary.Thumbnail(className, new Signal(test.shape(), values)));
    }
    return new DataSummary(
        name,
        Sources.kind(name).map(SourceKind::title).orElseGet(() -> title(name)),
        all.shape,
        all.least,
        all.most,
        all.mean,
        all.spikes,
        all.splitRule,
        all.classes.stream()
            .map(c -> new DataSummary.ClassCount(c.name, c.train, c.validation, c.test))
            .toList(),
        samples,
        notes(dataset));
  }

  private static List<String> notes(Dataset dataset) {
    List<String> notes = new ArrayList<>(dataset.notes());
    if (dataset.splits().stream().anyMatch(s -> s.split().lazy() && s.split().size() > READ)) {
      notes.add(
          "The range and mean of the values are those of %,d samples of each split, spread evenly."
              .formatted(READ));
    }
    return notes;
  }

  public Map<String, Object> json() {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("name", name);
    result.put("shape", shape);
    result.put("least", least);
    result.put("most", most);
    result.put("mean", mean);
    result.put("spikes", spikes);
    result.put("train_samples", samples(ClassCount::train));
    result.put("validation_samples", samples(ClassCount::validation));
    result.put("test_samples", samples(ClassCount::test));
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ClassCount each : classes) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("class", each.name);
      row.put("train", each.train);
      row.put("validation", each.validation);
      row.put("test", each.test);
      rows.add(row);
    }
    result.put("classes", rows);
    result.put("split_rule", splitRule);
    result.put("split_sha256", splitSha256);
    result.put("notes", notes);
    return result;
  }

  public String text() {
    ReportTable table = new ReportTable("class", "train", "validation", "test");
    classes.stream()
        .limit(MOST_CLASSES)
        .forEach(c -> table.row(c.name, c.train, c.validation, c.test));
    Optional<Integer> more =
        classes.size() > MOST_CLASSES
            ? Optional.of(classes.size() - MOST_CLASSES)
            : Optional.empty();
    return String.format(
            Locale.ROOT,
            """
            samples      %,d training, %,d validation, %,d test
            shape        %s%s
            values       %.4g to %.4g, mean %.4g
            split        %s
            SHA-256      %s
            """,
            samples(ClassCount::train),
            samples(ClassCount::validation),
            samples(ClassCount::test),
            shape,
            spikes ? ", the target of recorded spikes" : "",
            least,
            most,
            mean,
            splitRule,
            splitSha256)
        + table.text(name)
        + more.map(n -> "and " + n + " more classes\n").orElse("")
        + String.join("", notes.stream().map(note -> "note: " + note + "\n").toList());
  }

  /** Statistics of the values. */
  private static final class Range {
    private float least = Float.POSITIVE_INFINITY;
    private float most = Float.NEGATIVE_INFINITY;
    private double sum;
    private long count;

    void add(float[] values) {
      for (float value : values) {
        least = Math.min(least, value);
        most = Math.max(most, value);
        sum += value;
      }
      count += values.length;
    }
  }

  // What a reader of the user reads may have any name.
  private static String title(String name) {
    return Catalog.names().contains(name) ? Catalog.entry(name).title() : SourceKind.TABLE.title();
  }
}
