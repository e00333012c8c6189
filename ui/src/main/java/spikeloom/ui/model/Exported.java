package spikeloom.ui.model;

import java.util.List;
import spikeloom.export.ExportReport;

/**
 * A model that was exported.
 *
 * @param report where it is, and how it was verified
 * @param notes warnings from loading the model, empty if there are none
 */
public record Exported(ExportReport report, List<String> notes) {
  /** Copies its list. */
  public Exported {
    notes = List.copyOf(notes);
  }
}
