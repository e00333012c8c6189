package spikeloom.ui.figure;

import java.util.ArrayList;
import java.util.List;
import spikeloom.array.MapSize;
import spikeloom.encoder.LayerTrace;
import spikeloom.spike.SignalShape;
import spikeloom.ui.chart.PictureGrid;
import spikeloom.ui.text.Texts;

/**
 * Which kernels of a layer fire where: a picture per map, as bright as its neurons have fired often
 * so far.
 */
public final class FeatureMaps {
  private FeatureMaps() {}

  /**
   * The maps of a layer.
   *
   * @param layer its name
   * @param trace its activity
   * @param size its size
   * @param seen last step that counts, from 0
   */
  public static PictureGrid of(String layer, LayerTrace trace, MapSize size, int seen) {
    int steps = Math.max(1, Math.min(trace.spikes().length, seen + 1));
    float[] counts = new float[size.neurons()];
    float most = 0;
    for (int n = 0; n < counts.length; n++) {
      for (int t = 0; t < steps; t++) {
        counts[n] += trace.spikes()[t][n];
      }
      most = Math.max(most, counts[n]);
    }
    List<float[]> maps = new ArrayList<>();
    for (int c = 0; c < size.channels(); c++) {
      float[] map = new float[size.positions()];
      for (int p = 0; p < map.length; p++) {
        map[p] = most == 0 ? 0 : counts[p * size.channels() + c] / most;
      }
      maps.add(map);
    }
    String facts = Texts.FIGURE.get("feature-maps.facts", layer, steps, most / steps);
    return new PictureGrid(
        Texts.FIGURE.get("feature-maps.title"),
        facts,
        new SignalShape.Image(1, size.height(), size.width()),
        maps);
  }
}
