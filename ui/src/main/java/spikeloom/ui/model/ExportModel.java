package spikeloom.ui.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import spikeloom.export.ExportFormat;
import spikeloom.export.ExportFormats;
import spikeloom.export.ExportReport;
import spikeloom.ui.text.Texts;

/** Exports trained runs for other programs. Called on the window's thread. */
public final class ExportModel {
  /** Writes and verifies files. */
  @FunctionalInterface
  public interface Exporter {
    /** Writes one file or folder; may take long. */
    Backend.Exported export(Path run, ExportFormat format, Path out);
  }

  /**
   * A finished export.
   *
   * @param run of which run
   * @param format what
   * @param report where, and how it was verified
   * @param notes warnings from loading the model
   */
  public record Written(Path run, ExportFormat format, ExportReport report, List<String> notes) {
    /** Returns the equivalent command. */
    public String command() {
      return "spikeloom export %s --to %s --out %s"
          .formatted(
              CommandLine.quoted(run.toString()),
              format.name(),
              CommandLine.quoted(report.file().toString()));
    }
  }

  private final Exporter exporter;
  private final Later later;
  private final ObjectProperty<ExportFormat> format =
      new SimpleObjectProperty<>(ExportFormats.ONNX);
  private final ReadOnlyObjectWrapper<@Nullable Written> written = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private @Nullable Interruptible<Backend.Exported> current;

  /** Creates a model without exports. */
  public ExportModel(Exporter exporter, Executor background, Executor windowThread) {
    this.exporter = exporter;
    later = new Later(background, windowThread);
  }

  /** Exports the selected format; does nothing while an export is running. */
  public void write(Path run, Path out) {
    if (busy.get()) {
      return;
    }
    ExportFormat chosen = format.get();
    busy.set(true);
    written.set(null);
    message.set(Texts.MODEL.get("export.writing", out.getFileName()));
    Interruptible<Backend.Exported> work =
        new Interruptible<>(() -> exporter.export(run, chosen, out));
    current = work;
    later.run(
        work,
        exported -> {
          busy.set(false);
          message.set("");
          written.set(new Written(run, chosen, exported.report(), exported.notes()));
        },
        problem -> {
          busy.set(false);
          message.set(work.cancelled() ? Texts.MODEL.get("export.cancelled") : problem);
        });
  }

  /** Cancels the running export; an existing complete file stays unchanged. */
  public void cancel() {
    Interruptible<Backend.Exported> work = current;
    if (busy.get() && work != null) {
      message.set(Texts.MODEL.get("export.cancelling"));
      work.cancel();
    }
  }

  /** The selected format. */
  public ObjectProperty<ExportFormat> formatProperty() {
    return format;
  }

  /** The last export and its verification. */
  public Optional<Written> written() {
    return Optional.ofNullable(written.get());
  }

  /** Holds what was written last. */
  public ReadOnlyObjectProperty<@Nullable Written> writtenProperty() {
    return written.getReadOnlyProperty();
  }

  /** Whether an export is running. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Progress or error message. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }
}
