package spikeloom.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines that train in a moment, and their results. */
public final class Tiny {
  /** On drawn digits. */
  public static final String STROKES =
      "--limit 200 --steps 6 --hidden 24 --latent 12 --decoder-hidden 20 --batch 10";

  /** On drifting blobs, naming a class at every step. */
  public static final String BLOBS =
      "--data drifting-blobs --limit 64 --steps 12 --hidden none --latent 5 --readout-decay 0"
          + " --decoder linear --window 3 --decode-at every-step --distortion class --batch 8";

  private Tiny() {}

  /** Runs words with spaces between them and then a folder or file. */
  public static Shell run(String words, Path last) {
    List<String> arguments = new ArrayList<>(List.of(words.split(" ")));
    arguments.add(last.toString());
    return Shell.run(arguments.toArray(String[]::new));
  }

  /** What a command printed, as JSON. */
  public static JsonNode json(Shell shell) throws IOException {
    return new ObjectMapper().readTree(shell.out());
  }
}
