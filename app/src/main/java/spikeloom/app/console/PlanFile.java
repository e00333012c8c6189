package spikeloom.app.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import spikeloom.file.SafeFile;
import spikeloom.plan.PlanException;
import spikeloom.plan.PlanJson;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.ChangedNumbers;
import spikeloom.run.RunEdits;

/** A whole plan that a user names: a file like {@code plan.json}, a run, or standard input. */
public final class PlanFile {
  private static final String STANDARD_INPUT = "-";
  private static final int LONGEST = 1 << 24;

  private PlanFile() {}

  /**
   * Reads a plan. Plans of older formats are completed with the behaviour of their version; where
   * this version trains them to other numbers, a sentence on standard error says so.
   *
   * @param given path of a file or of a run directory, or {@code -} for standard input
   * @throws PlanException if a setting is unknown, missing or invalid
   * @throws RunException if it cannot be read, is not JSON, or is of a newer version
   */
  public static TrainingPlan read(Path given) {
    String name = given.toString();
    PlanException.unless(
        !name.isBlank(), "--plan needs the path of a plan, or - for standard input");
    if (name.equals(STANDARD_INPUT)) {
      return parsed(standardInput(), "standard input");
    }
    Path file = Files.isDirectory(given) ? given.resolve("plan.json") : given;
    TrainingPlan plan = parsed(text(file), file.toString());
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null && !RunEdits.of(folder).isEmpty()) {
      Terminal.print(
          "The run of "
              + file
              + " was changed while it was trained (see its edits.csv): this training has the values of the end from its start.");
    }
    return plan;
  }

  private static TrainingPlan parsed(String text, String source) {
    TrainingPlan plan = PlanJson.read(text, source);
    ChangedNumbers.since(PlanJson.format(text), plan).forEach(Terminal::print);
    return plan;
  }

  private static String text(Path file) {
    try {
      return SafeFile.readShortText(file);
    } catch (IOException e) {
      throw new RunException(
          "The plan " + file + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }

  @SuppressWarnings("StreamResourceLeak") // standard input stays open
  private static String standardInput() {
    try {
      InputStream in = System.in;
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new RunException("The plan on standard input is larger than 16 MB.");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new RunException(
          "The plan on standard input cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }
}
