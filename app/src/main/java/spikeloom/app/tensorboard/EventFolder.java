package spikeloom.app.tensorboard;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The event files of a run, one for every time that its training was started or resumed. Files are
 * read and written without following links.
 */
final class EventFolder {
  private static final Pattern NAME =
      Pattern.compile("events\\.out\\.tfevents\\.(\\d{10})\\.spikeloom");

  private final Path folder;
  private final Path file;
  private final Map<String, Long> last = new HashMap<>();

  private EventFolder(Path folder, Path file) {
    this.folder = folder;
    this.file = file;
  }

  /**
   * Begins a file at a step of the training. Later steps in earlier files are removed, and readers
   * that have read them discard them.
   *
   * @param seconds time since 1970
   */
  static EventFolder begin(Path folder, long step, double seconds) throws IOException {
    Files.createDirectories(folder);
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    List<Path> earlier = earlier(folder);
    long number =
        Math.max(
            (long) seconds, earlier.stream().mapToLong(EventFolder::number).max().orElse(0) + 1);
    String name = String.format(Locale.ROOT, "events.out.tfevents.%010d.spikeloom", number);
    EventFolder events = new EventFolder(folder, folder.resolve(name));
    for (Path file : earlier) {
      events.keepUpTo(step, file);
    }
    events.write(Event.version(seconds), StandardOpenOption.CREATE_NEW);
    events.append(Event.start(seconds, step + 1));
    return events;
  }

  private static List<Path> earlier(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  private static long number(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches() ? Long.parseLong(name.group(1)) : 0;
  }

  /** Truncates a file before its first later or damaged event. */
  private void keepUpTo(long step, Path earlier) throws IOException {
    long kept = 0;
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(Files.newInputStream(earlier, LinkOption.NOFOLLOW_LINKS)))) {
      Optional<byte[]> data = EventRecord.next(in);
      while (data.isPresent()) {
        Event.Contents contents = Event.contents(data.get());
        boolean start = contents.tags().isEmpty();
        if (!start && contents.step() > step) {
          break;
        }
        kept += EventRecord.size(data.get().length);
        contents.tags().forEach(tag -> last.merge(group(tag), contents.step(), Math::max));
        data = EventRecord.next(in);
      }
    }
    try (FileChannel channel =
        FileChannel.open(earlier, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      channel.truncate(kept);
    }
  }

  private static String group(String tag) {
    return tag.substring(0, Math.max(0, tag.indexOf('/')));
  }

  /** The last step that has a value with a tag of this group, the part before the slash; or -1. */
  long last(String group) {
    return last.getOrDefault(group, -1L);
  }

  /** Appends an event. */
  void append(byte[] event) throws IOException {
    write(event, StandardOpenOption.APPEND);
    Event.Contents contents = Event.contents(event);
    contents.tags().forEach(tag -> last.merge(group(tag), contents.step(), Math::max));
  }

  private void write(byte[] event, StandardOpenOption how) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new java.nio.file.NoSuchFileException(folder.toString());
    }
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.WRITE, how, LinkOption.NOFOLLOW_LINKS)) {
      out.write(EventRecord.of(event));
    }
  }
}
