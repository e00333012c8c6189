package spikeloom.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small file system in memory, where the campaign may mount one (as root on Linux). */
final class Disk implements AutoCloseable {
  private final Path folder;

  private Disk(Path folder) {
    this.folder = folder;
  }

  /** Whether a file system can be mounted here. */
  static boolean possible(Path folder) throws IOException {
    if (!Files.isExecutable(Path.of("/bin/mount"))) {
      return false;
    }
    Path probe = Files.createDirectories(folder.resolve("probe"));
    if (!command("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", probe.toString())) {
      return false;
    }
    return command("umount", probe.toString());
  }

  static Disk mount(Path folder, int kilobytes) throws IOException {
    Files.createDirectories(folder);
    if (!command(
        "mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", folder.toString())) {
      throw new IOException("mount failed");
    }
    return new Disk(folder);
  }

  Path folder() {
    return folder;
  }

  /** Changes its options, for instance {@code size=50m} or {@code ro}. */
  void remount(String options) throws IOException {
    if (!command("mount", "-o", "remount," + options, folder.toString())) {
      throw new IOException("remount failed");
    }
  }

  @Override
  public void close() throws IOException {
    if (!command("umount", folder.toString())) {
      throw new IOException("umount failed: unmount " + folder + " by hand");
    }
  }

  private static boolean command(String... line) throws IOException {
    try {
      return new ProcessBuilder(line)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
