package spikeloom.dataset.known;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import spikeloom.file.DataException;
import spikeloom.file.FolderTree;
import spikeloom.file.Unpacked;

/**
 * Fetches the files of a data set into its folder. Mirrors are tried in order. A file is downloaded
 * to {@code name.gz.part} in the same folder, its unpacked content is checked against the published
 * MD5 and the SHA-256 of the catalog or of the first download ({@link Checksums}), and only then it
 * is renamed. Archives are unpacked, checked and moved in the same way. An interrupted download is
 * resumed from any mirror; invalid partial files are deleted.
 *
 * <p>One object is one download: {@link #fetch} is called once, {@link #cancel} from any thread.
 */
public final class Download {
  /** Maximum time without data before the next mirror is tried. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Maximum number of times that the rest is requested from a server after a broken connection. */
  private static final int MOST_DROPS = 20;

  private final CatalogEntry entry;
  private final DataDirectory where;
  private final Transfer transfer;

  /** The result of a download that did not fail. */
  public enum Outcome {
    /** All files are in place and checked. */
    COMPLETE,
    /** Cancelled; complete files and the partial one stay. */
    CANCELLED
  }

  /** Receives the progress, often, on the thread of {@link Download#fetch}. */
  @FunctionalInterface
  public interface Listener {
    /**
     * @param file name of the current file
     * @param done bytes received
     * @param total its size in bytes, 0 if unknown
     */
    void progress(String file, long done, long total);
  }

  /** Creates a download of {@code entry} to its folder in {@code where}, without starting it. */
  public Download(CatalogEntry entry, DataDirectory where, Listener listener) {
    this(entry, where, listener, Transfer.Conditions.encrypted(PATIENCE));
  }

  Download(
      CatalogEntry entry, DataDirectory where, Listener listener, Transfer.Conditions conditions) {
    this.entry = entry;
    this.where = where;
    this.transfer = new Transfer(listener, conditions);
  }

  /**
   * Downloads every file that is missing or differs from the published one; returns when all are
   * complete, or after {@link #cancel} or an interrupt of this thread. A file of the same name but
   * other content is kept as {@code name.replaced}.
   *
   * @throws DataException if there is no download of the set, no mirror has a file, or the folder
   *     cannot be written
   */
  public Outcome fetch() {
    if (entry.files().isEmpty() && entry.origin().archives().isEmpty()) {
      throw new DataException(
          "%s cannot be downloaded: %s.".formatted(entry.name(), Catalog.advice(entry, where)));
    }
    Path folder = where.folder(entry.name());
    try {
      Files.createDirectories(folder);
      Checksums recorded = Checksums.read(folder);
      for (DataFile file : entry.files()) {
        Optional<Path> present = where.find(entry.name(), file.name());
        boolean here =
            present
                .filter(path -> FileContent.check(path, file, recorded).defect().isEmpty())
                .isPresent();
        if (!here && fetch(file, folder, recorded) == Outcome.CANCELLED) {
          return Outcome.CANCELLED;
        }
      }
      for (Archive archive : entry.origin().archives()) {
        boolean here =
            archive.here(folder)
                && recorded
                    .difference(Checksums.tree(folder, folder.resolve(archive.place())))
                    .isEmpty();
        if (!here && fetch(archive, folder, recorded) == Outcome.CANCELLED) {
          return Outcome.CANCELLED;
        }
      }
      return Outcome.COMPLETE;
    } catch (IOException e) {
      throw Transfer.unwritable(folder, e);
    } finally {
      transfer.close();
    }
  }

  /** Cancels the download; {@link #fetch} then returns {@link Outcome#CANCELLED}. */
  public void cancel() {
    transfer.cancel();
  }

  /** Checks the downloaded content and returns its defect, if any. */
  @FunctionalInterface
  private interface Check {
    Optional<String> defect(Path part) throws IOException;
  }

  private Outcome fetch(DataFile file, Path folder, Checksums recorded) throws IOException {
    String name = file.name() + entry.origin().packing();
    Path part = folder.resolve(name + ".part");
    List<URI> addresses =
        entry.origin().mirrors().stream().map(mirror -> mirror.resolve(name)).toList();
    Outcome outcome =
        load(addresses, file, part, loaded -> FileContent.check(loaded, file, recorded).defect());
    if (outcome == Outcome.COMPLETE) {
      String sum = FileContent.check(part, file, recorded).content().sha256();
      install(part, file, folder);
      recorded.record(Map.of(file.name(), sum));
    }
    return outcome;
  }

