package spikeloom.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import spikeloom.plan.Json;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;

/** Plans that train in a few seconds, and what their runs left. */
final class TinyRuns {
  private TinyRuns() {}

  /** A table of 500 samples with 12 values each, written once. */
  private static synchronized Path data() {
    Path file = Path.of("target", "tiny", "waves.csv").toAbsolutePath();
    if (!Files.exists(file)) {
      StringBuilder text = new StringBuilder("a,b,c,d,e,f,g,h,i,j,k,l\n");
      for (int row = 0; row < 500; row++) {
        for (int column = 0; column < 12; column++) {
          double value = 0.5 + 0.5 * Math.sin(0.7 * row + column * (1 + row % 3));
          text.append(column == 0 ? "" : ",").append(String.format(Locale.ROOT, "%.4f", value));
        }
        text.append('\n');
      }
      try {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return file;
  }

  /** A plan on this table, changed by {@code option=text option=text ...}. */
  static TrainingPlan plan(String changes) {
    String all =
        "steps=6 sample-length=1 sample-stride=1 hidden=16 latent=8 decoder-hidden=16 batch=8 epochs=6"
            + " gain=3 threads=1 checkpoint-minutes=0.001 "
            + changes;
    Map<Setting, String> texts = new EnumMap<>(Setting.class);
    texts.put(Setting.DATA, data().toString());
    for (String part : all.strip().split(" ", -1)) {
      String[] words = part.split("=", 2);
      texts.put(Setting.named(words[0]).orElseThrow(), words[1]);
    }
    return Setting.change(TrainingPlan.defaults(), texts);
  }

  /** SHA-256 of all arrays of the last checkpoint, in the order of their names. */
  static String arrays(Path path) {
    try (RunDirectory run = RunDirectory.openToRead(path)) {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      new TreeMap<>(run.latest(note -> {}).orElseThrow().load().arrays())
          .forEach(
              (name, values) -> {
                hash.update(name.getBytes(StandardCharsets.UTF_8));
                ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
                bytes.asFloatBuffer().put(values);
                hash.update(bytes.array());
              });
      return HexFormat.of().formatHex(hash.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lines of metrics.csv but for the speed. */
  static List<String> metrics(Path run) throws IOException {
    return Files.readAllLines(run.resolve("metrics.csv")).stream()
        .map(line -> line.substring(0, line.lastIndexOf(',')))
        .toList();
  }

  /** The process that trains a run, once it has a checkpoint after its first step. */
  static Optional<Long> trainer(Path path) {
    Path lock = path.resolve("run.lock");
    if (!Files.exists(path.resolve("plan.json")) || Files.exists(path.resolve("summary.json"))) {
      return Optional.empty();
    }
    try (RunDirectory run = RunDirectory.openToRead(path)) {
      boolean begun =
          run.latest(note -> {}).map(saved -> saved.position().step() > 0).orElse(false);
      JsonNode holder = Json.mapper().readTree(Files.readString(lock));
      return begun && holder.path("process").isIntegralNumber()
          ? Optional.of(holder.path("process").longValue())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // it is being written
    }
  }
}
