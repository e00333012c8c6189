package spikeloom.app.bench;

import static spikeloom.app.report.TextTable.number;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import spikeloom.app.report.TextTable;
import spikeloom.training.TrainingParts;

/** Measures memory during a long training of setting A. */
final class MemoryCurve {
  private static final int POINTS = 50;
  private static final String TITLE =
      "Memory, setting A: MB after the batch, and KB allocated per batch";

  private final BenchmarkRequest request;
  private final Watcher watcher;
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private final List<Double> heap = new ArrayList<>();
  private final List<Double> resident = new ArrayList<>();
  private final TextTable table =
      new TextTable(TITLE, "batch", "heap after collection", "resident", "allocated KB/batch");

  MemoryCurve(BenchmarkRequest request, Watcher watcher) {
    this.request = request;
    this.watcher = watcher;
  }

  Section measure() {
    int warmUp = request.effort().memoryWarmUp();
    int total = warmUp + request.batches();
    int samples = request.dataset().train().size();
    int epochs = (int) ((long) total * StandardSetting.BATCH / samples) + 1;
    try (TrainingParts parts =
        new TrainingParts(
            StandardSetting.A.plan(request.dataset().name(), request.threads(), epochs),
            request.dataset())) {
      train(parts, 0, warmUp, total);
      for (int point = 0; point < points(); point++) {
        int from = begin(point);
        int to = begin(point + 1);
        long allocated = ProcessMemory.allocatedBytes();
        train(parts, warmUp + from, warmUp + to, total);
        add(to, (ProcessMemory.allocatedBytes() - allocated) / 1024.0 / (to - from));
      }
    }
    return section();
  }

  private int points() {
    return Math.min(POINTS, request.batches());
  }

  private int begin(int point) {
    return (int) ((long) request.batches() * point / points());
  }

  private void train(TrainingParts parts, int from, int to, int total) {
    int epoch = parts.batchesPerEpoch();
    for (int i = from; i < to; i++) {
      watcher.at("memory", (double) i / total);
      parts.train(i / epoch, i % epoch);
    }
  }

  private void add(int batch, double allocated) {
    double used = ProcessMemory.heapAfterCollection();
    OptionalDouble whole = ProcessMemory.resident();
    heap.add(used);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("batch", batch);
    row.put("heap_after_collection_mb", Statistics.rounded(used));
    if (whole.isPresent()) {
      resident.add(whole.getAsDouble());
      row.put("resident_mb", Statistics.rounded(whole.getAsDouble()));
    }
    row.put("allocated_kb_per_batch", Statistics.rounded(allocated));
    rows.add(row);
    table.row(
        number(batch, 0),
        number(used, 1),
        whole.isPresent() ? number(whole.getAsDouble(), 0) : "-",
        number(allocated, 0));
  }

  private Section section() {
    List<Growth> all = new ArrayList<>(List.of(Growth.of(heap)));
    String verdict = all.get(0).describe("heap");
    if (!resident.isEmpty()) {
      all.add(Growth.of(resident));
      verdict += ", " + all.get(1).describe("resident set");
    }
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("memory", rows);
    numbers.put("memory_grew", all.stream().anyMatch(Growth::grew));
    return new Section(table + "  From the first fifth to the last: " + verdict + ".\n", numbers);
  }
}
