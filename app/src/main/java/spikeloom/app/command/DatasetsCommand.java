package spikeloom.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import spikeloom.app.console.ConsoleDownload;
import spikeloom.app.console.DataPaths;
import spikeloom.app.console.DatasetDescription;
import spikeloom.app.console.ExitCode;
import spikeloom.app.console.OutputFile;
import spikeloom.app.console.Terminal;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.CatalogEntry;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.Sources;
import spikeloom.plan.Json;
import spikeloom.plan.PlanException;
import spikeloom.table.InferredSchema;
import spikeloom.table.Table;
import spikeloom.table.TableFile;
import spikeloom.table.TableFormat;
import spikeloom.text.Wording;

/** {@code spikeloom datasets}: lists, downloads and describes data sets. */
@Command(
    name = "datasets",
    description =
        "List the known data sets and whether they are downloaded; fetch or describe one.",
    sortOptions = false)
public final class DatasetsCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Folder of the data sets.")
  private @Nullable Path directory;

  @Option(
      names = "--fetch",
      paramLabel = "NAME",
      completionCandidates = Candidates.DataSets.class,
      description = "Download this data set and those it needs.")
  private @Nullable String fetch;

  @Option(
      names = "--describe",
      paramLabel = "NAME",
      completionCandidates = Candidates.DataSets.class,
      description = {
        "Open this data set, or your files at this path, and describe it:",
        "classes and their counts, shape, values, and its split for training."
      })
  private @Nullable Path describe;

  @Option(
      names = "--schema",
      paramLabel = "FILE",
      description =
          "With --describe of a table: write a schema of DataVec as .json, to begin a TransformProcess with.")
  private @Nullable Path schema;

  @Mixin private FileOptions source = new FileOptions();

  @Override
  public Integer call() {
    DataDirectory where = DataPaths.directory(directory);
    if (schema != null) {
      return writeSchema(schema);
    }
    if (describe != null) {
      DataPaths.requireKnown(describe.toString());
      DatasetDescription description =
          DatasetDescription.of(
              Sources.open(
                  describe.toString(), where, 1, source.options(), OptionalDouble.empty()));
      System.out.print(common.json() ? Json.write(description.json()) : description.text());
      return ExitCode.SUCCESS;
    }
    if (fetch != null) {
      return ConsoleDownload.fetch(Catalog.entry(fetch), where);
    }
    List<CatalogEntry> entries = Catalog.entries();
    if (common.json()) {
      List<Map<String, Object>> rows = new ArrayList<>();
      entries.forEach(entry -> rows.add(row(entry, where)));
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("data_directory", where.root().toString());
      result.put("datasets", rows);
      System.out.print(Json.write(result));
      return ExitCode.SUCCESS;
    }
    System.out.println("Data directory: " + where.root());
    for (CatalogEntry entry : entries) {
      System.out.printf(
          Locale.ROOT,
          "%n%-14s %s%n%14s %,d training and %,d test samples, %s, %d classes; %s%n%14s licence %s; %s%n",
          entry.name(),
          entry.title(),
          "",
          entry.trainSamples(),
          entry.testSamples(),
          entry.shape(),
          entry.classes(),
          status(entry, where),
          "",
          entry.licence(),
          entry.citation());
    }
    return ExitCode.SUCCESS;
  }

  private int writeSchema(Path file) {
    TableFormat format = source.options().table().text().format();
    if (describe == null || (format.reader().isEmpty() && !TableFile.named(describe))) {
      throw new PlanException(
          "--schema is for a table: give --describe FILE.csv, .tsv or .txt beside it.");
    }
    Table table = TableFile.read(describe, format);
    OutputFile.writeText(file, InferredSchema.json(table));
    Terminal.print(
        "schema of %s in %s".formatted(Wording.count(table.columns().size(), "column"), file));
    return ExitCode.SUCCESS;
  }

  private static String status(CatalogEntry entry, DataDirectory where) {
    return switch (Catalog.status(entry, where)) {
      case BUILT_IN -> "built in";
      case READY -> "here";
      case INCOMPLETE -> "incomplete: " + Catalog.advice(entry, where);
      case ABSENT -> "not downloaded: " + Catalog.advice(entry, where);
    };
  }

  private static Map<String, Object> row(CatalogEntry entry, DataDirectory where) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", entry.name());
    row.put("title", entry.title());
    row.put("status", Wording.of(Catalog.status(entry, where)));
    row.put("train_samples", entry.trainSamples());
    row.put("test_samples", entry.testSamples());
    row.put("shape", entry.shape().toString());
    row.put("classes", entry.classes());
    row.put("encoding", entry.encoding());
    row.put("download_bytes", entry.downloadBytes());
    row.put("licence", entry.licence());
    row.put("citation", entry.citation());
    return row;
  }
}
