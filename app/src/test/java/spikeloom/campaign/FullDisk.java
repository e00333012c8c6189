package spikeloom.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Commands that write to a full disk, or to one that is read-only: each ends in one sentence, and
 * succeeds with the undisturbed result when there is enough space.
 */
final class FullDisk implements Campaign.Part {
  private static final int CASES = 20;
  private static final Path FULL = Path.of("/dev/full");

  @Override
  public String name() {
    return "full-disk";
  }

  @Override
  public void run(Settings settings, Report report) throws IOException {
    Path folder = settings.folder().resolve(name());
    Program program = new Program(folder);
    if (Files.exists(FULL)) {
      check(report, "standard output to a full disk", fullOutput(program, "datasets"));
      check(report, "JSON to a full disk", fullOutput(program, "doctor", "--json"));
    }
    if (!Disk.possible(folder)) {
      report.skipped("a small file system cannot be mounted here");
      return;
    }
    Path reference = folder.resolve("reference");
    Outcome undisturbed = program.run(TinyRun.train(reference));
    if (undisturbed.failure().isPresent()) {
      report.failed("undisturbed run: " + undisturbed.excerpt());
      return;
    }
    for (int i = 0; i < settings.cases(CASES); i++) {
      int kilobytes = 4 + settings.random(name(), i).nextInt(1_600);
      Path place = folder.resolve("disk-" + i);
      try (Disk disk = Disk.mount(place, kilobytes)) {
        Path run = place.resolve("run");
        Outcome outcome = program.run(TinyRun.train(run));
        Optional<String> fault = outcome.fault();
        disk.remount("size=64m");
        if (fault.isEmpty() && outcome.code() != 0) {
          Outcome again =
              Files.exists(run.resolve("plan.json"))
                  ? program.run("resume", run.toString())
                  : program.run(TinyRun.train(run));
          fault = again.failure();
        }
        if (fault.isEmpty()) {
          fault = TinyRun.difference(reference, run);
        }
        check(report, "case %d, training on %d kB".formatted(i, kilobytes), fault);
      }
    }
    smallFiles(settings, report, program, reference);
    readOnly(report, program, folder.resolve("read-only"));
  }

  private void smallFiles(Settings settings, Report report, Program program, Path run)
      throws IOException {
    String[][] commands = {
      {"export", run.toString(), "--to", "onnx", "--out"},
      {"export", run.toString(), "--to", "dl4j", "--out"},
      {"reconstruct", run.toString(), "--out"},
      {"encode", "--out"},
    };
    for (int i = 0; i < commands.length; i++) {
      Path place = settings.folder().resolve(name()).resolve("small-" + i);
      try (Disk disk = Disk.mount(place, 4)) {
        String[] line = java.util.Arrays.copyOf(commands[i], commands[i].length + 1);
        line[line.length - 1] = disk.folder().resolve("file.png").toString();
        Outcome outcome = program.run(line);
        Optional<String> fault = outcome.fault();
        if (fault.isEmpty() && outcome.code() != 0 && !TinyRun.files(place).isEmpty()) {
          fault = Optional.of("left over: " + TinyRun.files(place).keySet());
        }
        check(report, String.join(" ", commands[i]), fault);
      }
    }
  }

  private static void readOnly(Report report, Program program, Path place) throws IOException {
    try (Disk disk = Disk.mount(place, 65_536)) {
      Path run = place.resolve("run");
      program.run(TinyRun.train(run));
      disk.remount("ro");
      check(report, "evaluate read-only", program.run("evaluate", run.toString()).failure());
      check(report, "resume read-only", program.run("resume", run.toString()).fault());
      check(report, "train read-only", refused(program.run(TinyRun.train(place.resolve("new")))));
      String file = place.resolve("grid.png").toString();
      check(
          report,
          "reconstruct read-only",
          refused(program.run("reconstruct", run.toString(), "--out", file)));
    }
  }

  private static Optional<String> refused(Outcome outcome) {
    return outcome.code() == 0 ? Optional.of("exit 0") : outcome.fault();
  }

  private static Optional<String> fullOutput(Program program, String... arguments)
      throws IOException {
    Program.Running running = program.startWithOutput(FULL, arguments);
    return refused(running.await());
  }

  private static void check(Report report, String what, Optional<String> fault) {
    fault.ifPresentOrElse(text -> report.failed(what + ": " + text), () -> report.passed(1));
  }
}
