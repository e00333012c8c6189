package spikeloom.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Commands on a finished run that are killed at a random moment and repeated: the run is not
 * touched, a file is there whole or not at all, and the repetition gives the undisturbed result.
 *
 * @param name of the campaign
 * @param command evaluate or export
 */
record KilledReading(String name, String command) implements Campaign.Part {
  private static final int CASES = 20;
  private static final List<String> FORMATS =
      List.of("onnx", "dl4j", "nir", "npz", "csv", "card", "html");

  @Override
  public void run(Settings settings, Report report) throws IOException {
    Path folder = settings.folder().resolve(name);
    Program program = new Program(folder);
    Path run = folder.resolve("run");
    Outcome trained = program.run(TinyRun.train(run));
    if (trained.failure().isPresent()) {
      report.failed("training: " + trained.excerpt());
      return;
    }
    Map<String, byte[]> before = TinyRun.files(run);
    for (int i = 0; i < settings.cases(CASES); i++) {
      String format = FORMATS.get(i % FORMATS.size());
      Path expected = folder.resolve("expected-" + format);
      long start = System.nanoTime();
      Outcome undisturbed = program.run(line(run, format, expected));
      long milliseconds = (System.nanoTime() - start) / 1_000_000;
      Path out = folder.resolve("out-" + i + "-" + format);
      Program.Running running = program.start(line(run, format, out));
      long moment = settings.random(name, i).nextLong(milliseconds + 1);
      Waiting.milliseconds(moment);
      running.kill();
      boolean half = Files.exists(out) && !same(expected, out);
      Outcome again = program.run(line(run, format, out));
      String what = "case %d, %s, killed after %d ms: ".formatted(i, format, moment);
      Optional<String> fault =
          undisturbed
              .failure()
              .or(again::failure)
              .or(() -> half ? Optional.of("half a file was left") : Optional.empty())
              .or(() -> difference(expected, out, undisturbed, again))
              .or(() -> changed(before, run));
      fault.ifPresentOrElse(text -> report.failed(what + text), () -> report.passed(1));
    }
  }

  private String[] line(Path run, String format, Path out) {
    return command.equals("export")
        ? new String[] {"export", run.toString(), "--to", format, "--out", out.toString()}
        : new String[] {"evaluate", run.toString(), "--json", "--limit", "300"};
  }

  private Optional<String> difference(Path expected, Path out, Outcome first, Outcome second) {
    if (command.equals("evaluate")) {
      return stable(first.out()).equals(stable(second.out()))
          ? Optional.empty()
          : Optional.of("the repetition prints other numbers");
    }
    return same(expected, out) ? Optional.empty() : Optional.of(out + " differs");
  }

  private static String stable(String json) {
    return json.replaceAll("(?m)^.*(second|millis).*$", "");
  }

  /** Zip archives (dl4j, npz) hold times, so only their sizes are compared. */
  private static boolean same(Path expected, Path actual) {
    try {
      return expected.toString().matches(".*(dl4j|card|npz)")
          ? Math.abs(Files.size(expected) - Files.size(actual)) < 64
          : Files.mismatch(expected, actual) < 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<String> changed(Map<String, byte[]> before, Path run) {
    try {
      Map<String, byte[]> after = TinyRun.files(run);
      return before.keySet().equals(after.keySet())
              && before.keySet().stream()
                  .allMatch(name -> Arrays.equals(before.get(name), after.get(name)))
          ? Optional.empty()
          : Optional.of("the run was changed: " + after.keySet());
    } catch (IOException e) {
      return Optional.of(String.valueOf(e));
    }
  }
}
