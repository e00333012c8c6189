package spikeloom.numpy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The elements of an array as its header describes them: a type, or a list of fields.
 *
 * @param word the description, for messages
 * @param type the type; empty for a structured array and for types that are not read
 * @param fields the fields of a structured array
 * @param bytes bytes of an element; 0 if unknown
 */
public record NumpyElement(
    String word, Optional<NumpyType> type, List<NumpyField> fields, int bytes) {
  private static final int MAX_BYTES = 1 << 20;
  private static final Pattern SIMPLE = Pattern.compile("'([^']{1,64})'");
  private static final Pattern FIELD =
      Pattern.compile(
          "\\G\\s*,?\\s*\\(\\s*'([^']{0,256})'\\s*,\\s*'([^']{1,64})'\\s*(?:,\\s*\\(([0-9, ]{1,64})\\)\\s*)?\\)");
  private static final Pattern SIZED = Pattern.compile("[<>|=]?([a-zA-Z])([0-9]{1,6}).*");

  /** Copies its list. */
  public NumpyElement {
    fields = List.copyOf(fields);
  }

  /** Parses the description after {@code 'descr':}. */
  static NumpyElement of(String description) {
    Matcher simple = SIMPLE.matcher(description);
    if (simple.lookingAt()) {
      String word = plain(simple.group(1));
      Optional<NumpyType> type = NumpyType.of(word);
      return new NumpyElement(word, type, List.of(), type.map(NumpyType::bytes).orElse(0));
    }
    List<NumpyField> fields = new ArrayList<>();
    long bytes = 0;
    int end = description.indexOf(']');
    Matcher field = FIELD.matcher(description);
    field.region(Math.min(1, description.length()), Math.max(1, end));
    while (bytes <= MAX_BYTES && field.find()) {
      boolean single = field.group(3) == null;
      Optional<NumpyType> type = NumpyType.of(field.group(2)).filter(t -> single);
      fields.add(new NumpyField(plain(field.group(1)), type, (int) bytes));
      long size = size(field.group(2));
      bytes = size == 0 ? MAX_BYTES + 1L : bytes + size * (single ? 1 : product(field.group(3)));
    }
    boolean whole = bytes <= MAX_BYTES && description.substring(0, Math.max(0, end)).endsWith(")");
    return new NumpyElement(
        plain(description), Optional.empty(), fields, whole && !fields.isEmpty() ? (int) bytes : 0);
  }

  private static String plain(String text) {
    String visible = text.replaceAll("\\p{Cntrl}", "?").strip();
    return visible.length() > 200 ? visible.substring(0, 200) + "..." : visible;
  }

  /** Bytes of a value of a type, 0 if unknown. */
  private static long size(String word) {
    Matcher sized = SIZED.matcher(word);
    if (!sized.matches() || sized.group(1).equals("O")) {
      return 0;
    }
    boolean text = sized.group(1).equals("U");
    boolean time = sized.group(1).equalsIgnoreCase("M");
    return time ? Long.BYTES : Long.parseLong(sized.group(2)) * (text ? 4 : 1);
  }

  private static long product(String sizes) {
    long product = 1;
    for (String size : sizes.split("[, ]+", -1)) {
      product = Math.min(MAX_BYTES, product * (size.isEmpty() ? 1 : Long.parseLong(size)));
    }
    return product;
  }

  /** Whether it is a number (or true and false, as 1 and 0). */
  public boolean numeric() {
    return type.isPresent() && type.get().numeric();
  }

  /** Returns the reason why it is not supported and advice, to follow the name of an array. */
  String refusal() {
    if (!fields.isEmpty() || word.startsWith("[")) {
      String names = String.join(", ", fields.stream().map(NumpyField::name).toList());
      return "holds records (%s), which are supported only as events with t, x, y and p; save each field as an array."
          .formatted(names.isEmpty() ? word : names);
    }
    Matcher kind = Pattern.compile("[<>|=]?([a-zA-Z]?).*").matcher(word);
    String letter = kind.matches() ? kind.group(1) : "";
    return switch (letter) {
      case "O" ->
          "holds Python objects, which are never unpickled; save numbers or strings, for example with astype(float) or astype(str).";
      case "c" -> "holds complex numbers ('%s'); save real values.".formatted(word);
      case "M", "m" ->
          "holds dates or durations ('%s'); save numbers, for example seconds.".formatted(word);
      case "f" -> "holds numbers of type '%s'; save it with astype('float64').".formatted(word);
      default ->
          "holds elements of type '%s', but only numbers of 1, 2, 4 and 8 bytes and texts are supported; convert it."
              .formatted(word);
    };
  }
}
