package spikeloom.campaign;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import spikeloom.file.FolderTree;

/** Runs and data that are deleted while they are used: failure in one sentence, or success. */
final class VanishingFolders implements Campaign.Part {
  private static final int CASES = 10;

  @Override
  public String name() {
    return "vanishing";
  }

  @Override
  public void run(Settings settings, Report report) throws IOException {
    Path folder = settings.folder().resolve(name());
    Program program = new Program(folder);
    for (int i = 0; i < settings.cases(CASES); i++) {
      Path run = folder.resolve("run-" + i);
      Program.Running running = program.start(TinyRun.train(run));
      Waiting.until(running.process(), () -> Files.exists(run.resolve("metrics.csv")));
      long moment = settings.random(name(), i).nextLong(2_000);
      Waiting.milliseconds(moment);
      boolean during = running.process().isAlive();
      delete(run);
      Outcome outcome = running.await();
      Optional<String> fault = outcome.fault();
      if (fault.isEmpty()
          && during
          && outcome.code() == 0
          && !Files.exists(run.resolve("plan.json"))) {
        fault = Optional.of("exit 0, but the run is gone");
      }
      String what = "case %d, run deleted after %d ms of training: ".formatted(i, moment);
      fault.ifPresentOrElse(text -> report.failed(what + text), () -> report.passed(1));
    }
    for (int i = 0; i < settings.cases(CASES); i++) {
      Path place = Files.createDirectories(folder.resolve("data-" + i));
      Path data = place.resolve("table.csv");
      Files.writeString(data, SampleInputs.table(400));
      Program.Running running =
          program.start(TinyRun.train(folder.resolve("of-data-" + i), "--data", data.toString()));
      long moment = settings.random(name() + "-data", i).nextLong(6_000);
      Waiting.milliseconds(moment);
      delete(place);
      String what = "case %d, data deleted after %d ms: ".formatted(i, moment);
      running
          .await()
          .fault()
          .ifPresentOrElse(text -> report.failed(what + text), () -> report.passed(1));
    }
  }

  /** Deletes a folder although somebody writes there. */
  private static void delete(Path folder) throws IOException {
    for (int i = 0; i < 50; i++) {
      try {
        FolderTree.delete(folder);
        return;
      } catch (DirectoryNotEmptyException | NoSuchFileException | java.io.UncheckedIOException e) {
        Waiting.milliseconds(5);
      }
    }
  }
}
