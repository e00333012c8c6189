package spikeloom.dataset.known;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;

/**
 * Downloads addresses into files, resuming at the end of a file. A server that stops sending is
 * given up, and {@link #cancel} interrupts any wait.
 */
final class Transfer implements AutoCloseable {
  /** gzip adds a header and, to content that does not shrink, 5 bytes per 16 KiB. */
  private static final long PACKING_OVERHEAD = 1 << 16;

  private static final int MOST_REDIRECTS = 5;

  private final Download.Listener listener;
  private final Conditions conditions;
  private final HttpClient client;
  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "download watchdog");
            thread.setDaemon(true);
            return thread;
          });

  private volatile boolean cancelled;
  private volatile Runnable breakWait = () -> {};
  private volatile long lastSign;

  /** A server or connection failed; the reason is a few words for a list of mirrors. */
  static class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    Failure(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
    }
  }

  /** The connection broke during the transfer, so the same server may send the rest. */
  static final class Dropped extends Failure {
    private static final long serialVersionUID = 1L;

    private Dropped(long done, long total) {
      super(
          total > 0
              ? "the connection ended at byte %,d of %,d".formatted(done, total)
              : "the connection ended at byte %,d".formatted(done));
    }
  }

  /**
   * The limits of a transfer.
   *
   * @param patience maximum time without data
   * @param addresses allowed addresses, including redirects
   */
  record Conditions(Duration patience, Predicate<URI> addresses) {
    /** Encrypted connections only, so that nobody on the way can change the content. */
    static Conditions encrypted(Duration patience) {
      return new Conditions(patience, address -> "https".equalsIgnoreCase(address.getScheme()));
    }
  }

  Transfer(Download.Listener listener, Conditions conditions) {
    this.listener = listener;
    this.conditions = conditions;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(conditions.patience())
            .build();
  }

  boolean cancelled() {
    return cancelled || Thread.currentThread().isInterrupted();
  }

  void cancel() {
    cancelled = true;
    breakWait.run();
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
  }

  /**
   * Downloads {@code address} into {@code part}, which may already hold its beginning. Returns with
   * the part complete, or cancelled, or longer than the file can be: the caller checks the content.
   *
   * @throws Failure if the server fails; the received data stay in the part
   * @throws DataException if the part cannot be written
   */
  void load(URI address, DataFile file, Path part) throws Failure {
    long have = part.toFile().length();
    Optional<HttpResponse<InputStream>> response = open(address, have);
    if (response.isPresent()) {
      try (InputStream body = response.get().body()) {
        receive(response.get(), body, new Piece(file, part, have));
      } catch (IOException e) {
        throw new Failure(reason(e));
      }
    }
  }

  /** Returns the response after redirects; empty if cancelled. */
  private Optional<HttpResponse<InputStream>> open(URI address, long have) throws Failure {
    URI next = address;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      if (!conditions.addresses().test(next)) {
        throw new Failure(
            redirects == 0
                ? "the address %s is not https".formatted(next)
                : "the server redirects to %s, which is not https".formatted(next));
      }
      HttpRequest.Builder request =
          HttpRequest.newBuilder(next).timeout(conditions.patience()).GET();
      if (have > 0) {
        request.header("Range", "bytes=" + have + "-");
      }
      Optional<HttpResponse<InputStream>> response = send(request.build());
      Optional<URI> location = response.flatMap(Transfer::redirect);
      if (location.isEmpty()) {
        return response;
      }
      response.ifPresent(answer -> closeQuietly(answer.body()));
      next = location.get();
    }
    throw new Failure("the server redirects more than %d times".formatted(MOST_REDIRECTS));
  }

  private static Optional<URI> redirect(HttpResponse<InputStream> response) {
    return switch (response.statusCode()) {
      case 301, 302, 303, 307, 308 ->
          response.headers().firstValue("Location").flatMap(to -> resolve(response.uri(), to));
      default -> Optional.empty();
    };
  }

  /** Empty if the server sends an invalid address: its status is reported. */
  private static Optional<URI> resolve(URI from, String location) {
    try {
      URI to = from.resolve(new URI(location));
      return Optional.ofNullable(to.getHost()).map(host -> to);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  static DataException unwritable(Path path, IOException e) {
    return new DataException(
        path
            + " cannot be written: "
            + SafeFile.reason(e)
            + "; check that the folder is writable and that the disk has free space.",
        e);
  }

  /** Returns the response once its header has arrived; empty if cancelled. */
  private Optional<HttpResponse<InputStream>> send(HttpRequest request) throws Failure {
    CompletableFuture<HttpResponse<InputStream>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
    breakWith(() -> answer.cancel(true));
    try {
      return Optional.of(answer.get());
    } catch (CancellationException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new Failure(reason(e.getCause() == null ? e : e.getCause()));
    }
  }

  private void receive(HttpResponse<InputStream> response, InputStream body, Piece piece)
      throws Failure {
    breakWith(() -> closeQuietly(body));
    int status = response.statusCode();
    if (status == 416) {
      return; // nothing follows the part: it is complete, or not of this file
    }
    String range = response.headers().firstValue("Content-Range").orElse("");
    boolean goesOn = status == 206 && range.startsWith("bytes " + piece.have + "-");
    if (!goesOn && status != 200) {
      throw new Failure("the server answers " + status);
    }
    long start = goesOn ? piece.have : 0;
    long length = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    lastSign = System.nanoTime();
    AtomicBoolean silent = new AtomicBoolean();
    long period = Math.max(1, conditions.patience().toMillis() / 4);
    ScheduledFuture<?> watch =
        watchdog.scheduleAtFixedRate(
            () -> {
              if (System.nanoTime() - lastSign > conditions.patience().toNanos()) {
                silent.set(true);
                closeQuietly(body);
              }
            },
            period,
            period,
            TimeUnit.MILLISECONDS);
    try {
      store(body, start, length < 0 ? 0 : start + length, piece);
    } catch (Failure e) {
      throw silent.get() ? new Failure("the server stopped sending") : e;
    } finally {
      watch.cancel(false);
    }
  }

  private void store(InputStream body, long start, long total, Piece piece) throws Failure {
    String name = String.valueOf(piece.path.getFileName()).replace(".part", "");
    // RandomAccessFile, because an interrupt would close a FileChannel during a write.
    try (RandomAccessFile out = new RandomAccessFile(piece.path.toFile(), "rw")) {
      requireAlone(out, piece.path);
      out.setLength(start);
      out.seek(start);
      long done = start;
      long limit = piece.file.bytes() + PACKING_OVERHEAD;
      byte[] buffer = new byte[1 << 16];
      try {
        for (int n = read(body, buffer); n >= 0 && done <= limit; n = read(body, buffer)) {
          out.write(buffer, 0, n);
          done += n;
          lastSign = System.nanoTime();
          listener.progress(name, done, total);
        }
      } catch (Failure e) {
        throw done > start ? new Dropped(done, total) : e;
      }
      if (done < total && done <= limit && !cancelled()) {
        throw new Dropped(done, total);
      }
    } catch (IOException e) {
      throw unwritable(piece.path, e);
    }
  }

  /** Two downloads into one part would mix their bytes; closing the file releases the lock. */
  private static void requireAlone(RandomAccessFile out, Path part) throws IOException {
    boolean alone;
    try {
      alone = out.getChannel().tryLock() != null;
    } catch (OverlappingFileLockException e) {
      alone = false;
    }
    if (!alone) {
      throw new DataException(
          part + " is being written by another download; wait for it to finish and try again.");
    }
  }

  /** Like {@link InputStream#read(byte[])}; -1 also if cancelled. */
  private int read(InputStream body, byte[] buffer) throws Failure {
    try {
      return cancelled() ? -1 : body.read(buffer);
    } catch (IOException e) {
      if (cancelled()) {
        return -1;
      }
      throw new Failure(reason(e));
    }
  }

  /** Sets the action of {@link #cancel}; performed at once if already cancelled. */
  private void breakWith(Runnable action) {
    breakWait = action;
    if (cancelled) {
      action.run();
    }
  }

  private static void closeQuietly(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      // Closing it wakes its reader, which reports the result.
      return;
    }
  }

  private static String reason(Throwable failure) {
    if (failure instanceof HttpTimeoutException) {
      return "no answer in time";
    }
    if (failure instanceof ConnectException) {
      return "no connection";
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  /** The transfer: file, destination, and bytes already there. */
  private record Piece(DataFile file, Path path, long have) {}
}
