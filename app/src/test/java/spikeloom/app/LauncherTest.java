package spikeloom.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher for POSIX shells in a copy of an installation, whose Maven writes a line to {@code
 * builds} and whose Java prints its arguments.
 */
@Timeout(600)
final class LauncherTest {
  private static final Path SH = Path.of("/bin/sh");
  private static final Set<PosixFilePermission> EXECUTABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();
  private Path home;

  @BeforeEach
  void install() throws IOException {
    assumeTrue(Files.isExecutable(SH), "skipped: there is no /bin/sh");
    Path launcher = Path.of("..", "spikeloom");
    assumeTrue(Files.exists(launcher), "skipped: not run in the folder of the module");
    Files.setPosixFilePermissions(folder, EXECUTABLE);
    home = Files.createDirectories(folder.resolve("an installation"));
    Files.createDirectories(home.resolve("app/src/main"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.copy(launcher, home.resolve("spikeloom"));
    script(
        home.resolve("mvnw"),
        "echo start >>builds; while [ -e hold ]; do sleep 0.1; done; [ ! -e broken ] || exit 1",
        "echo end >>builds");
    java("java-17", "17.0.9");
    java("java-25", "25.0.1");
  }

  @AfterEach
  void endProcesses() throws IOException {
    started.forEach(Process::destroyForcibly);
    Files.deleteIfExists(home.resolve("hold"));
    chmod("u+w");
  }

  @Test
  void theFirstStartBuildsAndLaterOnesDoNot() throws IOException, InterruptedException {
    Shell first = launch(Map.of(), "doctor");
    assertEquals(0, first.code(), first.err());
    assertTrue(first.out().contains("spikeloom.app.Main doctor"), first.out());
    assertEquals(0, launch(Map.of()).code());
    assertEquals(List.of("start", "end"), builds());
    assertEquals(Set.of("built", "java-flags", "classes.jsa"), target());
  }

  @Test
  void theArchiveOfClassesIsRecordedByATrainingAndUsedFromThenOn()
      throws IOException, InterruptedException {
    Shell first = launch(Map.of(), "doctor");
    assertTrue(first.err().contains("Preparing faster starts ... done"), first.err());
    assertEquals(1, first.out().lines().count(), first.out());
    assertTrue(
        first.out().contains("-XX:SharedArchiveFile=" + home + "/app/target/classes.jsa"),
        first.out());
    assertFalse(launch(Map.of()).err().contains("Preparing"));
  }

  @Test
  void withoutAnArchiveOfClassesTheProgramStartsAsWell() throws IOException, InterruptedException {
    Path java = folder.resolve("java-17/bin/java");
    Files.writeString(java, Files.readString(java).replace("echo classes >", "exit 1 #"));
    Shell shell = launch(Map.of(), "doctor");
    assertEquals(0, shell.code(), shell.err());
    assertTrue(shell.err().contains("Preparing faster starts ... not possible here"), shell.err());
    assertEquals(Set.of("built", "java-flags"), target());
  }

  @Test
  void anInstalledApplicationUsesItsOwnJavaAndNeverBuilds()
      throws IOException, InterruptedException {
    Path parts = Files.createDirectories(folder.resolve("opt/lib/app"));
    Files.writeString(parts.resolve("java-flags"), "--add-modules=jdk.incubator.vector");
    java("opt/lib/runtime", "17.0.9");
    Path bin = Files.createDirectories(folder.resolve("opt/bin"));
    Files.move(home.resolve("spikeloom"), bin.resolve("spikeloom"));
    home = bin;
    Shell first = launch(Map.of("JAVA_HOME", folder.resolve("none").toString()), "doctor");
    assertEquals(0, first.code(), first.err());
    assertTrue(first.out().contains("--add-modules=jdk.incubator.vector"), first.out());
    String real = parts.toRealPath().toString();
    assertTrue(first.out().contains("-cp " + real + "/* "), first.out());
    assertTrue(first.out().endsWith("spikeloom.app.Main doctor\n"), first.out());
    assertTrue(first.out().contains("SharedArchiveFile=" + real + "/classes.jsa"), first.out());
    assertTrue(first.out().contains("CompileCommandFile=" + real + "/kernels"), first.out());
    try (Stream<Path> files = Files.list(bin)) {
      assertEquals(1, files.count(), "nothing is written beside the launcher");
    }
    Shell cluster = launch(Map.of(), "sweep", "--master", "spark://host");
    assertEquals(1, cluster.code());
    assertTrue(cluster.err().contains("needs the sources of SpikeLoom"), cluster.err());
  }

  @Test
  void twoFirstStartsBuildOnceAndTheSecondOneWaitsAndReportsIt()
      throws IOException, InterruptedException {
    Files.createFile(home.resolve("hold"));
    Process first = start(Map.of(), "one");
    await(home.resolve("builds"));
    Process second = start(Map.of(), "two");
    await(folder.resolve("err-two"));
    Files.delete(home.resolve("hold"));
    Shell one = end(first, "one");
    Shell two = end(second, "two");
    assertEquals(0, one.code(), one.err());
    assertEquals(0, two.code(), two.err());
    assertTrue(two.err().contains("waiting for another build of"), two.err());
    assertFalse(two.err().contains("Building"), two.err());
    assertEquals(List.of("start", "end"), builds());
    assertEquals(Set.of("built", "java-flags", "classes.jsa"), target());
  }

  @Test
  void aLockWhoseOwnerHasEndedIsTakenOver() throws IOException, InterruptedException {
    Process ended = new ProcessBuilder(SH.toString(), "-c", "uname -n").start();
    String host = new String(ended.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    ended.waitFor();
    Path lock = Files.createDirectories(home.resolve("app/target/build.lock"));
    Files.writeString(lock.resolve("owner"), ended.pid() + " " + host);
    Shell shell = launch(Map.of());
    assertEquals(0, shell.code(), shell.err());
    assertEquals(List.of("start", "end"), builds());
    assertFalse(Files.exists(lock));
  }

  @Test
  void aClusterNeedsItsModuleWhichIsBuiltOnceAndStartsWithTheLibrariesOfSpark()
      throws IOException, InterruptedException {
    Path own = Files.createDirectories(home.resolve("app/target/lib"));
    Path spark = Files.createDirectories(home.resolve("app/cluster/target/spark/jars"));
    Files.createFile(own.resolve("own.jar"));
    Files.createFile(own.resolve("slf4j-nop-2.0.jar"));
    Files.createFile(spark.resolve("spark-core.jar"));
    assertFalse(launch(Map.of(), "train").out().contains("spark-core.jar"));
    assertEquals(2, builds().size());
    for (String option : List.of("--master", "--master=local[2]")) {
      Shell shell = launch(Map.of(), "train", option);
      assertEquals(0, shell.code(), shell.err());
      assertEquals(4, builds().size(), "program and module");
      assertTrue(shell.out().contains("spark-core.jar"), shell.out());
      assertTrue(shell.out().contains("own.jar"), shell.out());
      assertFalse(shell.out().contains("slf4j-nop"), shell.out());
      assertTrue(shell.out().contains("--add-opens=java.base/sun.nio.ch"), shell.out());
    }
  }

  @Test
  void aClusterWhoseModuleMayNotBeBuiltIsRefusedWithTheCommand()
      throws IOException, InterruptedException {
    launch(Map.of());
    Shell shell = launch(Map.of("SPIKELOOM_NO_BUILD", "1"), "train", "--master", "local[2]");
    assertEquals(1, shell.code());
    assertTrue(
        shell.err().contains("the module for clusters is not built yet, and SPIKELOOM_NO_BUILD")
            && shell.err().contains("-Pcluster -pl app/cluster -am package && touch app/cluster"),
        shell.err());
    assertEquals(2, builds().size());
  }

  @Test
  void aFailedBuildLeavesNeitherTheLockNorAnotherFile() throws IOException, InterruptedException {
    Files.createFile(home.resolve("broken"));
    Shell shell = launch(Map.of());
    assertEquals(1, shell.code());
    assertTrue(shell.err().contains("the build failed"), shell.err());
    assertEquals(Set.of(), target());
  }

  @Test
  void withoutPermissionToBuildTheCommandIsShown() throws IOException, InterruptedException {
    Shell shell = launch(Map.of("SPIKELOOM_NO_BUILD", "1"));
    assertEquals(1, shell.code());
    assertTrue(
        shell.err().contains("not built yet, and SPIKELOOM_NO_BUILD is set. Run: cd '" + home + "'")
            && shell.err().contains("./mvnw -q -B -Dquick -Dmaven.test.skip=true package"),
        shell.err());
    assertFalse(Files.exists(home.resolve("builds")));
  }

  @Test
  void anOutdatedProgramRunsWithAWarningWhereItMayNotBeBuilt()
      throws IOException, InterruptedException {
    launch(Map.of());
    outdate();
    Shell shell = launch(Map.of("SPIKELOOM_NO_BUILD", "1"));
    assertEquals(0, shell.code(), shell.err());
    assertTrue(shell.err().contains("warning: the sources are newer"), shell.err());
    assertEquals(List.of("start", "end"), builds());
    assertEquals(0, launch(Map.of()).code());
    assertEquals(4, builds().size());
  }

  @Test
  void whatChangesDuringABuildIsBuiltTheNextTime() throws IOException, InterruptedException {
    Files.createFile(home.resolve("hold"));
    Process first = start(Map.of(), "one");
    await(home.resolve("builds"));
    outdate();
    Files.delete(home.resolve("hold"));
    end(first, "one");
    launch(Map.of());
    assertEquals(4, builds().size());
  }

  @Test
  void theFlagsFollowTheJava() throws IOException, InterruptedException {
    Shell old = launch(Map.of());
    assertTrue(old.out().startsWith("--add-modules=jdk.incubator.vector "), old.out());
    Shell later = launch(Map.of("JAVA_HOME", folder.resolve("java-25").toString()));
    assertTrue(later.out().contains("--enable-native-access=ALL-UNNAMED"), later.out());
    assertTrue(later.out().contains("--sun-misc-unsafe-memory-access=allow"), later.out());
    assertFalse(launch(Map.of()).out().contains("--enable-native-access"));
  }

  @Test
  void aReadOnlyInstallationRunsWithAnotherJavaAndOutdatedSources()
      throws IOException, InterruptedException {
    launch(Map.of());
    outdate();
    chmod("a-w");
    Shell shell = launch(Map.of("JAVA_HOME", folder.resolve("java-25").toString()));
    assertEquals(0, shell.code(), shell.err());
    assertTrue(shell.out().contains("--enable-native-access=ALL-UNNAMED"), shell.out());
    assertTrue(shell.err().contains("cannot be written. To build, run"), shell.err());
    assertEquals(1, shell.err().lines().count(), shell.err());
    assertEquals(List.of("start", "end"), builds());
  }

  @Test
  void aReadOnlyInstallationThatIsNotBuiltIsRefusedInOneSentence()
      throws IOException, InterruptedException {
    chmod("a-w");
    Shell shell = launch(Map.of());
    assertEquals(1, shell.code());
    assertTrue(shell.err().contains("not built yet, and " + home + " cannot be written"));
    assertEquals(1, shell.err().lines().count(), shell.err());
  }

  private Shell launch(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return end(start(environment, "only", arguments), "only");
  }

  private Process start(Map<String, String> environment, String name, String... arguments)
      throws IOException {
    Map<String, String> all = new HashMap<>(environment);
    all.putIfAbsent("JAVA_HOME", folder.resolve("java-17").toString());
    List<String> line = new ArrayList<>();
    if (!Files.isWritable(home) || (isRoot() && !writableByOwner())) {
      line.addAll(asNobody());
    }
    line.addAll(List.of(SH.toString(), home.resolve("spikeloom").toString()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().remove("SPIKELOOM_NO_BUILD");
    builder.environment().putAll(all);
    Process process =
        builder
            .redirectOutput(folder.resolve("out-" + name).toFile())
            .redirectError(folder.resolve("err-" + name).toFile())
            .start();
    started.add(process);
    return process;
  }

  private Shell end(Process process, String name) throws IOException, InterruptedException {
    assertTrue(process.waitFor(10, TimeUnit.MINUTES), "the launcher did not end");
    return new Shell(
        process.exitValue(),
        Files.readString(folder.resolve("out-" + name)),
        Files.readString(folder.resolve("err-" + name)));
  }

  /** Permissions do not stop root, so the launcher runs as somebody else then. */
  private static List<String> asNobody() {
    if (!isRoot()) {
      return List.of();
    }
    Path setpriv = Path.of("/usr/bin/setpriv");
    assumeTrue(Files.isExecutable(setpriv), "skipped: run by root, and there is no setpriv");
    return List.of(setpriv.toString(), "--reuid", "65534", "--regid", "65534", "--clear-groups");
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private boolean writableByOwner() throws IOException {
    return Files.getPosixFilePermissions(home).contains(PosixFilePermission.OWNER_WRITE);
  }

  private void chmod(String mode) throws IOException {
    if (home == null) {
      return;
    }
    try {
      new ProcessBuilder("chmod", "-R", mode, home.toString()).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void outdate() throws IOException {
    Files.setLastModifiedTime(home.resolve("pom.xml"), FileTime.from(Instant.now()));
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(home.resolve("builds"));
  }

  private Set<String> target() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("app/target"))) {
      return Set.copyOf(files.map(file -> file.getFileName().toString()).toList());
    }
  }

  /** Waits until a file has content. */
  private static void await(Path file) throws IOException {
    while (!Files.exists(file) || Files.size(file) == 0) {
      pause(20);
    }
  }

  @SuppressWarnings("ThreadSleep")
  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void java(String name, String version) throws IOException {
    Path bin = Files.createDirectories(folder.resolve(name).resolve("bin"));
    script(
        bin.resolve("java"),
        "case $1 in",
        "-version) echo 'openjdk version \"" + version + "\"' >&2 ;;",
        "--list-modules) echo jdk.incubator.vector@" + version + " ;;",
        "*) echo \"$@\" ;;",
        "esac",
        "dump= archive=",
        "for word in \"$@\"; do",
        "case $word in -Xshare:dump) dump=yes ;; -XX:SharedArchiveFile=*) archive=${word#*=} ;; esac",
        "done",
        "[ -z \"$dump\" ] || echo classes >\"$archive\"");
  }

  private static void script(Path file, String... lines) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, EXECUTABLE);
  }
}
