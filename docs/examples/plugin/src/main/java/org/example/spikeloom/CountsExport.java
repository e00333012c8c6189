package org.example.spikeloom;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import spikeloom.export.ExportFormat;
import spikeloom.export.ExportReport;
import spikeloom.export.ExportRequest;
import spikeloom.file.SafeFile;
import spikeloom.plan.RunException;

/** Writes the sizes of a trained model as one line of text. */
public final class CountsExport implements ExportFormat {
  @Override
  public String name() {
    return "counts";
  }

  @Override
  public String content() {
    return "counts";
  }

  @Override
  public String title() {
    return "Numbers of parameters";
  }

  @Override
  public String ending() {
    return ".txt";
  }

  @Override
  public ExportReport write(ExportRequest request) {
    long encoder = request.model().autoencoder().encoder().parameters().count();
    String text = "encoder parameters: " + encoder + "\n";
    Path out = request.out();
    try {
      SafeFile.writeText(out, text);
    } catch (IOException e) {
      throw new RunException(out + " cannot be written: " + SafeFile.reason(e), e);
    }
    ExportReport.Note note =
        new ExportReport.Note(ExportReport.Fidelity.NOT_EXPRESSED, "The file has no weights.");
    return new ExportReport(name(), out, 0, Optional.empty(), "nothing", List.of(note));
  }
}
