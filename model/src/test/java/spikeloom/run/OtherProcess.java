package spikeloom.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import spikeloom.plan.RunException;

/** Opens a run to write in a process of its own. */
public final class OtherProcess {
  public static final int OPENED = 10;
  public static final int IN_USE = 11;

  private static final String HOLD = "hold";
  private static final long HELD_MILLIS = 600_000;

  private OtherProcess() {}

  /** {@link #OPENED} or {@link #IN_USE}. */
  public static int open(Path run) throws IOException, InterruptedException {
    return process(run.toString()).inheritIO().start().waitFor();
  }

  /** A process that holds the run until it is destroyed. */
  public static Process hold(Path run) throws IOException {
    Process process =
        process(run.toString(), HOLD).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    int ready = process.getInputStream().read();
    if (ready < 0) {
      throw new IOException("the other process has not opened " + run);
    }
    return process;
  }

  private static ProcessBuilder process(String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(String.join(File.separator, System.getProperty("java.home"), "bin", "java"));
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.add(OtherProcess.class.getName());
    line.addAll(List.of(arguments));
    return new ProcessBuilder(line);
  }

  /** The other process. */
  @SuppressWarnings("ThreadSleep")
  public static void main(String[] arguments) throws InterruptedException {
    int result = OPENED;
    try (RunDirectory run = RunDirectory.openToWrite(Path.of(arguments[0]))) {
      if (arguments.length > 1) {
        System.out.println("holds " + run.path());
        Thread.sleep(HELD_MILLIS);
      }
    } catch (RunException e) {
      result = IN_USE;
    }
    System.exit(result);
  }
}
