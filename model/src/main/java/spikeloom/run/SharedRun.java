package spikeloom.run;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;
import spikeloom.plan.RunException;

/**
 * A run in one zip archive: its plan, results, figures and last checkpoint, without the state of
 * the optimiser, which is two thirds of a checkpoint. It can be evaluated, explored and exported
 * wherever it is unpacked, but not resumed. The same run gives the same bytes.
 */
public final class SharedRun {
  private static final String CHECKPOINTS = "checkpoints/";
  private static final int MOST_BYTES = 1 << 30;

  /** Files that belong to a run; others are neither packed nor unpacked. */
  private static final Pattern KNOWN =
      Pattern.compile(
          "(plan|split|summary)\\.json|(metrics|validation|layers|edits)\\.csv"
              + "|figures/[A-Za-z0-9_-]+\\.(png|svg)|checkpoints/step-[0-9]{12}\\.ckpt");

  private SharedRun() {}

  /**
   * Packs a run and reads the archive back, which verifies its checksums.
   *
   * @throws RunException if it has no checkpoint
   * @throws DataException if the archive cannot be written
   */
  public static void write(RunDirectory run, Path zip) {
    SavedCheckpoint checkpoint =
        run.latest(note -> {})
            .orElseThrow(
                () ->
                    new RunException(
                        run.path()
                            + " has no checkpoint yet: wait for one, or stop the run, which writes one."));
    Checkpoint state = checkpoint.load().withoutOptimiser();
    try {
      SafeFile.write(zip, out -> pack(run, state, out));
      readBack(zip);
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be written: %s; check the folder and its permissions."
              .formatted(zip, SafeFile.reason(e)),
          e);
    }
  }

  /** The stream compares every file with its checksum. */
  private static void readBack(Path archive) throws IOException {
    try (ZipInputStream zip =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
      while (zip.getNextEntry() != null) {
        zip.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  private static void pack(RunDirectory run, Checkpoint state, OutputStream out)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Map.Entry<String, Path> each : files(run.path()).entrySet()) {
      put(zip, each.getKey(), Files.readAllBytes(each.getValue()));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    state.writeTo(bytes);
    put(zip, CHECKPOINTS + Checkpoints.name(state.position().step()), bytes.toByteArray());
    zip.finish();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  /** The files of the run by name, without checkpoints and links. */
  private static Map<String, Path> files(Path run) throws IOException {
    Map<String, Path> found = new TreeMap<>();
    for (Path folder : List.of(run, run.resolve("figures"))) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
            .forEach(file -> found.put(run.relativize(file).toString().replace('\\', '/'), file));
      }
    }
    found.keySet().removeIf(name -> !KNOWN.matcher(name).matches());
    return found;
  }

  /**
   * Unpacks a run into a folder, which is created.
   *
   * @param archive the archive
   * @param name what messages call it
   * @return the run, for reading
   * @throws DataException if the archive is damaged, or a file cannot be written
   * @throws RunException if it holds no run
   */
  public static RunDirectory unpack(InputStream archive, String name, Path folder) {
    try {
      Files.createDirectories(folder);
      ZipInputStream zip = new ZipInputStream(archive);
      for (ZipEntry file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
        if (KNOWN.matcher(file.getName()).matches()) {
          unpack(zip, name, folder.resolve(file.getName()));
        }
      }
      return RunDirectory.openToRead(folder);
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be unpacked to %s: %s; check the folder and its permissions."
              .formatted(name, folder, SafeFile.reason(e)),
          e);
    }
  }

  private static void unpack(ZipInputStream zip, String name, Path to) throws IOException {
    byte[] content = zip.readNBytes(MOST_BYTES + 1);
    if (content.length > MOST_BYTES) {
      throw new DataException(
          "%s has a file %s of more than %,d bytes, which is no file of a run; pack the run again."
              .formatted(name, to.getFileName(), MOST_BYTES));
    }
    SafeFile.write(to, out -> out.write(content));
  }
}
