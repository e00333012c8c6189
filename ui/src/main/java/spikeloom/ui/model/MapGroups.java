package spikeloom.ui.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import spikeloom.exploration.LatentMap;
import spikeloom.ui.text.Quantities;
import spikeloom.ui.text.Texts;

/** How the samples of a map are coloured. */
public enum MapGroups {
  /** The class that they belong to. */
  CLASS,
  /** Distortion of the reconstruction, in quartiles. */
  ERROR,
  /** Number of latent spikes, in quartiles. */
  SPIKES;

  private static final int QUARTERS = 4;

  @Override
  public String toString() {
    return Texts.MODEL.of("map", this);
  }

  /** Positions of the samples in the list by the name of their group. */
  public Map<String, List<Integer>> of(List<LatentMap.Sample> samples) {
    return switch (this) {
      case CLASS -> classes(samples);
      case ERROR -> quarters(samples, LatentMap.Sample::distortion, MapGroups::errors);
      case SPIKES -> quarters(samples, LatentMap.Sample::spikes, MapGroups::counts);
    };
  }

  private static String errors(LatentMap.Sample least, LatentMap.Sample most) {
    return Texts.MODEL.get(
        "map.errors", least.distortion(), most.distortion(), Quantities.briefUnit(least.measure()));
  }

  private static String counts(LatentMap.Sample least, LatentMap.Sample most) {
    return Texts.MODEL.get("map.counts", least.spikes(), most.spikes());
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
      List<LatentMap.Sample> samples,
      ToDoubleFunction<LatentMap.Sample> value,
      BiFunction<LatentMap.Sample, LatentMap.Sample, String> words) {
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
        LatentMap.Sample least = samples.get(order.get(from));
        LatentMap.Sample most = samples.get(order.get(to - 1));
        groups
            .computeIfAbsent(words.apply(least, most), name -> new ArrayList<>())
            .addAll(order.subList(from, to));
      }
    }
    return groups;
  }
}
