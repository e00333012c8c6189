package spikeloom.dataset.known;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.own.BeatSamples;
import spikeloom.dataset.own.RecordSet;
import spikeloom.file.DataException;
import spikeloom.spike.SignalShape;
import spikeloom.wfdb.WfdbHeader;

/**
 * Heart beats of the MIT-BIH arrhythmia database from lead MLII, see {@link BeatSamples}: {@value
 * #LENGTH} values (0.71 s at 360 Hz), the peak at value {@value #BEFORE}. Record 100 alone is
 * enough, with the beats of one patient; with more records, 20 % of them are used for testing, and
 * no patient is in both parts. Records without the lead are skipped.
 *
 * <p>Source: Moody, Mark, "The impact of the MIT-BIH arrhythmia database", IEEE Engineering in
 * Medicine and Biology 20, 2001.
 *
 * @param mirrors addresses of folders that hold the files, best first
 */
record MitBih(List<URI> mirrors) implements SampleOrigin {
  static final int LENGTH = 256;
  static final int BEFORE = 90;
  static final SignalShape SHAPE = new SignalShape.Series(LENGTH, 1);

  private static final String LEAD = "MLII";
  private static final List<DataFile> RECORD_100 =
      List.of(
          new DataFile(
              "100.hea",
              166,
              "de93dee6db39a409d07c5be01e44db8f",
              "95fbdda0454fffae1a2dab1a5ac53e924ae97691c028cdd3ee82f2446b73c066"),
          new DataFile(
              "100.dat",
              1_950_000,
              "4968ff1f99b15820d4a7a1d274d13d66",
              "b2ea3c250e56e48f4b7b90697832b8ecd1afa1e0bb31f2dcfea4ed6e1075a639"),
          new DataFile(
              "100.atr",
              4_558,
              "566dc5a685c634deba5a081b4ceec345",
              "8d8a5349fb16638ebbf649f1779d12e96d91b736b2aafe59db43719ae583d471"));
  private static final List<String> FILES = RECORD_100.stream().map(DataFile::name).toList();

  @Override
  public DataStatus status(CatalogEntry entry, DataDirectory where) {
    int missing = missing(entry, where).size();
    return missing == 0
        ? DataStatus.READY
        : missing == FILES.size() ? DataStatus.ABSENT : DataStatus.INCOMPLETE;
  }

  @Override
  public String advice(CatalogEntry entry, DataDirectory where) {
    return "'spikeloom datasets --fetch mitbih' downloads 2 MB, or copy %s of PhysioNet's mitdb into %s"
        .formatted(
            String.join(", ", missing(entry, where)),
            where.folder(entry.name()).toAbsolutePath().normalize());
  }

  @Override
  public List<DataFile> files() {
    return RECORD_100;
  }

  /** The set as published by PhysioNet. */
  static MitBih published() {
    return new MitBih(
        List.of(
            URI.create("https://physionet.org/files/mitdb/1.0.0/"),
            URI.create("https://archive.physionet.org/physiobank/database/mitdb/")));
  }

  @Override
  public String packing() {
    return "";
  }

  @Override
  public long downloadBytes() {
    return RECORD_100.stream().mapToLong(DataFile::bytes).sum();
  }

  private static List<String> missing(CatalogEntry entry, DataDirectory where) {
    return FILES.stream()
        .filter(name -> !Files.exists(where.folder(entry.name()).resolve(name)))
        .toList();
  }

  @Override
  public Dataset open(CatalogEntry entry, DataDirectory where, long seed, SourceOptions options) {
    Path folder = where.folder(entry.name());
    List<String> missing = missing(entry, where);
    if (!missing.isEmpty()) {
      throw new DataException(
          "%s is %s in %s: %s."
              .formatted(
                  entry.title(),
                  missing.size() == FILES.size() ? "not" : "not complete",
                  folder.toAbsolutePath().normalize(),
                  advice(entry, where)));
    }
    Checksums recorded = Checksums.read(folder);
    FILES.forEach(name -> recorded.require(folder.resolve(name)));
    List<WfdbHeader> records =
        RecordSet.headers(folder).stream()
            .filter(header -> BeatSamples.annotated(header) && hasLead(header))
            .toList();
    if (records.isEmpty()) {
      throw new DataException(
          "%s has no record with the lead %s; download or copy the files again."
              .formatted(folder.toAbsolutePath().normalize(), LEAD));
    }
    return new BeatSamples(records, List.of(LEAD), options).open(entry.name());
  }

  private static boolean hasLead(WfdbHeader header) {
    return RecordSet.names(header).contains(LEAD);
  }
}
