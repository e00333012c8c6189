package spikeloom.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Damaged files of one format, read in a JVM with little memory. */
record Mutants(MutantFormat format) implements Campaign.Part {
  private static final int CASES = 2_000;

  @Override
  public String name() {
    return "mutants-" + format.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public void run(Settings settings, Report report) throws IOException {
    Path folder = settings.folder().resolve(name());
    Path home = Files.createDirectories(folder.resolve("home"));
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    int until = settings.cases(CASES);
    for (int first = 0; first < until; ) {
      Program program =
          new Program(
              folder.resolve("output-" + first),
              "-Xmx384m",
              "-Duser.home=" + home,
              "-Djava.io.tmpdir=" + temporary,
              "-Dorg.bytedeco.javacpp.cachedir=" + settings.folder().resolve("native"));
      String[] arguments = {
        format.name(),
        Long.toString(settings.seed()),
        Integer.toString(first),
        Integer.toString(until),
        folder.resolve("work").toString()
      };
      Files.createDirectories(folder.resolve("work"));
      Outcome outcome = program.start("spikeloom.campaign.MutantWorker", arguments).awaitLong();
      int done = first;
      for (String line : outcome.out().lines().toList()) {
        if (line.startsWith(MutantWorker.FAULT)) {
          report.add(line.substring(MutantWorker.FAULT.length()));
        } else if (line.startsWith(MutantWorker.DONE)) {
          done = Integer.parseInt(line.substring(MutantWorker.DONE.length())) + 1;
        }
      }
      report.passed(done - first);
      if (done < until && outcome.code() != MutantWorker.HANGS) {
        report.failed(
            "case %d ended the JVM, exit %d: %s"
                .formatted(done, outcome.code(), outcome.excerpt()));
        done++;
      }
      first = done;
    }
  }
}
