package spikeloom.campaign;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sweeps that are killed and repeated with the same command: the tables are the same. */
final class KilledSweep implements Campaign.Part {
  private static final int CASES = 20;

  @Override
  public String name() {
    return "kill-sweep";
  }

  @Override
  public void run(Settings settings, Report report) throws IOException {
    Path folder = settings.folder().resolve(name());
    Program program = new Program(folder);
    Path reference = folder.resolve("reference");
    long start = System.nanoTime();
    Outcome undisturbed = program.run(line(reference));
    long milliseconds = (System.nanoTime() - start) / 1_000_000;
    if (undisturbed.failure().isPresent()) {
      report.failed("undisturbed sweep: " + undisturbed.excerpt());
      return;
    }
    for (int i = 0; i < settings.cases(CASES); i++) {
      Path out = folder.resolve("sweep-" + i);
      Program.Running running = program.start(line(out));
      long moment = settings.random(name(), i).nextLong(milliseconds);
      Waiting.milliseconds(moment);
      running.kill();
      Outcome again = program.run(line(out));
      Optional<String> fault = again.failure();
      if (fault.isEmpty() && !tables(reference).equals(tables(out))) {
        fault = Optional.of("the tables differ: " + tables(out).keySet());
      }
      String what = "case %d, killed after %d ms: ".formatted(i, moment);
      fault.ifPresentOrElse(text -> report.failed(what + text), () -> report.passed(1));
    }
  }

  private static String[] line(Path out) {
    List<String> line = new ArrayList<>(List.of("sweep", "--beta", "0,0.01", "--out"));
    line.add(out.toString());
    line.addAll(TinyRun.plan());
    return line.toArray(String[]::new);
  }

  /** The tables of the results, not those of the runs, without columns of times. */
  private static Map<String, String> tables(Path sweep) throws IOException {
    Map<String, String> tables = new TreeMap<>();
    for (Map.Entry<String, byte[]> file : TinyRun.files(sweep).entrySet()) {
      if (file.getKey().endsWith(".csv") && !file.getKey().matches(".*(metrics|layers)\\.csv")) {
        tables.put(
            file.getKey(),
            withoutTimes(new String(file.getValue(), java.nio.charset.StandardCharsets.UTF_8)));
      }
    }
    return tables;
  }

  private static String withoutTimes(String csv) {
    List<String> lines = csv.lines().toList();
    if (lines.isEmpty()) {
      return csv;
    }
    String[] names = lines.get(0).split(",", -1);
    StringBuilder kept = new StringBuilder();
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      for (int i = 0; i < Math.min(cells.length, names.length); i++) {
        kept.append(names[i].matches(".*(second|minute|time).*") ? "" : cells[i]).append(',');
      }
      kept.append('\n');
    }
    return kept.toString();
  }
}
