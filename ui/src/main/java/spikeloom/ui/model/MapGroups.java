package spikeloom.ui.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import spikeloom.exploration.LatentMap;

/** How the samples of a map are coloured. */
public enum MapGroups {
  /** The class that they belong to. */
  CLASS("class"),
  /** Distortion of the reconstruction, in quartiles. */
  ERROR("error"),
  /** Number of latent spikes, in quartiles. */
  SPIKES("spikes");

  private static final int QUARTERS = 4;

  private final String title;

  MapGroups(String title) {
    this.title = title;
  }

  @Override
  public String toString() {
    return title;
  }

  /** Positions of the samples in the list by the name of their group. */
  public Map<String, List<Integer>> of(List<LatentMap.Sample> samples) {
    return switch (this) {
      case CLASS -> classes(samples);
      case ERROR -> quarters(samples, LatentMap.Sample::distortion, errors(samples));
      case SPIKES -> quarters(samples, LatentMap.Sample::spikes, "%.0f to %.0f spikes");
    };
  }

  private static String errors(List<LatentMap.Sample> samples) {
    String unit = samples.isEmpty() ? "" : samples.get(0).measure().briefUnit();
    return "%.3f to %.3f " + unit;
  }

  private static Map<String, List<Integer>> classes(List<LatentMap.Sample> samples) {
    Map<String, List<Integer>> groups = new TreeMap<>();
    for (int i = 0; i < samples.size(); i++) {
      groups.computeIfAbsent(samples.get(i).className(), name -> new ArrayList<>()).add(i);
    }
    return groups;
  }

  /** The lowest to the highest quartile of the samples. */
  private static Map<String, List<Integer>> quarters(
      List<LatentMap.Sample> samples, ToDoubleFunction<LatentMap.Sample> value, String words) {
    List<Integer> order =
        IntStream.range(0, samples.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> value.applyAsDouble(samples.get(i))))
            .toList();
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int q = 0; q < QUARTERS; q++) {
      int from = q * order.size() / QUARTERS;
      int to = (q + 1) * order.size() / QUARTERS;
      if (to > from) {
        double least = value.applyAsDouble(samples.get(order.get(from)));
        double most = value.applyAsDouble(samples.get(order.get(to - 1)));
        groups
            .computeIfAbsent(
                String.format(Locale.ROOT, words, least, most), name -> new ArrayList<>())
            .addAll(order.subList(from, to));
      }
    }
    return groups;
  }
}
