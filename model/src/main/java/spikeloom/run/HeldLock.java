package spikeloom.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A run directory that this process works on: the open lock on its {@code run.lock}. */
final class HeldLock {
  private static final String NAME = "run.lock";

  // A lock belongs to the process, and closing any channel on its file releases it (POSIX), so a
  // second opening in this process must not open a channel.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final FileChannel file;
  private final Path held;

  private HeldLock(FileChannel file, Path held) {
    this.file = file;
    this.held = held;
  }

  /**
   * Locks a run directory for this process.
   *
   * @throws RunInUseException if this or another process works on it
   */
  static HeldLock take(Path directory) throws IOException {
    Path held = directory.toRealPath();
    if (!HELD.add(held)) {
      throw inUse(directory, "this program is training in it");
    }
    FileChannel channel = null;
    boolean kept = false;
    try {
      channel =
          FileChannel.open(
              directory.resolve(NAME),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              LinkOption.NOFOLLOW_LINKS);
      if (channel.tryLock() == null) {
        throw inUse(directory, RunLock.holder(directory.resolve(NAME)));
      }
      if (!Files.exists(directory.resolve(NAME), LinkOption.NOFOLLOW_LINKS)) {
        throw inUse(directory, "its run was just withdrawn");
      }
      RunLock.here().write(channel);
      kept = true;
      return new HeldLock(channel, held);
    } finally {
      if (!kept) {
        HELD.remove(held);
        if (channel != null) {
          channel.close();
        }
      }
    }
  }

  /**
   * Moves a run directory while no training can begin in it in this process.
   *
   * @throws RunInUseException if this or another process works on it
   */
  static void whileFree(Path directory, RunMoves.Move move) throws IOException {
    Path held = directory.toRealPath();
    if (!HELD.add(held)) {
      throw inUse(directory, "this program is training in it");
    }
    try {
      requireUnlocked(directory);
      move.move(directory);
    } finally {
      HELD.remove(held);
    }
  }

  // A shared lock needs no write permission. It is released before the move, because Windows does
  // not move folders with open files. No process holds a lock through a link.
  private static void requireUnlocked(Path directory) throws IOException {
    Path name = directory.resolve(NAME);
    if (Files.isRegularFile(name, LinkOption.NOFOLLOW_LINKS)) {
      try (FileChannel channel =
          FileChannel.open(name, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
        if (channel.tryLock(0, Long.MAX_VALUE, true) == null) {
          throw inUse(directory, RunLock.holder(name));
        }
      }
    }
  }

  private static RunInUseException inUse(Path directory, String holder) {
    return new RunInUseException("%s is in use: %s.".formatted(directory, holder));
  }

  /** Replaces what the file says about its holder. */
  void write(RunLock holder) throws IOException {
    holder.write(file);
  }

  /** Releases the lock and deletes its file, for a run that left nothing else. */
  void closeAndDelete() throws IOException {
    Path name = held.resolve(NAME);
    boolean deleted = false;
    try {
      // While it is locked, so that no other process can hold a lock on the deleted file.
      deleted = Files.deleteIfExists(name);
    } catch (FileSystemException e) {
      // Windows does not delete open files.
    }
    close();
    if (!deleted) {
      Files.deleteIfExists(name);
    }
  }

  /** Releases the lock. The file stays, because deleting it could affect the next holder. */
  void close() throws IOException {
    if (file.isOpen()) {
      try {
        file.close();
      } finally {
        HELD.remove(held);
      }
    }
  }
}
