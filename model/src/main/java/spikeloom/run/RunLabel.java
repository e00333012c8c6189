package spikeloom.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.function.Consumer;
import spikeloom.file.SafeFile;
import spikeloom.file.SafeText;
import spikeloom.plan.Json;
import spikeloom.plan.RunException;

/**
 * The user's star and note of a run, in {@code label.json}. A run without them has no such file.
 *
 * @param starred whether it has a star
 * @param note a text of one or more lines, empty if there is none
 */
public record RunLabel(boolean starred, String note) {
  /** Characters of the longest note. */
  public static final int LONGEST = 2_000;

  /** No star and no note. */
  public static final RunLabel NONE = new RunLabel(false, "");

  private static final String FILE = "label.json";
  private static final int MOST_BYTES = 1 << 16;

  /** Removes control characters and shortens a note that is too long. */
  public RunLabel {
    note = shortened(SafeText.cleaned(note.replace('\t', ' ')).strip());
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end).strip();
  }

  /** The same with another star. */
  public RunLabel withStar(boolean star) {
    return new RunLabel(star, note);
  }

  /** The same with another note. */
  public RunLabel withNote(String text) {
    return new RunLabel(starred, text);
  }

  /**
   * The label of a run.
   *
   * @param warning receives a sentence about a file that cannot be read, which is ignored
   */
  static RunLabel read(Path directory, Consumer<String> warning) {
    Path file = directory.resolve(FILE);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return NONE;
    }
    try {
      return parsed(file, text(file));
    } catch (JacksonException e) {
      warning.accept(file + " is ignored: it is damaged.");
    } catch (IOException e) {
      warning.accept(file + " is ignored: " + SafeFile.reason(e) + ".");
    }
    return NONE;
  }

  private static String text(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileSystemException(file.toString(), null, "it is not a regular file");
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new FileSystemException(file.toString(), null, "it is larger than 64 KB");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static RunLabel parsed(Path file, String text) throws IOException {
    JsonNode tree = Json.mapper().readTree(text);
    JsonNode starred = tree.path("starred");
    JsonNode note = tree.path("note");
    boolean valid =
        tree.isObject()
            && (starred.isMissingNode() || starred.isBoolean())
            && (note.isMissingNode() || note.isTextual());
    if (!valid) {
      throw new FileSystemException(file.toString(), null, "it is damaged");
    }
    return new RunLabel(starred.asBoolean(), note.asText());
  }

  /**
   * Replaces the label of a run.
   *
   * @throws RunException if it cannot be written, or its file is a link
   */
  public void write(Path directory) {
    Path file = directory.resolve(FILE);
    RunFiles files = new RunFiles(directory);
    try {
      files.requirePlain(file);
      if (equals(NONE)) {
        Files.deleteIfExists(file);
      } else {
        files.write(file, out -> out.write(Json.write(this).getBytes(StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      throw new RunException(file + " cannot be written: " + SafeFile.reason(e) + ".", e);
    }
  }
}
