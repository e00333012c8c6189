package spikeloom.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spikeloom.app.console.ExitCode;
import spikeloom.app.console.OutputFile;
import spikeloom.app.console.Terminal;
import spikeloom.dataset.TableOptions;
import spikeloom.dataset.own.SpikeFiles;
import spikeloom.dataset.own.TableContent;
import spikeloom.event.EventCollector;
import spikeloom.event.EventOperation;
import spikeloom.event.EventPicture;
import spikeloom.event.EventPipeline;
import spikeloom.event.EventSource;
import spikeloom.event.HeldEvents;
import spikeloom.event.RecordingSummary;
import spikeloom.event.Sensor;
import spikeloom.event.format.Camera;
import spikeloom.event.format.CsvColumns;
import spikeloom.event.format.EventExport;
import spikeloom.event.format.EventFormat;
import spikeloom.event.format.EventRecording;
import spikeloom.event.format.Reading;
import spikeloom.event.format.Recogniser;
import spikeloom.file.DataException;
import spikeloom.inspect.FileKind;
import spikeloom.plan.PlanException;
import spikeloom.text.Wording;
import spikeloom.wfdb.WfdbHeader;

/** {@code spikeloom inspect}: describes a recording, and writes parts of it to another file. */
@Command(
    name = "inspect",
    description = {
      "Describe a recording: format, sensor, events, duration, rate, polarity, defects.",
      "The options from --from on edit the events before they are counted and written.",
      "Other files (tables, idx, NumPy, WAV, WFDB, images) are described in short."
    },
    sortOptions = false)
