package spikeloom.app.bench.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.plan.RunException;

class TorchPeersTest {
  @TempDir Path folder;

  private TorchPeers python(String... lines) throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: there is no /bin/sh");
    Path script = folder.resolve("python");
    Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new TorchPeers(script.toString());
  }

  @Test
  void ratesArriveOneByOneAndOtherLinesAreSkipped() throws IOException {
    TorchPeers peers =
        python(
            "grep -q 'def rate' \"$1\" || exit 3",
            "echo a warning",
            "echo '{\"torch\": \"9\", \"network\": \"A\", \"train_examples_per_second\": 3.5, \"infer_examples_per_second\": 7}'");
    List<PeerRates> seen = new ArrayList<>();
    List<PeerRates> rates = peers.measure(List.of("A"), 1, 0.1, seen::add);
    assertEquals(List.of(new PeerRates("9", "A", 3.5, 7)), rates);
    assertEquals(rates, seen);
  }

  @Test
  void aFailureEndsWithTheLastLineOfPython() throws IOException {
    TorchPeers peers = python("echo Traceback", "echo 'ValueError: no'", "exit 1");
    RunException e =
        assertThrows(RunException.class, () -> peers.measure(List.of("A"), 1, 1, rate -> {}));
    assertEquals("The networks in PyTorch failed: ValueError: no.", e.getMessage());
  }

  @Test
  void aPythonWithoutTorchIsRefusedWithTheWayOut() throws IOException {
    TorchPeers without = python("exit 1");
    RunException e = assertThrows(RunException.class, without::require);
    assertTrue(e.getMessage().contains("python3-torch"), e.getMessage());
    RunException none =
        assertThrows(RunException.class, () -> new TorchPeers("/no/python").require());
    assertEquals(
        "/no/python cannot be started: install it, or leave out --peers.", none.getMessage());
  }

  @Test
  void everyNetworkTrainsInPyTorch() {
    TorchPeers peers = TorchPeers.standard();
    try {
      peers.require();
    } catch (RunException e) {
      assumeTrue(false, "skipped: " + e.getMessage());
    }
    for (PeerRates rates : peers.measure(TorchPeers.NETWORKS, 1, 0.01, rate -> {})) {
      assertTrue(rates.trainExamplesPerSecond() > 0, rates.toString());
      assertTrue(rates.inferExamplesPerSecond() > 0, rates.toString());
    }
  }
}
