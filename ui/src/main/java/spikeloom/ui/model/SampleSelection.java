package spikeloom.ui.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import spikeloom.exploration.LatentMap;
import spikeloom.ui.text.Quantities;
import spikeloom.ui.text.Texts;

/** The selected samples of a map and their summary. */
public final class SampleSelection {
  private final ReadOnlyObjectWrapper<List<LatentMap.Sample>> samples =
      new ReadOnlyObjectWrapper<>(List.of());
  private List<LatentMap.Sample> all = List.of();

  SampleSelection() {}

  /** Sets the samples and clears the selection. */
  void among(List<LatentMap.Sample> newSamples) {
    all = List.copyOf(newSamples);
    clear();
  }

  /** Selects the samples with these indices in the test split; others are deselected. */
  public void choose(Collection<Integer> indices) {
    Set<Integer> wanted = new TreeSet<>(indices);
    samples.set(all.stream().filter(sample -> wanted.contains(sample.index())).toList());
  }

  /** Selects all samples of a class; others are deselected. */
  public void chooseClass(String className) {
    samples.set(all.stream().filter(sample -> sample.className().equals(className)).toList());
  }

  /** Clears the selection. */
  public void clear() {
    samples.set(List.of());
  }

  /** The selected samples in test order. */
  public List<LatentMap.Sample> samples() {
    return samples.get();
  }

  /** Holds the selected samples. */
  public ReadOnlyObjectProperty<List<LatentMap.Sample>> samplesProperty() {
    return samples.getReadOnlyProperty();
  }

  /** The classes that can be chosen, in order. */
  public List<String> classes() {
    return all.stream().map(LatentMap.Sample::className).distinct().sorted().toList();
  }

  public String breakdown() {
    Map<String, Long> counts =
        samples().stream()
            .collect(
                Collectors.groupingBy(
                    LatentMap.Sample::className, TreeMap::new, Collectors.counting()));
    String classes =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining(", "));
    return classes.isEmpty() ? "" : Texts.MODEL.get("selection.classes", classes);
  }

  /** Their number, and the mean distortion and spike count; empty if none is selected. */
  public String summary() {
    int count = samples().size();
    if (count == 0) {
      return "";
    }
    return Texts.MODEL.get(
        "selection.summary",
        count,
        Quantities.briefly(
            samples().get(0).measure(),
            samples().stream().mapToDouble(LatentMap.Sample::distortion).average().orElse(0)),
        samples().stream().mapToInt(LatentMap.Sample::spikes).average().orElse(0));
  }

  /** Description of one sample in a line. */
  public static String line(LatentMap.Sample sample) {
    return Texts.MODEL.get(
        "selection.line",
        sample.index(),
        sample.className(),
        Quantities.briefly(sample.measure(), sample.distortion()),
        sample.spikes());
  }
}