public final class InspectCommand implements Callable<Integer> {
  private static final int MOST_SORTED = 1 << 25; // about 450 MB

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "FILE", description = "Recording, or another file to describe.")
  private Path file = Path.of("");

  @Option(names = "--lenient", description = "Skip defects and count them (default).")
  private boolean lenient;

  @Option(names = "--strict", description = "Stop with an error at the first defect.")
  private boolean strict;

  @Option(
      names = "--sensor",
      paramLabel = "WxH|NAME",
      description = {
        "Pixels or name of the camera, such as DAVIS346, if the file does not give them;",
        "for AEDAT 2.0 this decides how addresses are read."
      })
  private @Nullable String sensor;

  @Option(
      names = "--columns",
      paramLabel = "LIST",
      description =
          "Columns of a text file in order, such as t,x,y,p or x,y,-,p,t (default: detected).")
  private @Nullable String columns;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Figure of the rate over time and the events per pixel, .png, .svg or .csv.")
  private @Nullable Path out;

  @Mixin private FigureOptions figures = new FigureOptions();

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "Write the events in order of time to a .csv or .bin file.")
  private @Nullable Path to;

  @Mixin private TableTextOptions table = new TableTextOptions();

  @Mixin private EventEdits edits = new EventEdits();

  @Override
  public Integer call() {
    if (Files.isDirectory(file)) {
      throw new DataException(
          "%s is a folder, but inspect reads a single file. Give a file in it, or use 'spikeloom datasets --describe' with the folder."
              .formatted(file));
    }
    Reading reading = reading();
    List<EventOperation> operations = edits.operations();
    OutputFile.requireFigure(out);
    figures.check();
    @Nullable Path target = to;
    Optional<EventExport.Target> written =
        target == null ? Optional.empty() : Optional.of(target(target));
    TableOptions asTable = table.options();
    if (isTable()) {
      if (out != null || to != null) {
        throw new DataException(
            "%s is a table, but --out and --to need a recording of events.".formatted(file));
      }
      InspectReport.printTable(file, TableContent.of(file, asTable), common.json());
      return ExitCode.SUCCESS;
    }
    Optional<String> other = columns == null ? other() : Optional.empty();
    if (other.isPresent()) {
      if (out != null || to != null) {
        throw new DataException(
            "%s is not a recording of events (%s), which --out and --to need."
                .formatted(file, other.get()));
      }
      InspectReport.printOther(file, other.get(), common.json());
      return ExitCode.SUCCESS;
    }
    InspectReport report = summary(reading, operations);
    if (out != null) {
      figures.write(
          RecordingFigure.of(file, report.summary(), picture(reading, operations, report)), out);
    }
    if (target != null && report.stepsBack() && report.summary().events() > MOST_SORTED) {
      throw new DataException(
          "%s has %,d events out of time order, more than the %,d that can be sorted. Select a part of it with --until or --count."
              .formatted(file, report.summary().events(), MOST_SORTED));
    }
    if (target != null && written.isPresent()) {
      write(new Export(target, written.get(), report.stepsBack()), reading, operations);
    }
    System.out.print(common.json() ? report.json() : report.text());
    return ExitCode.SUCCESS;
  }

  // A text is a table if no events are recognised in it, or if table options are given.
  private boolean isTable() {
    return columns == null
        && !SpikeFiles.isTable(file)
        && TableContent.named(file)
        && Files.isRegularFile(file)
        && (table.given()
            || (FileKind.describe(file).isEmpty() && Recogniser.format(file).isEmpty()));
  }

  /** Describes a file without events; an array of events is a NumPy array, too. */
  private Optional<String> other() {
    if (String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".hea")) {
      return Optional.of(WfdbHeader.read(file).summary());
    }
    Optional<String> kind = SpikeFiles.describe(file).or(() -> FileKind.describe(file));
    boolean events =
        kind.isPresent()
            && Recogniser.format(file).filter(format -> format == EventFormat.NPY).isPresent();
    return events ? Optional.empty() : kind;
  }

  private Reading reading() {
    if (lenient && strict) {
      throw new PlanException("--lenient and --strict cannot be combined; give one of them.");
    }
    Reading reading = strict ? Reading.strict() : Reading.lenient();
    @Nullable String sensor = this.sensor;
    @Nullable String columns = this.columns;
    if (sensor != null) {
      reading = reading.with(asked(() -> Camera.parse(sensor)));
    }
    if (columns != null) {
      reading = reading.withColumns(asked(() -> CsvColumns.parse(columns)));
    }
    return reading;
  }

  private static <T> T asked(Supplier<T> parsed) {
    try {
      return parsed.get();
    } catch (DataException e) {
      throw new PlanException(e.getMessage());
    }
  }

  private EventExport.Target target(Path target) {
    if (target.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize())) {
      throw new PlanException(
          "--to %s: the output cannot overwrite the recording.".formatted(target));
    }
    String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return EventExport.Target.CSV;
    }
    if (name.endsWith(".bin")) {
      return EventExport.Target.BIN;
    }
    throw new PlanException("--to %s: the name must end in .csv or .bin.".formatted(target));
  }

  private InspectReport summary(Reading reading, List<EventOperation> operations) {
    try (EventRecording recording = EventRecording.open(file, reading);
        EventPipeline events = new EventPipeline(recording, operations)) {
      RecordingSummary summary = RecordingSummary.of(events);
      return InspectReport.of(file, recording, events.sensor(), summary);
    }
  }

  private EventPicture picture(
      Reading reading, List<EventOperation> operations, InspectReport report) {
    try (EventPipeline events = new EventPipeline(EventRecording.open(file, reading), operations)) {
      return EventPicture.of(events, report.pixels().orElseGet(() -> new Sensor(1, 1)));
    }
  }

  /** Writes the output files; events out of time order are sorted first, which needs memory. */
  private record Export(Path target, EventExport.Target format, boolean sorted) {}

  private void write(Export export, Reading reading, List<EventOperation> operations) {
    try (EventPipeline events = new EventPipeline(EventRecording.open(file, reading), operations)) {
      EventSource source =
          export.sorted ? new HeldEvents(EventCollector.collect(events, MOST_SORTED)) : events;
      long count = EventExport.write(source, export.format, export.target);
      Terminal.print("%s: %s written.".formatted(export.target, Wording.count(count, "event")));
    }
  }
}
