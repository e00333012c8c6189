package spikeloom.app.bench;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import spikeloom.kernel.Processor;
import spikeloom.kernel.VectorUnit;
import spikeloom.plan.Version;
import spikeloom.text.Wording;

/** Describes the machine, as the head of a report. */
final class Machine {
  private static final double QUIET = 0.7;

  private Machine() {}

  static Section describe(BenchmarkRequest request) {
    int processors = Runtime.getRuntime().availableProcessors();
    String data = request.dataset().name();
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("processor", Processor.name());
    machine.put("processors", processors);
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    machine.put("java", Runtime.version().toString());
    machine.put("vectors", VectorUnit.describe());
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    if (load >= 0) {
      machine.put("load_before", Statistics.rounded(load));
    }
    machine.put("largest_heap_mb", Runtime.getRuntime().maxMemory() >> 20);
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("version", Version.current());
    numbers.put("machine", machine);
    numbers.put("threads", request.threads());
    numbers.put("data", data);
    numbers.put("train_samples", request.dataset().train().size());
    String text =
        String.format(
            Locale.ROOT,
            """
            SpikeLoom %s on %s
              processors  %d
              system      %s, Java %s
              vectors     %s
              threads     %d
              data        %s, %s
            """,
            Version.current(),
            machine.get("processor"),
            processors,
            machine.get("system"),
            machine.get("java"),
            machine.get("vectors"),
            request.threads(),
            data,
            Wording.count(request.dataset().train().size(), "training sample"));
    return new Section(text + words(load), numbers);
  }

  // Windows reports a negative load, because it has none.
  private static String words(double load) {
    if (load < 0) {
      return "";
    }
    String warning = load > QUIET ? ": other programs are running, so the numbers are too low" : "";
    return String.format(Locale.ROOT, "  load        %.1f before the start%s\n", load, warning);
  }
}
