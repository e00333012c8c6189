package spikeloom.campaign;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import spikeloom.app.Main;
import spikeloom.file.DataException;
import spikeloom.file.FolderTree;
import spikeloom.plan.PlanException;
import spikeloom.plan.RunException;
import spikeloom.run.RunDirectory;
import spikeloom.run.RunOverview;

/**
 * Reads damaged files of one format in this JVM: {@code MutantWorker FORMAT SEED FIRST UNTIL
 * FOLDER}. Prints a line for each fault, and the number of the last case; a file that takes too
 * long ends the JVM. Damaged files with a fault are kept in {@code FOLDER/faults}.
 */
public final class MutantWorker {
  static final int HANGS = 3;
  static final String FAULT = "fault ";
  static final String DONE = "done ";

  private static final long MOST_SECONDS = 90;

  private final MutantFormat format;
  private final long seed;
  private final Path folder;
  private final PrintStream report = System.out;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  private MutantWorker(MutantFormat format, long seed, Path folder) {
    this.format = format;
    this.seed = seed;
    this.folder = folder;
  }

  /** See the class. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    MutantWorker worker =
        new MutantWorker(
            MutantFormat.valueOf(arguments[0]),
            Long.parseLong(arguments[1]),
            Path.of(arguments[4]));
    worker.run(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
    System.exit(0);
  }

  private void run(int first, int until) throws IOException, InterruptedException {
    Path valid = folder.resolve("valid");
    if (!Files.exists(valid)) {
      format.writeTo(Files.createDirectories(valid));
    }
    byte[] content = Files.readAllBytes(format.damaged(valid));
    if (first == 0) {
      List<String[]> commands = format.commands(valid);
      String[] last = commands.get(commands.size() - 1);
      quietly(last)
          .failure()
          .ifPresent(why -> report.println(FAULT + "valid file, " + last[0] + ": " + why));
      FolderTree.delete(valid.resolve("out"));
    }
    for (int i = first; i < until; i++) {
      Path here = folder.resolve("case");
      FolderTree.delete(here);
      copy(valid, here);
      SplittableRandom random = Settings.random(seed, format.name(), i);
      byte[] damaged = new Mutation(random).of(content);
      if (format == MutantFormat.RUN_CHECKPOINT && random.nextBoolean()) {
        damaged = Mutation.withChecksum(damaged);
      }
      Path file = format.damaged(here);
      Files.write(file, damaged);
      Set<String> before = names();
      Optional<String> fault = inTime(here, i);
      if (fault.isEmpty() && !names().equals(before)) {
        Set<String> more = names();
        more.removeAll(before);
        fault = Optional.of("files outside: " + more);
      }
      if (fault.isPresent()) {
        keep(i, file.getFileName().toString(), damaged);
        report.println(FAULT + "case " + i + ": " + fault.get());
      }
      report.println(DONE + i);
    }
  }

  private Optional<String> inTime(Path here, int index) throws InterruptedException, IOException {
    var result = thread.submit(() -> outcome(here));
    try {
      return result.get(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      return Optional.of(String.valueOf(e.getCause()));
    } catch (TimeoutException e) {
      keep(index, "hang", Files.readAllBytes(format.damaged(here)));
      report.println(FAULT + "case " + index + ": no end after " + MOST_SECONDS + " s");
      report.println(DONE + index);
      Runtime.getRuntime().halt(HANGS);
      return Optional.empty();
    }
  }

  private Optional<String> outcome(Path here) {
    for (String[] command : format.commands(here)) {
      Optional<String> fault = quietly(command).fault();
      if (fault.isPresent()) {
        return fault.map(why -> command[0] + ": " + why);
      }
    }
    if (format.name().startsWith("RUN_")) {
      listed(here);
    }
    return Optional.empty();
  }

  /** What the window reads; every exception but those with a sentence is a fault. */
  private static void listed(Path here) {
    RunOverview.below(here, note -> {});
    try {
      RunDirectory.openToRead(here.resolve("run")).history(note -> {});
    } catch (DataException | RunException | PlanException e) {
      return; // a sentence
    }
  }

  /** Runs a command in this JVM. */
  private static Outcome quietly(String[] command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream realOut = System.out;
    PrintStream realErr = System.err;
    int code;
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
      code = Main.execute(command);
    } finally {
      System.setOut(realOut);
      System.setErr(realErr);
    }
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private void keep(int index, String name, byte[] damaged) throws IOException {
    Path faults = Files.createDirectories(folder.resolve("faults"));
    Files.write(faults.resolve(index + "-" + name), damaged);
  }

  /** Everything in the folder but what a case may write to. */
  private Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .map(folder::relativize)
          .map(Path::toString)
          .filter(name -> !name.startsWith("case") && !name.startsWith("faults"))
          .forEach(names::add);
    }
    return names;
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.toList();
    }
    for (Path file : files) {
      Files.copy(file, to.resolve(from.relativize(file).toString()));
    }
  }
}
