package spikeloom.adding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The program with a few source files changed or added, as somebody would who adds a part. Only
 * these files are copied and compiled; their classes come before those of the program.
 */
final class ChangedProgram {
  private static final Path PROGRAM = Path.of("..");

  private final Path folder;
  private final Path sources;
  private final Set<String> changed = new TreeSet<>();

  /** What a run of the program gives. */
  record Result(int code, String out, String messages) {}

  /** The unchanged program; {@code folder} is empty. */
  ChangedProgram(Path folder) throws IOException {
    this.folder = folder;
    sources = Files.createDirectory(folder.resolve("sources"));
  }

  /** Replaces a text in a source file, given as {@code module/package/Class}. */
  ChangedProgram change(String file, String before, String after) throws IOException {
    int slash = file.indexOf('/');
    String path = "spikeloom/" + file.substring(slash + 1) + ".java";
    Path copy = sources.resolve(path);
    if (changed.add(copy.getFileName().toString().replace(".java", ""))) {
      Files.createDirectories(copy.getParent());
      Files.copy(PROGRAM.resolve(file.substring(0, slash) + "/src/main/java/" + path), copy);
    }
    String text = Files.readString(copy);
    int at = text.indexOf(before);
    assertTrue(at >= 0, file + " does not contain " + before);
    Files.writeString(copy, text.substring(0, at) + after + text.substring(at + before.length()));
    return this;
  }

  /** Adds a source file, given as {@code package/Class}. */
  ChangedProgram add(String file, String text) throws IOException {
    Path path = sources.resolve("spikeloom/" + file + ".java");
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    return this;
  }

  /** The names of the changed files of the program, without those that were added. */
  Set<String> changed() {
    return changed;
  }

  /** Compiles the changed and added files. */
  ChangedProgram compiled() throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-d",
                folder.resolve("classes").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-proc:none",
                "-nowarn",
                "--release",
                "17"));
    try (Stream<Path> files = Files.walk(sources)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> arguments.add(file.toString()));
    }
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, errors, arguments.toArray(String[]::new));
    assertEquals(0, code, () -> errors.toString(StandardCharsets.UTF_8));
    return this;
  }

  /** Runs a command line in this process, with the changed classes instead of the program's. */
  Result run(String... arguments) throws ReflectiveOperationException, IOException {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    try (ChangedClasses classes = ChangedClasses.of(folder.resolve("classes"))) {
      System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
      Object code =
          classes
              .loadClass("spikeloom.app.Main")
              .getMethod("execute", String[].class)
              .invoke(null, (Object) arguments);
      return new Result(
          (Integer) code,
          outBytes.toString(StandardCharsets.UTF_8),
          errBytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** Runs a main class in a process of its own, which may open windows in memory. */
  Result window(String main) throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-XX:TieredStopAtLevel=1",
            "-Djava.awt.headless=true",
            "-Djava.util.prefs.userRoot=" + folder,
            "-Dglass.platform=Monocle",
            "-Dmonocle.platform=Headless",
            "-Dprism.order=sw",
            "-cp",
            folder.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"),
            main);
    Path out = folder.resolve("out");
    Path messages = folder.resolve("messages");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(messages.toFile())
            .start();
    assertTrue(process.waitFor(5, TimeUnit.MINUTES));
    return new Result(process.exitValue(), Files.readString(out), Files.readString(messages));
  }
}
