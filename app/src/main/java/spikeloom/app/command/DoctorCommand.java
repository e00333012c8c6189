package spikeloom.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import spikeloom.app.console.ExitCode;
import spikeloom.app.console.NativeCache;
import spikeloom.app.console.Platform;
import spikeloom.app.desktop.Desktop;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.decoder.dl4j.NativeBackend;
import spikeloom.file.DataException;
import spikeloom.kernel.VectorUnit;
import spikeloom.plan.Json;
import spikeloom.plan.Version;

/** {@code spikeloom doctor}: describes this machine, as text to paste into a report. */
@Command(
    name = "doctor",
    description = "Describe machine, backend, threads, memory, display and data.")
public final class DoctorCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() {
    Map<String, String> facts = facts();
    if (common.json()) {
      System.out.print(Json.write(facts));
    } else {
      facts.forEach((name, value) -> System.out.printf("%-12s %s%n", name, value));
    }
    return ExitCode.SUCCESS;
  }

  private static Map<String, String> facts() {
    Runtime runtime = Runtime.getRuntime();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("spikeloom", Version.current());
    facts.put("java", Platform.java());
    facts.put("system", Platform.system());
    facts.put("processors", String.valueOf(runtime.availableProcessors()));
    facts.put("memory", (runtime.maxMemory() >> 20) + " MB heap at most");
    facts.put("vectors", VectorUnit.describe());
    facts.put("backend", backend(runtime.availableProcessors()));
    facts.put("natives", NativeCache.describe());
    facts.put("display", Desktop.display());
    facts.put("data", data());
    return facts;
  }

  private static String backend(int threads) {
    try {
      NativeBackend.start(threads);
      return NativeBackend.describe();
    } catch (LinkageError e) {
      return "the native library cannot be loaded: " + e.getMessage();
    }
  }

  private static String data() {
    try {
      DataDirectory where = DataDirectory.standard();
      return where.root()
          + ": "
          + Catalog.entries().stream()
              .map(e -> e.name() + " " + Catalog.status(e, where))
              .collect(Collectors.joining(", "))
          + "; "
          + freeSpace(where);
    } catch (DataException e) {
      return e.getMessage();
    }
  }

  private static String freeSpace(DataDirectory where) {
    try {
      var folder = where.root().toAbsolutePath();
      while (!Files.exists(folder) && folder.getParent() != null) {
        folder = folder.getParent();
      }
      return (Files.getFileStore(folder).getUsableSpace() >> 30) + " GB free";
    } catch (IOException e) {
      return "free space unknown";
    }
  }
}
