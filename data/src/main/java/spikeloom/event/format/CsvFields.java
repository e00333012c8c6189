package spikeloom.event.format;

/** The fields of one line of text, parsed without creating objects. */
final class CsvFields {
  /** Maximum number of columns. */
  static final int MOST = 64;

  /** Marks an invalid field. */
  static final long NOT_A_NUMBER = Long.MIN_VALUE;

  private static final int DIGITS = 18;

  private final char separator;
  private final int[] from = new int[MOST];
  private final int[] to = new int[MOST];
  private byte[] bytes = {};
  private int count;

  /** Fields between {@code separator}; a space stands for any number of spaces and tabs. */
  CsvFields(char separator) {
    this.separator = separator;
  }

  /** Splits a line. */
  void split(byte[] line, int begin, int end) {
    bytes = line;
    count = 0;
    int i = begin;
    while (count < MOST) {
      while (i < end && isBlank(line[i])) {
        i++;
      }
      if (i == end && (separator == ' ' || count == 0)) {
        return;
      }
      int first = i;
      while (i < end && line[i] != separator && (separator != ' ' || line[i] != '\t')) {
        i++;
      }
      int last = i;
      while (last > first && isBlank(line[last - 1])) {
        last--;
      }
      from[count] = first;
      to[count++] = last;
      if (i == end) {
        return;
      }
      i++;
    }
  }

  private boolean isBlank(byte c) {
    return c == ' ' || c == '\r' || c == '"' || (c == '\t' && separator != '\t');
  }

  /** Number of fields. */
  int count() {
    return count;
  }

  /** A field as it is. */
  String text(int field) {
    return new String(
        bytes, from[field], to[field] - from[field], java.nio.charset.StandardCharsets.UTF_8);
  }

  /** A whole number such as 12 or 12.0. */
  long whole(int field) {
    long thousandths = decimal(field, 3);
    return thousandths % 1000 == 0 ? thousandths / 1000 : NOT_A_NUMBER;
  }

  /** Polarity: 1 of 1 or true, 0 of 0, -1 or false. */
  long polarity(int field) {
    if (field >= count) {
      return NOT_A_NUMBER;
    }
    if (to[field] - from[field] == 1) { // nearly always
      int digit = bytes[from[field]] - '0';
      return digit == 0 || digit == 1 ? digit : NOT_A_NUMBER;
    }
    String word = text(field);
    if (word.equalsIgnoreCase("true")) {
      return 1;
    }
    if (word.equalsIgnoreCase("false")) {
      return 0;
    }
    long number = whole(field);
    return number < -1 || number > 1 ? NOT_A_NUMBER : Math.max(0, number);
  }

  /** A number times 10^shift, rounded to the nearest whole number. */
  long decimal(int field, int shift) {
    if (field >= count) {
      return NOT_A_NUMBER;
    }
    int i = from[field];
    int end = to[field];
    boolean minus = i < end && bytes[i] == '-';
    if (i < end && (minus || bytes[i] == '+')) {
      i++;
    }
    long digits = 0;
    int used = 0;
    int behind = -1; // digits behind the point, or -1 before it
    int start = i;
    for (; i < end; i++) {
      int c = bytes[i];
      if (c == '.' && behind < 0) {
        behind = 0;
      } else if (c >= '0' && c <= '9') {
        if (used == DIGITS && behind < 0) {
          return NOT_A_NUMBER;
        }
        if (used < DIGITS) {
          digits = 10 * digits + (c - '0');
          used += digits == 0 ? 0 : 1;
          behind += behind < 0 ? 0 : 1;
        }
      } else {
        break;
      }
    }
    if (i == start || (i == start + 1 && behind == 0)) {
      return NOT_A_NUMBER;
    }
    int power = shift - Math.max(0, behind);
    if (i < end) {
      int exponent = exponent(i, end);
      if (exponent == Integer.MIN_VALUE) {
        return NOT_A_NUMBER;
      }
      power += exponent;
    }
    long scaled = scaled(digits, power);
    return minus && scaled != NOT_A_NUMBER ? -scaled : scaled;
  }

  private int exponent(int at, int end) {
    if ((bytes[at] | 0x20) != 'e' || end - at > 5 || end - at < 2) {
      return Integer.MIN_VALUE;
    }
    int i = at + 1;
    boolean minus = bytes[i] == '-';
    i += minus || bytes[i] == '+' ? 1 : 0;
    int value = 0;
    for (int first = i; i < end || i == first; i++) {
      if (i == end || bytes[i] < '0' || bytes[i] > '9') {
        return Integer.MIN_VALUE;
      }
      value = 10 * value + (bytes[i] - '0');
    }
    return minus ? -value : value;
  }

  private static long scaled(long digits, int power) {
    long value = digits;
    for (int i = 0; i < power && value != 0; i++) {
      if (value > Long.MAX_VALUE / 10) {
        return NOT_A_NUMBER;
      }
      value *= 10;
    }
    int down = Math.min(DIGITS + 1, -power);
    for (int i = 0; i < down - 1; i++) {
      value /= 10;
    }
    return down > 0 ? (value + 5) / 10 : value;
  }
}
