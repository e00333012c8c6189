package spikeloom.ui.figure;

import java.util.List;
import spikeloom.exploration.LatentMap;
import spikeloom.ui.chart.CsvSource;
import spikeloom.ui.chart.CsvWriter;

/**
 * Test samples as a table.
 *
 * @param samples its rows
 */
public record SampleTable(List<LatentMap.Sample> samples) implements CsvSource {
  /** Copies its list. */
  public SampleTable {
    samples = List.copyOf(samples);
  }

  @Override
  public void writeTo(CsvWriter csv) {
    String unit = samples.isEmpty() ? "" : " (" + samples.get(0).measure().unit() + ")";
    csv.row("sample", "class", "distortion" + unit, "spikes");
    for (LatentMap.Sample sample : samples) {
      csv.row(sample.index(), sample.className(), sample.distortion(), sample.spikes());
    }
  }
}
