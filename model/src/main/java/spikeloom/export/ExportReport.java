package spikeloom.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an export wrote and how it was proved.
 *
 * @param format what was written
 * @param file where
 * @param samples how many samples went through what was read back; 0 where there are none
 * @param difference the largest absolute difference to what the run's own networks say, where
 *     numbers were compared
 * @param judge who ran the file
 * @param notes sentences on what is exact, approximate, or not said by the file
 */
public record ExportReport(
    String format,
    Path file,
    int samples,
    Optional<Double> difference,
    String judge,
    List<Note> notes) {
  /** How much of the model a file says. */
  public enum Fidelity {
    /** The file says the same. */
    EXACT,
    /** The file says nearly the same. */
    APPROXIMATE,
    /** The format has no word for it. */
    NOT_EXPRESSED
  }

  /**
   * A fact of a file.
   *
   * @param fidelity how much of the model it says
   * @param sentence what
   */
  public record Note(Fidelity fidelity, String sentence) {}

  /** Keeps its own list. */
  public ExportReport {
    notes = List.copyOf(notes);
  }

  /** Whether the file says less than the model. */
  public boolean loses() {
    return notes.stream().anyMatch(note -> note.fidelity != Fidelity.EXACT);
  }

  /** For a machine. */
  public Map<String, Object> json() {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("format", format);
    result.put("file", file.toString());
    result.put("samples", samples);
    result.put("largest_difference", difference.orElse(null));
    result.put("judge", judge);
    List<Map<String, String>> rows = new ArrayList<>();
    for (Note note : notes) {
      Map<String, String> row = new LinkedHashMap<>();
      row.put("fidelity", note.fidelity.name().toLowerCase(Locale.ROOT));
      row.put("what", note.sentence);
      rows.add(row);
    }
    result.put("notes", rows);
    return result;
  }
}
