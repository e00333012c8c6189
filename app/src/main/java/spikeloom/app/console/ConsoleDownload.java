package spikeloom.app.console;

import java.util.Locale;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.CatalogEntry;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.Download;

/** Shows a download on the command line. */
public final class ConsoleDownload {
  private static final long NANOS_BETWEEN_LINES = 200_000_000;

  private ConsoleDownload() {}

  /** Downloads a set, after the sets that it needs; returns the exit code. */
  public static int fetch(CatalogEntry entry, DataDirectory where) {
    for (CatalogEntry each : Catalog.toDownload(entry, where)) {
      if (!each.equals(entry)) {
        System.err.println(entry.title() + " needs " + each.title() + ": downloading it first.");
      }
      int code = fetchAlone(each, where);
      if (code != ExitCode.SUCCESS) {
        return code;
      }
    }
    return ExitCode.SUCCESS;
  }

  private static int fetchAlone(CatalogEntry entry, DataDirectory where) {
    if (entry.builtIn()) {
      System.err.println(entry.name() + " is built in: there is nothing to download.");
      return ExitCode.SUCCESS;
    }
    boolean terminal = Terminal.interactive();
    long[] last = {0};
    Download download =
        new Download(
            entry,
            where,
            (file, done, total) -> {
              long now = System.nanoTime();
              if (terminal && (now - last[0] > NANOS_BETWEEN_LINES || done == total)) {
                last[0] = now;
                System.err.printf(
                    Locale.ROOT, "\r%-28s %6.1f of %6.1f MB ", file, done / 1e6, total / 1e6);
              }
            });
    Thread hook = new Thread(download::cancel, "spikeloom-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    Download.Outcome outcome = download.fetch();
    if (terminal) {
      System.err.println();
    }
    if (outcome == Download.Outcome.CANCELLED) {
      System.err.println("Cancelled. Run the same command again to continue.");
      return ExitCode.FAILURE;
    }
    Runtime.getRuntime().removeShutdownHook(hook);
    System.err.println(entry.title() + " is in " + where.folder(entry.name()) + ".");
    return ExitCode.SUCCESS;
  }
}
