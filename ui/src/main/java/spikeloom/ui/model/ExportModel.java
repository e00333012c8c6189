package spikeloom.ui.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
import spikeloom.export.ExportReport;

/** Writes what a run has learned for other programs. Called on the window's thread. */
public final class ExportModel {
  /** Writes and proves. */
  @FunctionalInterface
  public interface Exporter {
    /** Writes one file or folder; may take its time. */
    Exported export(Path run, ExportFormat format, Path out);
  }

  /**
   * Something that was written.
   *
   * @param run of which run
   * @param format what
   * @param report where, and how it was proved
   * @param notes warnings from loading the model
   */
  public record Written(Path run, ExportFormat format, ExportReport report, List<String> notes) {
    /** The command that does the same. */
    public String command() {
      return "spikeloom export %s --to %s --out %s"
          .formatted(
              CommandLine.quoted(run.toString()),
              format.name().toLowerCase(Locale.ROOT),
              CommandLine.quoted(report.file().toString()));
    }
  }

  private final Exporter exporter;
  private final Later later;
  private final ObjectProperty<ExportFormat> format = new SimpleObjectProperty<>(ExportFormat.ONNX);
  private final ReadOnlyObjectWrapper<@Nullable Written> written = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private @Nullable Interruptible<Exported> current;

  /** A model that has written nothing yet. */
  public ExportModel(Exporter exporter, Executor background, Executor windowThread) {
    this.exporter = exporter;
    later = new Later(background, windowThread);
  }

  /** Writes the chosen format; does nothing while another is being written. */
  public void write(Path run, Path out) {
    if (busy.get()) {
      return;
    }
    ExportFormat chosen = format.get();
    busy.set(true);
    written.set(null);
    message.set("Writing " + out.getFileName() + " and verifying it …");
    Interruptible<Exported> work = new Interruptible<>(() -> exporter.export(run, chosen, out));
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
          message.set(work.cancelled() ? "Cancelled; nothing was written." : problem);
        });
  }

  /** Stops what is being written; a file that was complete before stays as it was. */
  public void cancel() {
    Interruptible<Exported> work = current;
    if (busy.get() && work != null) {
      message.set("Cancelling …");
      work.cancel();
    }
  }

  /** What is written. */
  public ObjectProperty<ExportFormat> formatProperty() {
    return format;
  }

  /** What was written last, and how it was proved. */
  public Optional<Written> written() {
    return Optional.ofNullable(written.get());
  }

  /** Holds what was written last. */
  public ReadOnlyObjectProperty<@Nullable Written> writtenProperty() {
    return written.getReadOnlyProperty();
  }

  /** Whether something is being written. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** What goes on, or what went wrong. */
  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }
}
