package spikeloom.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example plug-in of the documentation is compiled, packed and used by the program. */
class PluginTest {
  private static final Path EXAMPLE = Path.of("../docs/examples/plugin");

  @TempDir private static Path folder;

  private static Path plugins;

  private record Result(int code, String out, String messages) {}

  @BeforeAll
  static void compileTheExample() throws IOException {
    plugins = Files.createDirectory(folder.resolve("plugins"));
    Path classes = Files.createDirectory(folder.resolve("classes"));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-proc:none",
                "--release",
                "17"));
    try (Stream<Path> sources = Files.walk(EXAMPLE.resolve("src/main/java"))) {
      sources
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> arguments.add(file.toString()));
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertEquals(0, compiler.run(null, null, null, arguments.toArray(String[]::new)));
    pack(classes, plugins.resolve("example.jar"), "1");
  }

  private static void pack(Path classes, Path jar, String api) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("SpikeLoom-Plugin-Api", api);
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out, manifest)) {
      add(packed, classes);
      add(packed, EXAMPLE.resolve("src/main/resources"));
    }
  }

  private static void add(JarOutputStream jar, Path root) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      jar.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
      jar.write(Files.readAllBytes(file));
      jar.closeEntry();
    }
  }

  private static Result run(Path pluginFolder, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "--add-modules=jdk.incubator.vector",
                // A short command costs less without the second compiler, which vectors need.
                "-XX:TieredStopAtLevel=1",
                "-Dspikeloom.vectors=off",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                "spikeloom.app.Main",
                "--plugins",
                pluginFolder.toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "out", null);
    Path err = Files.createTempFile(folder, "err", null);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertTrue(process.waitFor(5, TimeUnit.MINUTES));
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  @Test
  void itsEncoderAndItsCodeAreTrainedResumedEvaluatedAndExported() throws Exception {
    Result trained =
        run(
            plugins,
            "train",
            "--data",
            Path.of(Tiny.DIGITS).toAbsolutePath().toString(),
            "--limit",
            "200",
            "--epochs",
            "1",
            "--encoder",
            "bernoulli",
            "--encoder-parameters",
            "scale=0.5",
            "--encoding",
            "first-step",
            "--latent",
            "20",
            "--hidden",
            "none",
            "--steps",
            "4",
            "--decoder-hidden",
            "16",
            "--out",
            "run");
    assertEquals(0, trained.code(), trained.messages());
    Path run = folder.resolve("run");
    String plan = Files.readString(run.resolve("plan.json"), StandardCharsets.UTF_8);
    assertTrue(plan.contains("\"parameters\" : \"scale=0.5\""), plan);

    Result resumed = run(plugins, "resume", "run");
    assertEquals(0, resumed.code(), resumed.messages());

    Result evaluated = run(plugins, "evaluate", "run");
    assertEquals(0, evaluated.code(), evaluated.messages());
    assertTrue(evaluated.out().contains("bits"), evaluated.out());

    Result exported = run(plugins, "export", "run", "--to", "counts", "--out", "counts.txt");
    assertEquals(0, exported.code(), exported.messages());
    // 784 inputs and a bias for each of 20 neurons.
    assertEquals("encoder parameters: 15700\n", Files.readString(folder.resolve("counts.txt")));
  }

  @Test
  void itsEventFormatIsRecognised() throws Exception {
    Path file = folder.resolve("recording.txt");
    Files.writeString(file, "TEXTEVENTS 32 24\n10 3 4 1\n25 31 23 0\n");
    Result inspected = run(plugins, "inspect", file.toString());
    assertEquals(0, inspected.code(), inspected.messages());
    assertTrue(inspected.out().contains("Text events"), inspected.out());
    assertTrue(inspected.out().contains("32 x 24"), inspected.out());

    Files.writeString(file, "TEXTEVENTS 32 24\n10 3 four 1\n");
    Result damaged = run(plugins, "inspect", file.toString());
    assertEquals(1, damaged.code());
    assertTrue(damaged.messages().contains("line 2"), damaged.messages());
  }

  @Test
  void itsPartsAreListed() throws Exception {
    Result help = run(plugins, "train", "--help");
    assertTrue(help.out().contains("bernoulli"), help.out());
    assertTrue(help.out().contains("first-step"), help.out());
    Result codes = run(plugins, "encode", "--list");
    assertTrue(codes.out().contains("smallest value with a spike"), codes.out());
  }

  @Test
  void aPluginForAnotherVersionIsRefusedWithASentence() throws Exception {
    Path other = Files.createDirectory(folder.resolve("other"));
    pack(folder.resolve("classes"), other.resolve("future.jar"), "2");
    Result refused = run(other, "doctor");
    assertEquals(1, refused.code());
    assertTrue(
        refused.messages().contains("future.jar: a plug-in for interface version 2"),
        refused.messages());
    assertFalse(refused.messages().contains("Exception"), refused.messages());
  }

  @Test
  void aPluginThatCannotBeLoadedIsNamedInASentence() throws Exception {
    Path other = Files.createDirectory(folder.resolve("no-classes"));
    Path broken = Files.createDirectory(folder.resolve("broken"));
    pack(other, broken.resolve("b.jar"), "1");
    Result refused = run(broken, "doctor");
    assertEquals(1, refused.code(), refused.messages());
    assertTrue(refused.messages().contains("A plug-in cannot be loaded: "), refused.messages());
    assertFalse(refused.messages().contains("\tat "), refused.messages());

    Path named = Files.createDirectories(folder.resolve("renamed/org/example/spikeloom"));
    try (Stream<Path> classes = Files.list(folder.resolve("classes/org/example/spikeloom"))) {
      for (Path each : classes.toList()) {
        byte[] bytes = Files.readAllBytes(each);
        Files.write(named.resolve(each.getFileName()), taken(bytes));
      }
    }
    Path taken = Files.createDirectory(folder.resolve("taken"));
    pack(folder.resolve("renamed"), taken.resolve("c.jar"), "1");
    Result clash = run(taken, "doctor");
    assertEquals(1, clash.code(), clash.messages());
    assertTrue(clash.messages().contains("the name 'csv' is already taken"), clash.messages());
    assertFalse(clash.messages().contains("\tat "), clash.messages());
  }

  /** The export {@code counts} under the name {@code csv}: a constant of a class file. */
  private static byte[] taken(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.replace("\u0001\u0000\u0006counts", "\u0001\u0000\u0003csv")
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void aRunDirectoryAndTheCurrentFolderAreNotPluginFolders() throws Exception {
    Path run = Files.createDirectory(folder.resolve("someone-elses-run"));
    Files.writeString(run.resolve("plan.json"), "{}");
    Result refused = run(run, "doctor");
    assertEquals(1, refused.code());
    assertTrue(refused.messages().contains("is a run directory"), refused.messages());
    Result here = run(Path.of("."), "doctor");
    assertEquals(1, here.code());
    assertTrue(here.messages().contains("is the current folder"), here.messages());
  }

  @Test
  void parametersOfAnEncoderAreChecked() throws Exception {
    Result refused =
        run(plugins, "train", "--encoder", "bernoulli", "--encoder-parameters", "size=3");
    assertEquals(2, refused.code());
    assertTrue(
        refused.messages().contains("encoder bernoulli has no parameter 'size'; it has scale"),
        refused.messages());
  }
}
