package spikeloom.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.app.desktop.Desktop;

/** What commands write into a run directory, and what they print. */
final class RunFilesTest {
  @TempDir private static Path once;
  private static Path trained;

  @TempDir private Path folder;
  private Path run;

  @BeforeAll
  static void train() {
    trained = once.resolve("run");
    Shell shell = Tiny.run("train " + Tiny.STROKES + " --threads 1 --out", trained);
    assertEquals(0, shell.code(), shell.err());
  }

  @BeforeEach
  void aRun() throws IOException {
    run = folder.resolve("run");
    Tiny.copy(trained, run);
  }

  @Test
  void commandsThatOnlyReadARunWriteNothingIntoIt() throws IOException {
    Map<String, String> before = state();
    assertEquals(0, Tiny.run("evaluate --limit 20", run).code());
    String at = run.toString();
    assertEquals(0, Tiny.run("reconstruct " + at + " --out", folder.resolve("grid.png")).code());
    assertEquals(
        0, Tiny.run("export " + at + " --to npz --out", folder.resolve("spikes.npz")).code());
    assertEquals(0, Tiny.run("replay " + at + " --out", folder.resolve("again")).code());
    assertFalse(new Desktop().open(run).snapshot().samples().isEmpty());
    new Desktop().explore(run).close();
    assertEquals(before, state());
  }

  private Map<String, String> state() throws IOException {
    Map<String, String> state = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(run)) {
      for (Path path : paths.toList()) {
        state.put(
            run.relativize(path).toString(),
            Files.getLastModifiedTime(path)
                + " "
                + (Files.isDirectory(path) ? 0 : Files.size(path)));
      }
    }
    return state;
  }

  @Test
  void resumeDrawsTheFiguresThatAKillPreventedAsTheTrainingDoes() throws IOException {
    Map<String, String> wanted = figures();
    assertTrue(wanted.containsKey("curves.svg"), wanted.keySet().toString());
    for (String name : wanted.keySet()) {
      Files.delete(run.resolve("figures").resolve(name));
    }
    Path half = run.resolve("figures").resolve("sample.png.0011223344556677.part");
    Files.writeString(half, "half");
    Shell resumed = Tiny.run("resume", run);
    assertEquals(0, resumed.code(), resumed.err());
    assertTrue(resumed.err().contains("figures were drawn"), resumed.err());
    assertEquals(wanted, figures());
    assertTrue(Tiny.run("resume", run).err().contains("nothing to do"));
  }

  /** Contents by name. */
  private Map<String, String> figures() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> figures = Files.list(run.resolve("figures"))) {
      for (Path figure : figures.toList()) {
        contents.put(
            String.valueOf(figure.getFileName()),
            Files.readString(figure, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  @Test
  void aRunWithoutCheckpointsIsNotResumedFromNothing() throws IOException {
    try (Stream<Path> files = Files.list(run.resolve("checkpoints"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(run.resolve("summary.json"));
    String metrics = Files.readString(run.resolve("metrics.csv"));
    Shell resumed = Tiny.run("resume", run);
    assertEquals(1, resumed.code());
    assertTrue(resumed.complaint().contains("no checkpoint"), resumed.err());
    assertEquals(metrics, Files.readString(run.resolve("metrics.csv")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"datasets", "datasets --json", "doctor", "--help", "train --help"})
  void aFullDiskBehindStandardOutputIsAFailure(String words) {
    assertOutputRefused(words.split(" "));
  }

  @Test
  void aFullDiskIsAFailureForCommandsOnARun() {
    assertOutputRefused("evaluate", run.toString(), "--limit", "20", "--json");
    assertOutputRefused("evaluate", run.toString(), "--limit", "20");
  }

  private static void assertOutputRefused(String... words) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream decoded = new ByteArrayOutputStream();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    int code;
    try {
      System.setOut(new PrintStream(full, false, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(decoded, true, StandardCharsets.UTF_8));
      code = Main.execute(words);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    String text = decoded.toString(StandardCharsets.UTF_8);
    assertEquals(1, code, text);
    assertTrue(text.contains("spikeloom: Standard output cannot be written"), text);
  }

  @Test
  void aPlanThatDoesNotFitIntoMemoryIsRefusedInASentenceAndLeavesTheFolderFree() {
    Path large = folder.resolve("large");
    Shell refused =
        Tiny.run("train --hidden 65536,65536 --limit 64 --epochs 1 --threads 1 --out", large);
    assertEquals(1, refused.code(), refused.err());
    assertTrue(refused.complaint().contains("values"), refused.err());
    assertFalse(refused.err().contains("\tat "), refused.err());
    assertEquals(0, Tiny.run("train " + Tiny.STROKES + " --threads 1 --out", large).code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "fa-IR", "de-DE", "tr-TR", "hi-IN-u-nu-deva", "th-TH-u-nu-thai"})
  void commandsPrintAndWriteTheSameInEveryCountry(String country) throws IOException {
    Shell here = Tiny.run("evaluate --limit 20", run);
    Path there = folder.resolve("there");
    Locale before = Locale.getDefault();
    Locale format = Locale.getDefault(Locale.Category.FORMAT);
    Shell evaluated;
    try {
      Locale.setDefault(Locale.forLanguageTag(country));
      Shell other = Tiny.run("train " + Tiny.STROKES + " --threads 1 --out", there);
      assertEquals(0, other.code(), other.err());
      evaluated = Tiny.run("evaluate --limit 20", there);
    } finally {
      Locale.setDefault(before);
      Locale.setDefault(Locale.Category.FORMAT, format);
    }
    assertEquals(withoutSpeed(here.out()), withoutSpeed(evaluated.out()));
    assertEquals(
        Files.readString(run.resolve("split.json")), Files.readString(there.resolve("split.json")));
    assertTrue(
        Files.readString(there.resolve("log.txt"))
            .chars()
            .allMatch(letter -> letter < 128 || !Character.isDigit(letter)));
  }

  private static String withoutSpeed(String text) {
    return text.replaceAll("speed .*", "");
  }
}
