package spikeloom.app.bench;

import static spikeloom.app.report.TextTable.number;
import static spikeloom.app.report.TextTable.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import spikeloom.app.report.TextTable;
import spikeloom.encoder.EncoderFamilies;
import spikeloom.encoder.EncoderFamily;
import spikeloom.plan.DefaultSettings;
import spikeloom.plan.EncoderPlan;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;

/** Measures training speed against threads, steps and width; all else as in setting A. */
final class Comparisons {
  private static final List<Integer> STEPS = List.of(15, 30, 60, 120);
  private static final List<Integer> WIDTHS = List.of(150, 300, 600, 1200);

  private final BenchmarkRequest request;
  private final Watcher watcher;

  /** A number of threads. */
  private record ThreadsRow(int threads, double trainExamplesPerSecond, double ratio) {}

  /** A number of steps. */
  private record StepsRow(
      int steps, double microsecondsPerExample, double microsecondsPerExampleAndStep) {}

  /** A width of the hidden layer. */
  private record WidthRow(int hidden, double microsecondsPerExample) {}

  /** A type of encoder with its default settings. */
  private record EncoderRow(
      String encoder, String network, int steps, double trainExamplesPerSecond) {}

  Comparisons(BenchmarkRequest request, Watcher watcher) {
    this.request = request;
    this.watcher = watcher;
  }

  /** The powers of two below {@code threads}, and {@code threads}. */
  static List<Integer> threadCounts(int threads) {
    List<Integer> counts = new ArrayList<>();
    for (int n = 1; n < threads; n *= 2) {
      counts.add(n);
    }
    counts.add(threads);
    return counts;
  }

  /** From one thread to all. */
  Section threads() {
    List<Integer> counts = threadCounts(request.threads());
    List<Double> rates =
        rates("threads", counts.stream().map(n -> plan(StandardSetting.A, n)).toList());
    TextTable table =
        new TextTable("Threads, setting A", "threads", "training examples/s", "ratio to one");
    List<ThreadsRow> rows = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      double ratio = rates.get(i) / rates.get(0);
      table.row("" + counts.get(i), number(rates.get(i), 0), number(ratio, 2));
      rows.add(
          new ThreadsRow(
              counts.get(i), Statistics.rounded(rates.get(i)), Statistics.rounded(ratio)));
    }
    return new Section(table.toString(), Map.of("scaling", rows));
  }

  /** From 15 steps to 120. */
  Section steps() {
    List<Double> rates =
        rates("steps", STEPS.stream().map(StandardSetting.A::withSteps).map(this::plan).toList());
    TextTable table =
        new TextTable("Steps, setting A: training time of an example", "steps", "us", "us/step");
    List<StepsRow> rows = new ArrayList<>();
    for (int i = 0; i < STEPS.size(); i++) {
      double each = 1e6 / rates.get(i);
      double perStep = each / STEPS.get(i);
      table.row("" + STEPS.get(i), time(each), time(perStep));
      rows.add(new StepsRow(STEPS.get(i), Statistics.rounded(each), Statistics.rounded(perStep)));
    }
    return new Section(table.toString(), Map.of("steps", rows));
  }

  /** From 150 hidden neurons to 1200. */
  Section widths() {
    List<Double> rates =
        rates("width", WIDTHS.stream().map(StandardSetting.A::withHidden).map(this::plan).toList());
    TextTable table =
        new TextTable("Width, setting A: training time of an example", "hidden neurons", "us");
    List<WidthRow> rows = new ArrayList<>();
    for (int i = 0; i < WIDTHS.size(); i++) {
      double each = 1e6 / rates.get(i);
      table.row("" + WIDTHS.get(i), time(each));
      rows.add(new WidthRow(WIDTHS.get(i), Statistics.rounded(each)));
    }
    return new Section(table.toString(), Map.of("width", rows));
  }

  /** Every kind of encoder. */
  Section encoders() {
    List<TrainingPlan> plans =
        EncoderFamilies.all().stream()
            .filter(EncoderFamily::hasNeurons)
            .map(kind -> DefaultSettings.plan(plan(StandardSetting.A), kind))
            .toList();
    List<Double> rates = rates("encoders", plans);
    TextTable table =
        new TextTable("Encoders", "encoder", "network", "steps", "training examples/s");
    List<EncoderRow> rows = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      EncoderPlan encoder = plans.get(i).encoder();
      String name = encoder.kind();
      String hidden = Setting.HIDDEN.of(plans.get(i)).replace(',', '-');
      String network = (hidden.equals("none") ? "" : hidden + "-") + encoder.latent();
      int steps = plans.get(i).data().steps();
      table.row(name, network, "" + steps, number(rates.get(i), 0));
      rows.add(new EncoderRow(name, network, steps, Statistics.rounded(rates.get(i))));
    }
    return new Section(table.toString(), Map.of("encoders", rows));
  }

  private List<Double> rates(String what, List<TrainingPlan> plans) {
    return new TurnByTurn(request, what, watcher).rates(plans);
  }

  private TrainingPlan plan(StandardSetting setting) {
    return plan(setting, request.threads());
  }

  private TrainingPlan plan(StandardSetting setting, int threads) {
    return setting.plan(request.dataset().name(), threads, 1);
  }
}
