package spikeloom.export;

import java.util.List;
import java.util.Optional;
import spikeloom.export.ExportReport.Fidelity;
import spikeloom.export.ExportReport.Note;
import spikeloom.export.page.RunPage;

/** A run as a web page, with the report of its export. */
final class PageExport {
  private static final Note LEVELS =
      new Note(
          Fidelity.APPROXIMATE, "values of targets and reconstructions are stored in 256 levels.");

  private PageExport() {}

  static ExportReport write(ExportRequest request) {
    int samples = RunPage.write(request.run(), request.model(), request.samples(), request.out());
    return new ExportReport(
        "html",
        request.out(),
        samples,
        Optional.empty(),
        "outputs of the run's own decoder",
        List.of(LEVELS));
  }
}
