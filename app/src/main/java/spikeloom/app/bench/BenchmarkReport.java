package spikeloom.app.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The measurements, in the order of the parts. */
public final class BenchmarkReport {
  private final List<Section> sections;

  BenchmarkReport(List<Section> sections) {
    this.sections = List.copyOf(sections);
  }

  /** What was measured, and on which machine. */
  public String head() {
    return sections.get(0).text();
  }

  /** The tables. */
  public String text() {
    return sections.stream().map(Section::text).collect(Collectors.joining("\n"));
  }

  /** The numbers, for JSON. */
  public Map<String, Object> numbers() {
    Map<String, Object> all = new LinkedHashMap<>();
    sections.forEach(section -> all.putAll(section.numbers()));
    return all;
  }
}
