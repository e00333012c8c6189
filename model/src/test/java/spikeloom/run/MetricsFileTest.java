package spikeloom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.decoder.DecoderKind;
import spikeloom.objective.Distortion;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.training.Plans;

final class MetricsFileTest {
  private static final TrainingPlan PLAN = Plans.tiny(DecoderKind.LINEAR, 7, 1);

  @Test
  void whatWasAppendedIsRead(@TempDir Path folder) {
    MetricsFile file = Tables.metrics(folder.resolve("metrics.csv"));
    assertEquals(List.of(), file.read(PLAN, 100, note -> {}));
    file.append(report(10), 48);
    file.append(report(20), 48);
    List<Progress> reports = file.read(PLAN, 100, note -> {});
    assertEquals(2, reports.size());
    Progress second = reports.get(1);
    Progress expected = report(20);
    assertEquals(20, second.step());
    assertEquals(0.2, second.fraction(), 1e-12);
    assertEquals(expected.epoch(), second.epoch());
    assertEquals(7, second.epochs());
    assertEquals(expected.examples(), second.examples());
    assertEquals(expected.distortion(), second.distortion(), 1e-7);
    assertEquals(expected.rateBits(), second.rateBits(), 1e-4);
    assertEquals(expected.latentSpikeRate(), second.latentSpikeRate(), 1e-6);
    assertEquals(expected.hiddenSpikeRate(), second.hiddenSpikeRate(), 1e-6);
    assertEquals(expected.examplesPerSecond(), second.examplesPerSecond(), 0.1);
  }

  @Test
  void theFileBeginsWithTheNamesOfTheContract(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("metrics.csv");
    Tables.metrics(path).append(report(10), 48);
    List<String> lines = Files.readAllLines(path);
    assertTrue(
        lines.get(0).startsWith("step,epoch,examples,distortion,rate,spikes,"), lines.get(0));
    assertTrue(lines.get(0).endsWith("examples_per_second"), lines.get(0));
    assertEquals(lines.get(0).split(",").length, lines.get(1).split(",").length);
    assertEquals(0.31 * 48, Double.parseDouble(lines.get(1).split(",")[5]), 1e-4, "spikes");
  }

  @Test
  void numbersAreWrittenTheSameInEveryCountry(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("metrics.csv");
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      Tables.metrics(path).append(report(10), 48);
    } finally {
      Locale.setDefault(before);
    }
    assertTrue(Files.readString(path).contains(",0.1234568,"), Files.readString(path));
    assertFalse(Files.readString(path).contains("\r"), "line ends are those of Unix everywhere");
  }

  @Test
  void halfALastLineIsDropped(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("metrics.csv");
    MetricsFile file = Tables.metrics(path);
    file.append(report(10), 48);
    file.append(report(20), 48);
    String whole = Files.readString(path);
    int start = whole.lastIndexOf('\n', whole.length() - 2) + 1;
    for (int length = start; length < whole.length(); length++) {
      Files.writeString(path, whole.substring(0, length));
      assertEquals(1, file.read(PLAN, 100, note -> {}).size(), "length " + length);
      file.truncateAfter(10);
      file.append(report(20), 48);
      assertEquals(whole, Files.readString(path), "length " + length);
    }
  }

  @Test
  void reportsAfterAStepAreDroppedAndThoseBeforeStay(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("metrics.csv");
    MetricsFile file = Tables.metrics(path);
    file.truncateAfter(5); // there is nothing to drop yet
    assertFalse(Files.exists(path));
    for (long step : new long[] {10, 20, 30}) {
      file.append(report(step), 48);
    }
    String line = Files.readAllLines(path).get(2);
    file.truncateAfter(20);
    assertEquals(
        List.of(10L, 20L), file.read(PLAN, 100, note -> {}).stream().map(Progress::step).toList());
    assertEquals(line, Files.readAllLines(path).get(2), "what stays is not changed");
    file.truncateAfter(0);
    assertEquals(List.of(), file.read(PLAN, 100, note -> {}));
  }

  @Test
  void aFileThatCannotBeWrittenIsNamedWithTheReason(@TempDir Path folder) throws IOException {
    Path path = Files.createDirectories(folder.resolve("metrics.csv"));
    String message =
        Sentences.require(
            assertThrows(RunException.class, () -> Tables.metrics(path).append(report(1), 48)));
    assertTrue(message.contains("metrics.csv") && message.contains("cannot be written"), message);
  }

  @Test
  void aLineOfRubbishIsNotRead(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("metrics.csv");
    MetricsFile file = Tables.metrics(path);
    file.append(report(10), 48);
    Files.writeString(path, "\0\0\0\0\n", StandardOpenOption.APPEND);
    assertEquals(1, file.read(PLAN, 100, note -> {}).size());
  }

  private static Progress report(long step) {
    return new Progress(
        step,
        100,
        2,
        7,
        8 * step,
        0.123456789,
        Distortion.CROSS_ENTROPY,
        321.98765,
        0.31,
        0.0471,
        1234.5,
        60);
  }
}
