package spikeloom.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The format of a time. */
enum TimeForm {
  /** A number in an unknown unit. */
  NUMBER(""),
  /** A date of ISO 8601, and a time of day: 2024-03-31 12:30:00.250. */
  ISO("(?<year>\\d{4})[-/](?<month>\\d{1,2})[-/](?<day>\\d{1,2})"),
  /** 31.3.2024 or 31/3/2024. */
  DAY_FIRST("(?<day>\\d{1,2})[./](?<month>\\d{1,2})[./](?<year>\\d{4})"),
  /** 3/31/2024. */
  MONTH_FIRST("(?<month>\\d{1,2})/(?<day>\\d{1,2})/(?<year>\\d{4})"),
  /** 12:30 or 12:30:00.250; more than 24 hours are read too. */
  CLOCK("");

  private static final String OF_DAY =
      "(?<hour>\\d{1,6}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?";
  private static final String ZONE = "(?:\\s?(?<zone>Z|[+-]\\d{2}(?::?\\d{2})?))?";
  private static final int LONGEST = 50;
  private static final long NANOS = 1_000_000_000;

  @SuppressWarnings("ImmutableEnumChecker") // a pattern is immutable
  private final Pattern pattern;

  TimeForm(String date) {
    pattern =
        Pattern.compile(date.isEmpty() ? OF_DAY : date + "(?:[T ]\\s?" + OF_DAY + ZONE + ")?");
  }

  /** Time since the beginning of 1970, or of the day; empty if the text does not have this form. */
  OptionalLong nanoseconds(String word) {
    if (this == NUMBER || word.length() > LONGEST) {
      return OptionalLong.empty();
    }
    Matcher found = pattern.matcher(word);
    try {
      return found.matches() ? OptionalLong.of(value(found)) : OptionalLong.empty();
    } catch (DateTimeException | ArithmeticException e) { // invalid day, or centuries away
      return OptionalLong.empty();
    }
  }

  private long value(Matcher found) {
    long ofDay = found.group("hour") == null ? 0 : ofDay(found);
    if (this == CLOCK) {
      return ofDay;
    }
    LocalDate date =
        LocalDate.of(number(found, "year"), number(found, "month"), number(found, "day"));
    @Nullable String zone = found.group("zone");
    long offset = zone == null ? 0 : ZoneOffset.of(zone).getTotalSeconds();
    long seconds = date.toEpochDay() * 86_400 - offset;
    return Math.addExact(Math.multiplyExact(seconds, NANOS), ofDay);
  }

  private static long ofDay(Matcher found) {
    int minute = number(found, "minute");
    int second = number(found, "second");
    if (minute > 59 || second > 60) {
      throw new DateTimeException("not a valid time");
    }
    @Nullable String fraction = found.group("fraction");
    long nanos = fraction == null ? 0 : Long.parseLong((fraction + "000000000").substring(0, 9));
    return (number(found, "hour") * 3600L + minute * 60L + second) * NANOS + nanos;
  }

  private static int number(Matcher found, String part) {
    @Nullable String digits = found.group(part);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** The time as ISO 8601 writes it. */
  String text(long nanos) {
    long seconds = Math.floorDiv(nanos, NANOS);
    int rest = (int) Math.floorMod(nanos, NANOS);
    if (this == CLOCK) {
      return "%d:%s"
          .formatted(
              seconds / 3600,
              LocalTime.of(0, (int) (seconds / 60 % 60), (int) (seconds % 60), rest)
                  .toString()
                  .substring(3));
    }
    return LocalDateTime.ofEpochSecond(seconds, rest, ZoneOffset.UTC).toString();
  }
}
