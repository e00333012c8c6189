package spikeloom.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The program in other languages, those with digits of their own included. */
final class Languages implements Campaign.Part {
  private static final List<String> LANGUAGES =
      List.of("ar-EG", "fa-IR", "tr-TR", "de-DE", "hi-IN-deva", "th-TH-thai");

  @Override
  public String name() {
    return "languages";
  }

  @Override
  public void run(Settings settings, Report report) throws IOException {
    Path folder = settings.folder().resolve(name());
    Program english = new Program(folder.resolve("en"));
    Path reference = folder.resolve("reference");
    Outcome undisturbed = english.run(TinyRun.train(reference));
    if (undisturbed.failure().isPresent()) {
      report.failed("undisturbed run: " + undisturbed.excerpt());
      return;
    }
    Outcome evaluated = english.run("evaluate", reference.toString(), "--limit", "200");
    for (int i = 0; i < LANGUAGES.size(); i++) {
      String language = LANGUAGES.get(i);
      Program foreign = new Program(folder.resolve(language), options(language));
      check(report, language + ", train", trained(foreign, folder.resolve("run-" + i), reference));
      Outcome there = foreign.run("evaluate", reference.toString(), "--limit", "200");
      check(
          report,
          language + ", evaluate",
          there
              .failure()
              .or(
                  () ->
                      numbers(there.out()).equals(numbers(evaluated.out()))
                          ? Optional.empty()
                          : Optional.of("it prints " + there.out())));
      Path stopped = folder.resolve("stopped-" + i);
      Program.Running running = foreign.start(TinyRun.train(stopped));
      Waiting.until(running.process(), () -> holdsFile(stopped.resolve("checkpoints")));
      running.kill();
      Outcome resumed = english.run("resume", stopped.toString());
      Optional<String> fault = resumed.failure();
      check(
          report,
          language + ", resumed in English",
          fault.isPresent() ? fault : TinyRun.difference(reference, stopped));
    }
  }

  private static Optional<String> trained(Program foreign, Path run, Path reference)
      throws IOException {
    Outcome outcome = foreign.run(TinyRun.train(run));
    Optional<String> fault = outcome.failure();
    if (fault.isEmpty()) {
      fault = TinyRun.difference(reference, run);
    }
    String shown = outcome.out() + outcome.err();
    boolean digits = shown.chars().allMatch(c -> c < 128 || !Character.isDigit(c));
    return fault.isPresent() || digits ? fault : Optional.of("other digits: " + shown);
  }

  private static String[] options(String tag) {
    String[] parts = tag.split("-", -1);
    String options = "-Duser.language=" + parts[0] + " -Duser.country=" + parts[1];
    if (parts.length > 2) {
      options += " -Duser.extensions=u-nu-" + parts[2];
    }
    return options.split(" ");
  }

  private static String numbers(String text) {
    return text.replaceAll("(?m)^.*(second|speed).*$", "");
  }

  private static boolean holdsFile(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(".ckpt"));
    } catch (IOException e) {
      return false;
    }
  }

  private static void check(Report report, String what, Optional<String> fault) {
    fault.ifPresentOrElse(text -> report.failed(what + ": " + text), () -> report.passed(1));
  }
}
