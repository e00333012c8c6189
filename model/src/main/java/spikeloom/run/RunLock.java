package spikeloom.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import spikeloom.file.SafeText;
import spikeloom.plan.Json;

/**
 * The content of {@code run.lock} about its current or last holder.
 *
 * @param process its number
 * @param host name of its computer
 * @param since when it took the lock
 * @param computedBy compute unit, or null before its networks are built
 */
record RunLock(long process, String host, String since, @Nullable Computation computedBy) {
  private static final long LONGEST = 10_000;

  /** This process, from now on. */
  static RunLock here() {
    return new RunLock(
        ProcessHandle.current().pid(),
        thisHost(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        null);
  }

  /** The same with the compute unit. */
  RunLock with(Computation computation) {
    return new RunLock(process, host, since, computation);
  }

  // Runtime names have the form PROCESS@HOST.
  private static String thisHost() {
    String name = ManagementFactory.getRuntimeMXBean().getName();
    return name.substring(name.indexOf('@') + 1);
  }

  /** Writes it to the lock file. */
  void write(FileChannel file) throws IOException {
    ByteBuffer text = ByteBuffer.wrap(Json.write(this).getBytes(StandardCharsets.UTF_8));
    file.truncate(0).position(0);
    while (text.hasRemaining()) {
      file.write(text);
    }
  }

  /** Describes the holder of a lock; only that it is held if the file cannot be read. */
  static String holder(Path file) {
    try {
      if (Files.size(file) <= LONGEST) {
        JsonNode lock = Json.mapper().readTree(Files.readString(file));
        if (lock.path("process").isIntegralNumber()) {
          String host = SafeText.escaped(lock.path("host").asText(thisHost()));
          return "process %d%s is training in it"
              .formatted(
                  lock.path("process").longValue(), host.equals(thisHost()) ? "" : " on " + host);
        }
      }
    } catch (IOException e) {
      return "another SpikeLoom is training in it"; // a locked file cannot be read on every system
    }
    return "another SpikeLoom is training in it";
  }
}
