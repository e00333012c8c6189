package spikeloom.app.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import spikeloom.evaluation.Metrics;
import spikeloom.evaluation.energy.OperationTotals;
import spikeloom.evaluation.energy.SynapticOperations;

final class GroupTableTest {
  private static Measurement measurement(double distortion, double judge) {
    return new Measurement(
        new Metrics(
            100,
            distortion,
            20,
            null,
            50,
            null,
            null,
            null,
            null,
            null,
            30,
            null,
            0.1,
            0.2,
            0,
            1000),
        new Measurement.Spikes(40, 10),
        judge,
        new OperationTotals(
            new SynapticOperations(2e6, 1e6, 3e6),
            new SynapticOperations(20e6, 20e6, 20e6),
            new SynapticOperations(4e6, 4e6, 4e6),
            5),
        null);
  }

  private static final Grouped GROUP =
      new Grouped("two trials", List.of(measurement(0.1, 0.9), measurement(0.2, 0.8)));

  @Test
  void aGroupKnowsMeanAndDeviationOfItsTrials() {
    assertEquals(0.15, GROUP.distortion().value(), 1e-12);
    assertEquals(Math.sqrt(0.005), GROUP.distortion().deviation(), 1e-12);
    assertEquals(0.85, GROUP.judge().value(), 1e-12);
    assertEquals(20, GROUP.psnr().value());
    assertEquals(50, GROUP.rateBits().value());
    assertEquals(2, GROUP.judge().count());
    assertEquals(100, GROUP.mean(m -> m.metrics().samples()).value());
  }

  @Test
  void aTableHasOperationsInMillionsAndEnergyInMicrojoules() {
    // 45 nm: 0.9 pJ an addition, 3.7 pJ a multiplication, 5 pJ a weight of 32 bits.
    double spiking = 2 * 0.9 + 1 * 3.7 + 3 * 5;
    double dense = 20 * (0.9 + 3.7 + 5);
    String row = GroupTable.of(List.of(GROUP)).csv().lines().skip(1).findFirst().orElseThrow();
    List<String> cells = List.of(row.split(",", -1));
    assertEquals(
        List.of("two trials", "0.15", "0.0707107", "20", "50", "0.85", "0.0707107"),
        cells.subList(0, 7));
    assertEquals(List.of("2", "1"), cells.subList(7, 9));
    assertEquals(spiking, Double.parseDouble(cells.get(9)), 1e-4 * spiking);
    assertEquals(dense, Double.parseDouble(cells.get(10)), 1e-4 * dense);
    assertEquals(dense / 5, Double.parseDouble(cells.get(11)), 1e-4 * dense);
    assertEquals("2", cells.get(12));
  }

  @Test
  void withoutAJudgeItsCellsAreEmpty() {
    Measurement unread = measurement(0.1, Double.NaN);
    String csv = GroupTable.of(List.of(new Grouped("unread", List.of(unread, unread)))).csv();
    assertTrue(csv.contains("\nunread,0.1,0,20,50,,,2,1,"), csv);
  }

  @Test
  void moreColumnsStandBehindTheDefaultOnes() {
    GroupTable.Column spikes = new GroupTable.Column("spikes", List.of(50.0));
    GroupTable.Column binary = new GroupTable.Column("binary", List.of(Double.NaN));
    List<String> lines =
        GroupTable.of(List.of(GROUP), List.of(spikes, binary)).csv().lines().toList();
    assertTrue(lines.get(0).endsWith(",trials,spikes,binary"), lines.get(0));
    assertTrue(lines.get(1).endsWith(",2,50,"), lines.get(1));
  }

  @Test
  void whatCouldNotBeCountedIsNotZero() {
    Measurement counted = measurement(0.1, 0.9);
    Measurement uncounted =
        new Measurement(counted.metrics(), counted.spikes(), 0.9, OperationTotals.NONE, null);
    String csv = GroupTable.of(List.of(new Grouped("uncounted", List.of(uncounted)))).csv();
    assertTrue(csv.endsWith("\nuncounted,0.1,,20,50,0.9,,,,,,,1\n"), csv);
  }
}
