package spikeloom.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFilesTest {
  private static final List<String> SMALL =
      List.of(
          "--steps",
          "6",
          "--hidden",
          "24",
          "--latent",
          "12",
          "--decoder-hidden",
          "20",
          "--batch",
          "10",
          "--threads",
          "1",
          "--json");

  @TempDir Path folder;

  private Shell train(Path data, Path run, String... more) {
    List<String> arguments = new ArrayList<>(List.of("train", "--data", data.toString()));
    arguments.addAll(SMALL);
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--out", run.toString()));
    return Shell.run(arguments.toArray(String[]::new));
  }

  /** Two columns that follow from a third: much is to be gained over their means. */
  private Path table(int rows) throws IOException {
    StringBuilder text = new StringBuilder("a,b,label\n");
    for (int i = 0; i < rows; i++) {
      int kind = i % 2;
      text.append(kind + 0.01 * (i % 7)).append(',');
      text.append(5 - kind + 0.01 * (i % 5)).append(kind == 0 ? ",low\n" : ",high\n");
    }
    return Files.writeString(folder.resolve("two kinds.csv"), text);
  }

  @Test
  void aTableTrainsToLessThanItsMeanCostsAndTheRunShowsWhichSplitItSaw() throws IOException {
    Path run = folder.resolve("run");
    Path table = table(100);
    Shell trained = train(table, run);
    assertEquals(0, trained.code(), trained.err());
    JsonNode summary = Tiny.json(trained);
    double reached = summary.path("test_distortion").doubleValue();
    double mean = summary.path("mean_target_distortion").doubleValue();
    assertTrue(reached < 0.5 * mean, reached + " of " + mean);
    Shell described = Shell.run("datasets", "--describe", table.toString(), "--json");
    assertEquals(0, described.code(), described.err());
    JsonNode description = Tiny.json(described);
    assertEquals(summary.path("split_sha256"), description.path("split_sha256"));
    assertEquals(72, description.path("train_samples").intValue());
    assertEquals(8, description.path("validation_samples").intValue());
    assertEquals(20, description.path("test_samples").intValue());
    assertEquals("high", description.path("classes").path(0).path("class").textValue());
    assertEquals(10, description.path("classes").path(0).path("test").intValue());
    assertTrue(Files.readString(run.resolve("log.txt")).contains("SHA-256"));
    assertTrue(Files.size(run.resolve("figures/reconstructions.png")) > 1000);
    assertEquals(0, Shell.run("evaluate", run.toString()).code());
  }

  /** Sixty samples in which the spikes of one of two groups of channels tell the class. */
  private Path spikes() throws IOException {
    StringBuilder text = new StringBuilder("sample,time,neuron,label\n");
    for (int sample = 0; sample < 60; sample++) {
      int kind = sample % 2;
      for (int i = 0; i < 12; i++) {
        int channel = 8 * kind + (sample + i) % 6;
        text.append("%d,%d,%d,%d%n".formatted(sample, i / 2, channel, kind));
      }
    }
    return Files.writeString(folder.resolve("spikes.csv"), text.toString().replace("\r", ""));
  }

  @Test
  void spikesAreTrainedWithoutACodeAndLatentSpikesAreDataAgain() throws IOException {
    Path file = spikes();
    Shell inspected = Shell.run("inspect", file.toString());
    assertTrue(
        inspected
            .out()
            .contains("spikes of 60 samples, 2 classes: 720 spikes of 14 channels, times up to 5"),
        inspected.out());
    Path run = folder.resolve("run");
    Shell trained = train(file, run);
    assertEquals(0, trained.code(), trained.err());
    JsonNode summary = Tiny.json(trained);
    double reached = summary.path("test_distortion").doubleValue();
    double mean = summary.path("mean_target_distortion").doubleValue();
    assertTrue(reached < 0.5 * mean, reached + " of " + mean);
    assertTrue(Files.readString(run.resolve("plan.json")).contains("\"events\""));
    Path latents = folder.resolve("latents.npz");
    Shell exported =
        Shell.run("export", run.toString(), "--to", "npz", "--out", latents.toString());
    assertEquals(0, exported.code(), exported.err());
    Shell second = train(latents, folder.resolve("second"), "--epochs", "1");
    assertEquals(0, second.code(), second.err());
    Path generated = folder.resolve("generated.npz");
    String[] generate = {"generate", run.toString(), "--spikes", "--count", "20", "--out"};
    List<String> arguments = new ArrayList<>(List.of(generate));
    arguments.add(generated.toString());
    assertEquals(0, Shell.run(arguments.toArray(String[]::new)).code());
    Path third = folder.resolve("third");
    Shell dense = train(generated, third, "--encoding", "events", "--epochs", "1");
    assertEquals(0, dense.code(), dense.err());
    assertEquals(0, Shell.run("evaluate", third.toString()).code());
  }

  @Test
  void spikesAreNotCodedAndValuesAreNotEvents() throws IOException {
    Shell coded = train(spikes(), folder.resolve("run"), "--encoding", "rate");
    assertEquals(2, coded.code());
    assertTrue(coded.err().contains("encoding must be events"), coded.err());
    Shell events = train(table(20), folder.resolve("run"), "--encoding", "events");
    assertEquals(2, events.code());
    assertTrue(events.err().contains("encoding events needs recordings"), events.err());
  }

  @Test
  void aRunIsNotResumedWithOtherSamples() throws IOException {
    Path run = folder.resolve("run");
    assertEquals(0, train(table(100), run, "--epochs", "1").code());
    Files.delete(run.resolve("summary.json"));
    table(120);
    Shell resumed = Shell.run("resume", run.toString());
    assertEquals(1, resumed.code());
    assertTrue(resumed.complaint().contains("was trained with different data"), resumed.err());
    Shell evaluated = Shell.run("evaluate", run.toString());
    assertEquals(0, evaluated.code(), evaluated.err());
    assertTrue(evaluated.err().contains("differ from those that"), evaluated.err());
  }

  @Test
  void aRecordingInATableIsLearnedInWindows() throws IOException {
    StringBuilder text = new StringBuilder("time;x;y\n");
    for (int i = 0; i < 400; i++) {
      text.append("%d;%.3f;%.3f%n".formatted(i, Math.sin(0.3 * i), Math.cos(0.3 * i)));
    }
    Path file = Files.writeString(folder.resolve("walk.csv"), text.toString().replace("\r", ""));
    Path run = folder.resolve("run");
    Shell trained =
        train(
            file,
            run,
            "--sample-length",
            "16",
            "--sample-stride",
            "4",
            "--epochs",
            "2",
            "--columns",
            "x");
    assertEquals(0, trained.code(), trained.err());
    assertTrue(Files.readString(run.resolve("plan.json")).contains("\"window\" : 16"));
    Path grid = folder.resolve("grid.png");
    assertEquals(0, Shell.run("reconstruct", run.toString(), "--out", grid.toString()).code());
    assertTrue(ImageIO.read(grid.toFile()).getWidth() > 500);
  }

  @Test
  void aFolderOfPicturesTrainsAndAnotherSplitSeedIsAnotherSplit() throws IOException {
    for (int i = 0; i < 40; i++) {
      Path file =
          folder.resolve("pictures").resolve(i % 2 == 0 ? "dark" : "bright").resolve(i + ".png");
      Files.createDirectories(file.getParent());
      BufferedImage image = new BufferedImage(6, 6, BufferedImage.TYPE_BYTE_GRAY);
      for (int p = 0; p < 36; p++) {
        image.getRaster().setSample(p % 6, p / 6, 0, i % 2 == 0 ? i : 200 + i);
      }
      ImageIO.write(image, "png", file.toFile());
    }
    Path pictures = folder.resolve("pictures");
    Shell one = train(pictures, folder.resolve("one"), "--image-size", "8", "--epochs", "1");
    Shell two =
        train(
            pictures,
            folder.resolve("two"),
            "--image-size",
            "8",
            "--epochs",
            "1",
            "--split-seed",
            "2");
    assertEquals(0, one.code(), one.err());
    assertEquals(0, two.code(), two.err());
    assertNotEquals(
        Tiny.json(one).path("split_sha256").textValue(),
        Tiny.json(two).path("split_sha256").textValue());
  }

  @Test
  void recordingsWithDefectsAreReadLenientlyWhereThatIsAskedFor() throws IOException {
    StringBuilder text = new StringBuilder("t,x,y,p\n");
    for (int i = 0; i < 4_000; i++) {
      text.append("%d,%d,%d,%d%n".formatted(100 * i, i / 40 % 20, i % 20, i % 2));
    }
    Path file = folder.resolve("edge.csv");
    Files.writeString(file, text.append("500000,5,x,1\n"));
    String path = file.toString();
    for (List<String> command :
        List.of(List.of("datasets", "--describe", path), List.of("encode", "--data", path))) {
      Shell strict = Shell.run(command.toArray(String[]::new));
      assertEquals(1, strict.code());
      assertTrue(strict.complaint().contains("read it with --lenient"), strict.err());
      List<String> lenient = new ArrayList<>(command);
      lenient.add("--lenient");
      Shell read = Shell.run(lenient.toArray(String[]::new));
      assertEquals(0, read.code(), read.err());
      assertTrue(read.err().contains("is damaged: line 4,002"), read.err());
    }
    Path run = folder.resolve("run");
    assertEquals(1, train(file, run, "--epochs", "1").code());
    Shell trained = train(file, run, "--epochs", "1", "--lenient", "--image-size", "10");
    assertEquals(0, trained.code(), trained.err());
    assertTrue(Files.readString(run.resolve("plan.json")).contains("\"tolerance\" : \"lenient\""));
    assertEquals(0, Shell.run("evaluate", run.toString()).code());
    Shell both = train(file, run, "--lenient", "--strict");
    assertEquals(2, both.code());
    assertTrue(both.complaint().contains("cannot be combined"), both.err());
    assertEquals(2, train(file, run, "--sensor", "Davis999").code());
  }

  @Test
  void aSoundCutOffIsReadLeniently() throws IOException {
    byte[] wave = new byte[44 + 16_000];
    ByteBuffer out = ByteBuffer.wrap(wave).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 16_000);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(16_000);
    out.putShort((short) 2).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(32_000);
    for (int i = 0; i < 8_000; i++) {
      out.putShort((short) (20_000 * Math.sin(0.3 * i)));
    }
    String file = Files.write(folder.resolve("cut.wav"), wave).toString();
    Shell strict = Shell.run("datasets", "--describe", file, "--sample-length", "8");
    assertEquals(1, strict.code());
    assertTrue(strict.complaint().contains("--lenient"), strict.err());
    Shell lenient = Shell.run("datasets", "--describe", file, "--sample-length", "8", "--lenient");
    assertEquals(0, lenient.code(), lenient.err());
    assertTrue(lenient.err().contains("gives 32,000 bytes"), lenient.err());
    Shell inspected = Shell.run("inspect", file);
    assertTrue(inspected.out().contains("1.000 s; it is truncated"), inspected.out());
  }

  @Test
  void whatIsNeitherADataSetNorAFileIsRefusedInASentence() throws IOException {
    Path nothing = Files.createDirectories(folder.resolve("empty"));
    for (Path path : List.of(folder.resolve("none.csv"), nothing)) {
      Shell shell = train(path, folder.resolve("run"));
      assertEquals(1, shell.code());
      assertTrue(shell.complaint().endsWith("."), shell.err());
    }
    assertEquals(2, Shell.run("datasets", "--describe", "mnits").code());
  }
}
