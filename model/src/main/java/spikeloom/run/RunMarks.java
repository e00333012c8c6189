package spikeloom.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import spikeloom.file.SafeFile;
import spikeloom.plan.RunException;

/** The mark of a run of a sweep whose loss was not finite, {@code diverged.txt}. */
public final class RunMarks {
  private static final String DIVERGED = "diverged.txt";

  private RunMarks() {}

  /** Marks a run; it is not tried again until the file is deleted. */
  public static void diverged(RunDirectory run, String sentence) {
    Path file = run.path().resolve(DIVERGED);
    try {
      new RunFiles(run.path())
          .write(file, out -> out.write((sentence + "\n").getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new RunException(file + " cannot be written: " + SafeFile.reason(e) + ".", e);
    }
    run.log(sentence);
  }

  /** The reason why the loss of a run was not finite; empty if it was. */
  public static Optional<String> diverged(RunDirectory run) {
    Path file = run.path().resolve(DIVERGED);
    try {
      return Files.exists(file)
          ? Optional.of(SafeFile.readShortText(file).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw new RunException(file + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }
}
