package spikeloom.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;

/** Plans that train in a few seconds, and what their runs left. */
final class TinyRuns {
  private TinyRuns() {}

  /** A plan on generated data, changed by {@code option=text option=text ...}. */
  static TrainingPlan plan(String changes) {
    String all =
        "data=strokes limit=800 steps=6 hidden=16 latent=8 decoder-hidden=16 batch=8 epochs=2"
            + " gain=3 threads=1 checkpoint-minutes=0.001 "
            + changes;
    TreeMap<Setting, String> texts = new TreeMap<>();
    for (String part : all.strip().split(" ")) {
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

  /** Whether a run has a checkpoint after its first step. */
  static boolean hasProgress(Path path) {
    if (!Files.exists(path.resolve("plan.json"))) {
      return false;
    }
    try (RunDirectory run = RunDirectory.openToRead(path)) {
      return run.latest(note -> {}).map(saved -> saved.position().step() > 0).orElse(false);
    }
  }
}
