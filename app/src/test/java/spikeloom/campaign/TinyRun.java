package spikeloom.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import spikeloom.run.Checkpoint;

/** A training that takes seconds, and what two runs of it must agree in. */
final class TinyRun {
  private TinyRun() {}

  static String[] train(Path out, String... more) {
    List<String> line = new ArrayList<>(List.of("train", "--out", out.toString()));
    line.addAll(plan());
    line.addAll(List.of(more));
    return line.toArray(String[]::new);
  }

  static List<String> plan() {
    return List.of(
        ("--limit 600 --steps 6 --hidden 24 --latent 12 --decoder-hidden 20 --batch 10"
                + " --epochs 4 --threads 1 --checkpoint-minutes 0.02")
            .split(" "));
  }

  /** In what two finished runs differ, other than times; nothing if they are equal to the bit. */
  static Optional<String> difference(Path expected, Path actual) throws IOException {
    if (!metrics(expected).equals(metrics(actual))) {
      return Optional.of("metrics.csv differs");
    }
    if (!summary(expected).equals(summary(actual))) {
      return Optional.of("summary.json differs");
    }
    Map<String, float[]> wanted = last(expected).arrays();
    Map<String, float[]> found = last(actual).arrays();
    if (!wanted.keySet().equals(found.keySet())) {
      return Optional.of("arrays of the checkpoint: " + found.keySet());
    }
    for (String name : wanted.keySet()) {
      if (!Arrays.equals(wanted.get(name), found.get(name))) {
        return Optional.of("array " + name + " of the checkpoint differs");
      }
    }
    Map<String, byte[]> figures = files(expected.resolve("figures"));
    Map<String, byte[]> drawn = files(actual.resolve("figures"));
    if (!figures.keySet().equals(drawn.keySet())) {
      return Optional.of("figures: " + drawn.keySet() + " instead of " + figures.keySet());
    }
    for (String name : figures.keySet()) {
      if (!Arrays.equals(figures.get(name), drawn.get(name))) {
        return Optional.of("figure " + name + " differs");
      }
    }
    return leftovers(actual);
  }

  /** Files that no run leaves. */
  static Optional<String> leftovers(Path run) throws IOException {
    try (Stream<Path> files = Files.walk(run)) {
      return files
          .filter(file -> file.toString().matches(".*(\\.part|\\.damaged|\\.tmp)"))
          .findFirst()
          .map(file -> "left over: " + file);
    }
  }

  private static List<String> metrics(Path run) throws IOException {
    try (Stream<String> lines = Files.lines(run.resolve("metrics.csv"))) {
      return lines.map(line -> line.replaceFirst(",[^,]*$", "")).toList();
    }
  }

  private static List<String> summary(Path run) throws IOException {
    try (Stream<String> lines = Files.lines(run.resolve("summary.json"))) {
      return lines.filter(line -> !line.contains("per_second")).toList();
    }
  }

  private static Checkpoint last(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run.resolve("checkpoints"))) {
      return Checkpoint.read(files.max(Path::compareTo).orElseThrow());
    }
  }

  /** Contents of the files of a folder by name. */
  static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    return contents;
  }
}
