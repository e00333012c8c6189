package spikeloom.sweep;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import spikeloom.plan.Setting;

/**
 * One value for every varied setting.
 *
 * @param values texts of the settings, in the order in which they are varied
 */
public record Combination(Map<Setting, String> values) {
  private static final int LONGEST = 120;

  /** Copies its map and keeps the order. */
  public Combination {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The same with one more value. */
  Combination and(Setting setting, String value) {
    Map<Setting, String> more = new LinkedHashMap<>(values);
    more.put(setting, value);
    return new Combination(more);
  }

  /** The values as changes of a plan. */
  public Map<Setting, String> changes() {
    Map<Setting, String> changes = new EnumMap<>(Setting.class);
    changes.putAll(values);
    return changes;
  }

  /** A name that can be that of a folder: {@code beta-0.001-latent-32}. */
  public String name() {
    String name =
        values.entrySet().stream()
            .map(e -> e.getKey().option() + "-" + e.getValue())
            .collect(Collectors.joining("-"))
            .replaceAll("[^A-Za-z0-9._+-]+", "_");
    return name.length() <= LONGEST
        ? name
        : name.substring(0, LONGEST) + "-" + Integer.toHexString(values.toString().hashCode());
  }

  /** The values for a person: {@code beta 0.001, latent 32}. */
  public String text() {
    return values.entrySet().stream()
        .map(e -> e.getKey().option() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  /** The value of a setting; empty if it is not varied. */
  public String value(Setting setting) {
    return values.getOrDefault(setting, "");
  }

  /** The end of the names of its figures: {@code _beta_0.001_latent_32}. */
  public String metric() {
    return values.entrySet().stream()
        .map(e -> "_" + e.getKey().option().replace('-', '_') + "_" + e.getValue())
        .collect(Collectors.joining());
  }
}