  private Outcome fetch(Archive archive, Path folder, Checksums recorded) throws IOException {
    Path part = folder.resolve(archive.file().name() + ".part");
    Path unpacked = folder.resolve(archive.place() + ".unpacked");
    Check check =
        loaded -> {
          boolean known = !archive.file().md5().isEmpty();
          Optional<String> defect =
              known
                  ? FileContent.check(loaded, archive.file(), recorded).defect()
                  : Optional.empty();
          FolderTree.delete(unpacked);
          if (defect.isEmpty()) {
            defect = archive.unpack(loaded, unpacked, transfer::cancelled);
          }
          if (defect.isEmpty() && !transfer.cancelled()) {
            defect = recorded.difference(sums(archive, unpacked));
          }
          if (defect.isPresent() || transfer.cancelled()) {
            FolderTree.delete(unpacked);
          }
          return defect;
        };
    Outcome outcome = load(archive.addresses(), archive.file(), part, check);
    if (outcome == Outcome.COMPLETE) {
      Path place = folder.resolve(archive.place());
      if (Files.exists(place)) {
        move(place, free(folder, archive.place() + ".replaced"));
      }
      recorded.record(sums(archive, unpacked));
      move(unpacked, place);
      Files.deleteIfExists(part);
    }
    return outcome;
  }

  /** Checksums of an unpacked archive, by file name in the folder of the set. */
  private static Map<String, String> sums(Archive archive, Path unpacked) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    Checksums.tree(unpacked, unpacked)
        .forEach((name, sum) -> sums.put(archive.place() + "/" + name, sum));
    return sums;
  }

  /** Returns an unused name. */
  private static Path free(Path folder, String name) {
    Path path = folder.resolve(name);
    for (int i = 2; Files.exists(path); i++) {
      path = folder.resolve(name + i);
    }
    return path;
  }

  private Outcome load(List<URI> addresses, DataFile file, Path part, Check check)
      throws IOException {
    List<String> failures = new ArrayList<>();
    for (URI address : addresses) {
      int drops = 0;
      // The first attempt may resume a part from another mirror, packed differently; only an
      // attempt from the first byte on shows that a mirror is wrong.
      boolean again = true;
      while (again) {
        again = Files.exists(part) && Files.size(part) > 0;
        Optional<Attempt> failure = attempt(address, file, part, check);
        if (transfer.cancelled()) {
          return Outcome.CANCELLED;
        }
        if (failure.isEmpty()) {
          return Outcome.COMPLETE;
        }
        boolean dropped = failure.get().dropped() && ++drops < MOST_DROPS;
        if (!dropped) {
          failures.add(address.getHost() + ": " + failure.get().reason());
        }
        again = dropped || (again && !Files.exists(part));
      }
    }
    throw new DataException(
        "%s of %s could not be downloaded from any mirror (%s); check the connection and try again (the download resumes), or %s, for example from %s."
            .formatted(
                String.valueOf(part.getFileName()).replaceFirst("\\.part$", ""),
                entry.title(),
                String.join("; ", failures),
                entry.origin().archives().isEmpty()
                    ? "copy the file by hand into " + part.toAbsolutePath().normalize().getParent()
                    : Catalog.advice(entry, where),
                addresses.get(0)));
  }

  /**
   * An attempt that failed.
   *
   * @param reason the reason in a few words
   * @param dropped whether the connection broke during the transfer
   */
  private record Attempt(String reason, boolean dropped) {}

  /** Downloads and checks the part; returns the failure, if any. An invalid part is deleted. */
  private Optional<Attempt> attempt(URI address, DataFile file, Path part, Check check)
      throws IOException {
    try {
      transfer.load(address, file, part);
    } catch (Transfer.Failure e) {
      return Optional.of(new Attempt(e.reason(), e instanceof Transfer.Dropped));
    }
    if (transfer.cancelled()) {
      return Optional.of(new Attempt("cancelled", false));
    }
    Optional<String> defect = check.defect(part);
    if (defect.isPresent()) {
      Files.deleteIfExists(part);
    }
    return defect.map(reason -> new Attempt(reason, false));
  }

  private void install(Path part, DataFile file, Path folder) throws IOException {
    boolean packed;
    try (Unpacked in = new Unpacked(part)) {
      packed = in.packed();
    }
    for (String ending : List.of("", ".gz")) {
      Path old = folder.resolve(file.name() + ending);
      if (Files.exists(old)) {
        move(old, folder.resolve(old.getFileName() + ".replaced"));
      }
    }
    move(part, folder.resolve(file.name() + (packed ? ".gz" : "")));
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
