package spikeloom.export;

import java.util.List;
import java.util.Optional;
import spikeloom.export.ExportReport.Fidelity;
import spikeloom.export.ExportReport.Note;
import spikeloom.run.SharedRun;

/** A run as an archive, with the report of its export. */
final class SharedRunExport {
  private static final List<Note> NOTES =
      List.of(
          new Note(Fidelity.EXACT, "the parameters of all networks, plan, results and figures."),
          new Note(
              Fidelity.NOT_EXPRESSED,
              "the state of the optimiser: the run can be used, but not resumed."));

  private SharedRunExport() {}

  static ExportReport write(ExportRequest request) {
    SharedRun.write(request.run(), request.out());
    return new ExportReport(
        "run", request.out(), 0, Optional.empty(), "checksums of the archive", NOTES);
  }
}
