package spikeloom.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Command lines that train in a moment, and their results. */
public final class Tiny {
  /** Drawn digits, few of them: also what is read, validated and tested takes a moment only. */
  public static final String DIGITS = DrawnDigits.folder();

  /** On drawn digits, once. */
  public static final String STROKES = strokes(1);

  /** On drifting blobs, naming a class at every step. */
  public static final String BLOBS =
      "--data drifting-blobs --limit 64 --steps 12 --hidden none --latent 5 --readout-decay 0"
          + " --decoder linear --window 3 --decode-at every-step --distortion class --batch 8";

  private Tiny() {}

  /** On drawn digits. */
  public static String strokes(int epochs) {
    return "--data %s --limit 200 --steps 6 --hidden 24 --latent 12 --decoder-hidden 20 --epochs %d --batch 10"
        .formatted(DIGITS, epochs);
  }

  /** Runs words with spaces between them and then a folder or file. */
  public static Shell run(String words, Path last) {
    List<String> arguments = new ArrayList<>(List.of(words.split(" ")));
    arguments.add(last.toString());
    return Shell.run(arguments.toArray(String[]::new));
  }

  /** Copies a run, so that a test may change it. */
  public static void copy(Path run, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(run)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(run.relativize(file).toString()));
      }
    }
  }

  /** What a command printed, as JSON. */
  public static JsonNode json(Shell shell) throws IOException {
    return new ObjectMapper().readTree(shell.out());
  }
}
