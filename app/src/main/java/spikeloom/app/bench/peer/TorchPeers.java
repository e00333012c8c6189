package spikeloom.app.bench.peer;

import com.fasterxml.jackson.core.JacksonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import spikeloom.file.FolderTree;
import spikeloom.file.SafeText;
import spikeloom.plan.Json;
import spikeloom.plan.RunException;

/**
 * Runs the scripts of docs/benchmarks/peers, which are packed with the program.
 *
 * @param python command that starts Python 3
 */
public record TorchPeers(String python) {
  /** The networks that the scripts know: standard settings, and encoders by their names. */
  public static final List<String> NETWORKS =
      List.of("A", "B", "C", "D", "ltc", "src", "qif", "srm");

  private static final List<String> SCRIPTS = List.of("peers.py", "networks.py", "scans.py");

  /** The peers with the python3 of this machine. */
  public static TorchPeers standard() {
    return new TorchPeers("python3");
  }

  /**
   * Checks that this Python has PyTorch.
   *
   * @throws RunException if not
   */
  public void require() {
    StringBuilder output = new StringBuilder();
    int code = run(List.of(python, "-c", "import torch"), line -> output.append(line).append(' '));
    if (code != 0) {
      throw new RunException(
          "The networks in PyTorch need python3 with the package torch, and 'python3 -c \"import torch\"' fails: "
              + "install it (Debian: python3-torch), or leave out --peers.");
    }
  }

  /**
   * Measures networks one after the other.
   *
   * @param networks some of {@link #NETWORKS}
   * @param threads of PyTorch
   * @param seconds of training and of inference, each
   * @param next receives the rates of every network as soon as it is measured
   */
  public List<PeerRates> measure(
      List<String> networks, int threads, double seconds, Consumer<PeerRates> next) {
    Path folder = unpacked();
    try {
      List<String> line = new ArrayList<>(List.of(python, folder.resolve("peers.py").toString()));
      line.addAll(networks);
      line.addAll(List.of("--threads", "" + threads, "--seconds", "" + seconds, "--json"));
      List<PeerRates> rates = new ArrayList<>();
      List<String> others = new ArrayList<>();
      int code =
          run(
              line,
              text -> {
                if (text.startsWith("{")) {
                  PeerRates one = parse(text);
                  rates.add(one);
                  next.accept(one);
                } else {
                  others.add(text);
                }
              });
      if (code != 0 || rates.size() != networks.size()) {
        String last = others.isEmpty() ? "no message" : others.get(others.size() - 1);
        throw new RunException("The networks in PyTorch failed: " + SafeText.escaped(last) + ".");
      }
      return rates;
    } finally {
      delete(folder);
    }
  }

  private static PeerRates parse(String line) {
    try {
      return Json.mapper().readValue(line, PeerRates.class);
    } catch (JacksonException e) {
      throw new RunException(
          "The script of the networks in PyTorch printed an unexpected line: "
              + SafeText.escaped(line),
          e);
    }
  }

  private int run(List<String> line, Consumer<String> output) {
    Process process;
    try {
      process = new ProcessBuilder(line).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new RunException(python + " cannot be started: install it, or leave out --peers.", e);
    }
    try (BufferedReader reader = process.inputReader()) {
      reader.lines().forEach(output);
      return process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Stopped while PyTorch was measured.");
    } finally {
      process.destroy();
    }
  }

  private static Path unpacked() {
    try {
      Path folder = Files.createTempDirectory("spikeloom-peers");
      for (String script : SCRIPTS) {
        try (InputStream in = TorchPeers.class.getResourceAsStream(script)) {
          Files.copy(Objects.requireNonNull(in, script), folder.resolve(script));
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try {
      FolderTree.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
