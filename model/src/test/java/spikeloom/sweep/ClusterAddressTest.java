package spikeloom.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.plan.PlanException;
import spikeloom.plan.RunException;

final class ClusterAddressTest {
  @ParameterizedTest
  @CsvSource({
    "local, true",
    "local[4], true",
    "local[*], true",
    "'local-cluster[2,1,1024]', true",
    "spark://node-1.example.org:7077, false",
    "'spark://a:7077,b:7077', false"
  })
  void addressesOfSparkAreAcceptedAndThoseOfThisMachineRecognised(String master, boolean here) {
    assertEquals(here, new ClusterAddress(master).isHere());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yarn", "k8s://x:1", "spark://host", "local[0]", "local-cluster[2,1]"})
  void otherAddressesAreRefusedWithTheFormsThatWork(String master) {
    PlanException e = assertThrows(PlanException.class, () -> new ClusterAddress(master));
    assertTrue(String.valueOf(e.getMessage()).contains("spark://HOST:PORT"), e::toString);
  }

  @Test
  void withoutTheLibrariesOfSparkTheLauncherIsNamed() {
    ClusterAddress address = new ClusterAddress("local[2]");
    RunException e =
        assertThrows(RunException.class, () -> Cluster.connect(address, 1, note -> {}));
    assertTrue(e.getMessage().contains("./spikeloom"), e.getMessage());
  }
}
