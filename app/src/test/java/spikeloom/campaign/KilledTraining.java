package spikeloom.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Trainings that are killed at a random moment, of the whole process or after the first figure or
 * summary is begun, then resumed: the result is that of an undisturbed run, to the bit.
 *
 * @param name of the campaign; kill-figures waits for the end of the training first
 */
record KilledTraining(String name) implements Campaign.Part {
  private static final int CASES = 20;

  @Override
  public void run(Settings settings, Report report) throws IOException {
    Path folder = settings.folder().resolve(name);
    Program program = new Program(folder);
    Path reference = folder.resolve("reference");
    long start = System.nanoTime();
    Outcome undisturbed = program.run(TinyRun.train(reference));
    long nanos = System.nanoTime() - start;
    if (undisturbed.failure().isPresent()) {
      report.failed("undisturbed run: " + undisturbed.excerpt());
      return;
    }
    boolean figures = name.equals("kill-figures");
    for (int i = 0; i < settings.cases(CASES); i++) {
      SplittableRandom random = settings.random(name, i);
      Path run = folder.resolve("run-" + i);
      Program.Running running = program.start(TinyRun.train(run));
      String moment;
      if (figures) {
        Waiting.until(running.process(), () -> Files.exists(run.resolve("summary.json")));
        long milliseconds = random.nextLong(1_500);
        Waiting.milliseconds(milliseconds);
        moment = milliseconds + " ms after the summary";
      } else {
        long milliseconds = random.nextLong(nanos / 1_000_000);
        Waiting.milliseconds(milliseconds);
        moment = milliseconds + " ms after the start";
      }
      boolean killed = running.kill();
      Optional<String> fault = resume(program, run, reference);
      String what = "case %d, %s %s: ".formatted(i, killed ? "killed" : "ended before", moment);
      fault.ifPresentOrElse(text -> report.failed(what + text), () -> report.passed(1));
    }
  }

  private static Optional<String> resume(Program program, Path run, Path reference)
      throws IOException {
    // Killed before there was a plan, a run is started anew.
    Outcome again =
        Files.exists(run.resolve("plan.json"))
            ? program.run("resume", run.toString())
            : program.run(TinyRun.train(run));
    Optional<String> failure = again.failure();
    return failure.isPresent() ? failure : TinyRun.difference(reference, run);
  }
}
