package spikeloom.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import spikeloom.plan.RunException;

/** Opens a run to write in a process of its own. */
public final class OtherProcess {
  public static final int OPENED = 10;
  public static final int IN_USE = 11;

  private OtherProcess() {}

  /** {@link #OPENED} or {@link #IN_USE}. */
  public static int open(Path run) throws IOException, InterruptedException {
    String java = String.join(File.separator, System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            OtherProcess.class.getName(),
            run.toString())
        .inheritIO()
        .start()
        .waitFor();
  }

  /** The other process. */
  public static void main(String[] arguments) {
    int result = OPENED;
    try {
      RunDirectory.openToWrite(Path.of(arguments[0])).close();
    } catch (RunException e) {
      result = IN_USE;
    }
    System.exit(result);
  }
}
