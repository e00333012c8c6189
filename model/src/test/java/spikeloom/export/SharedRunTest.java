package spikeloom.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.Dataset;
import spikeloom.exploration.Exploration;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.RunException;
import spikeloom.run.RunDirectory;
import spikeloom.run.SharedRun;
import spikeloom.training.ResumeTest;
import spikeloom.training.TrainingControl;

final class SharedRunTest {
  @TempDir Path folder;

  private static InputStream zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("{}".getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  @Test
  void anUnpackedRunReconstructsLikeTheOriginalFromAThirdOfItsCheckpoint() throws IOException {
    Path run = folder.resolve("run");
    Path packed = folder.resolve("run.zip");
    float[] expected;
    Dataset data;
    try (TrainedModel model = TinyRun.trained(run, "")) {
      data = model.task().dataset();
      ExportReport report =
          ExportFormats.named("run")
              .write(
                  new ExportRequest(
                      RunDirectory.openToRead(run),
                      model,
                      data.test(),
                      0,
                      Strictness.TELL,
                      packed));
      assertTrue(report.loses());
      Exploration exploration = new Exploration(model);
      Exploration.Sample sample = exploration.sample(0);
      expected =
          exploration
              .decode(sample, sample.spikes(), exploration.steps())
              .reconstruction()
              .values();
    }
    Path copy = folder.resolve("copy");
    RunDirectory unpacked;
    try (InputStream in = Files.newInputStream(packed)) {
      unpacked = SharedRun.unpack(in, "digits", copy);
    }
    assertEquals(RunDirectory.openToRead(run).plan(), unpacked.plan());
    assertTrue(2 * bytes(copy.resolve("checkpoints")) < bytes(run.resolve("checkpoints")) / 2);
    assertFalse(Files.exists(copy.resolve("run.lock")));
    try (Exploration exploration = new Exploration(TrainedModel.load(unpacked, data, 1))) {
      Exploration.Sample sample = exploration.sample(0);
      assertArrayEquals(
          expected,
          exploration
              .decode(sample, sample.spikes(), exploration.steps())
              .reconstruction()
              .values());
    }
    RunException refused =
        assertThrows(
            RunException.class, () -> ResumeTest.resume(copy, data, new TrainingControl()));
    assertTrue(refused.getMessage().contains("without the state of its optimiser"));
  }

  private static long bytes(Path checkpoints) throws IOException {
    try (var files = Files.list(checkpoints)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Test
  void filesThatDoNotBelongToARunStayInTheArchive() throws IOException {
    Path to = folder.resolve("to");
    SharedRun.unpack(
        zip("plan.json", "run.lock", "figures/a.sh", "other/plan.json", ".bashrc"), "model", to);
    try (var files = Files.walk(to)) {
      assertEquals(
          "plan.json",
          String.join(
              ",",
              files
                  .filter(Files::isRegularFile)
                  .map(file -> to.relativize(file).toString())
                  .toList()));
    }
    assertThrows(
        RunException.class,
        () -> SharedRun.unpack(zip("summary.json"), "model", folder.resolve("none")));
    assertThrows(
        RunException.class,
        () -> SharedRun.unpack(zip("../plan.json"), "model", folder.resolve("out")));
    assertFalse(Files.exists(folder.resolve("plan.json")));
  }
}
