package spikeloom.app.bench;

import static spikeloom.app.report.TextTable.number;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import spikeloom.app.report.TextTable;

/** Measures the standard settings and their memory. */
final class Settings {
  private static final String TITLE = "Standard settings: examples per second";

  private final List<SettingRun> runs;
  private final double heap;
  private final OptionalDouble resident;

  private Settings(List<SettingRun> runs) {
    this.runs = runs;
    heap = ProcessMemory.peakHeap();
    resident = ProcessMemory.peakResident();
  }

  /** Trains A for its fraction of the epoch, the others for their time. */
  static Settings measure(BenchmarkRequest request, Watcher watcher) {
    ProcessMemory.forgetPeakHeap();
    Effort effort = request.effort();
    return new Settings(
        List.of(
            new SettingRun(StandardSetting.A, request, watcher).forEpoch(effort.epochShare()),
            new SettingRun(StandardSetting.B, request, watcher).forSeconds(effort.trainSeconds()),
            new SettingRun(StandardSetting.C, request, watcher).forSeconds(effort.trainSeconds()),
            new SettingRun(StandardSetting.D, request, watcher).forSeconds(effort.trainSeconds())));
  }

  /**
   * The tables.
   *
   * @param gigaflops speed of dense products on the same threads
   */
  Section section(double gigaflops) {
    Map<String, Object> settings = new LinkedHashMap<>();
    runs.forEach(run -> settings.put(run.name(), run.numbers(gigaflops)));
    Map<String, Object> memory = new LinkedHashMap<>();
    memory.put("heap_mb", Statistics.rounded(heap));
    resident.ifPresent(mb -> memory.put("resident_mb", Statistics.rounded(mb)));
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("settings", settings);
    numbers.put("peak_memory", memory);
    return new Section(table(gigaflops) + peaks(), numbers);
  }

  private String table(double gigaflops) {
    String[] heads = new String[runs.size() + 1];
    heads[0] = "";
    for (int i = 0; i < runs.size(); i++) {
      heads[i + 1] = runs.get(i).name();
    }
    TextTable table = new TextTable(TITLE, heads);
    row(table, "training, steady", run -> number(run.trainRate(), 0));
    row(table, "training, warm-up included", run -> number(run.epochRate(), 0));
    row(table, "training, slowest tenth", run -> number(run.slowestTenth(), 0));
    row(table, "training, last tenth", run -> number(run.lastTenth(), 0));
    row(table, "training batches measured", run -> number(run.batches(), 0));
    row(table, "inference", run -> number(run.inferRate(), 0));
    row(table, "dense-equivalent efficiency", run -> number(run.efficiency(gigaflops), 2));
    return table.toString();
  }

  private void row(TextTable table, String name, Function<SettingRun, String> cell) {
    String[] cells = new String[runs.size() + 1];
    cells[0] = name;
    for (int i = 0; i < runs.size(); i++) {
      cells[i + 1] = cell.apply(runs.get(i));
    }
    table.row(cells);
  }

  private String peaks() {
    String all = "  peak memory: heap " + number(heap, 0) + " MB";
    if (resident.isPresent()) {
      all += ", resident " + number(resident.getAsDouble(), 0) + " MB";
    }
    return all + "\n";
  }
}
