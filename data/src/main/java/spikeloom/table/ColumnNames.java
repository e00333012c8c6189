package spikeloom.table;

import java.util.List;
import java.util.Locale;

/** Names of columns that are not values by default. */
public final class ColumnNames {
  /** Of the class of a row. */
  public static final List<String> LABELS = List.of("label", "class", "target");

  /** Of the time of a row. */
  public static final List<String> TIMES = List.of("time", "timestamp", "date", "datetime");

  /** Of the group of a row. */
  public static final List<String> GROUPS =
      List.of("group", "subject", "patient", "speaker", "recording", "sequence");

  private ColumnNames() {}

  static boolean time(String name) {
    return TIMES.contains(name.toLowerCase(Locale.ROOT));
  }

  static boolean group(String name) {
    return GROUPS.contains(name.toLowerCase(Locale.ROOT));
  }
}
