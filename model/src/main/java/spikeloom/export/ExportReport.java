package spikeloom.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import spikeloom.text.Wording;

/**
 * The result and verification of an export.
 *
 * @param format format
 * @param file where
 * @param samples number of samples used for verification; 0 if none
 * @param difference the largest absolute difference from the run's networks, if outputs were
 *     compared
 * @param judge name of the program that ran the file
 * @param notes facts about what is exact, approximate, or not represented in the file
 */
public record ExportReport(
    String format,
    Path file,
    int samples,
    Optional<Double> difference,
    String judge,
    List<Note> notes) {
  /** How well a file represents the model. */
  public enum Fidelity {
    /** Exact. */
    EXACT,
    /** Approximate. */
    APPROXIMATE,
    /** Not represented in the format. */
    NOT_EXPRESSED;

    /** For a reader: {@code not expressed}. */
    public String words() {
      return Wording.of(this).replace('-', ' ');
    }
  }

  /**
   * A fact of a file.
   *
   * @param fidelity how well it represents the model
   * @param sentence the fact
   */
  public record Note(Fidelity fidelity, String sentence) {}

  /** Copies its list. */
  public ExportReport {
    notes = List.copyOf(notes);
  }

  /** Whether the file does not represent the whole model. */
  public boolean loses() {
    return notes.stream().anyMatch(note -> note.fidelity != Fidelity.EXACT);
  }

  /** As JSON. */
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
