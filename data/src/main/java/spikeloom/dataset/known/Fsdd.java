package spikeloom.dataset.known;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.Deal;
import spikeloom.dataset.Folders;
import spikeloom.dataset.HeldSamples;
import spikeloom.dataset.LocatedSplit;
import spikeloom.dataset.SampleLocation;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.SourceOptions.SplitBy;
import spikeloom.dataset.own.SoundSamples;
import spikeloom.file.DataException;
import spikeloom.sound.SoundFeatures;

/**
 * The Free Spoken Digit Dataset: six speakers say every digit fifty times. A sample holds the
 * {@link SoundFeatures} of a recording. The files are stored as distributed, {@code
 * recordings/<digit>_<speaker>_<i>.wav} below the folder of the set; a subset is enough. The
 * published split uses i 0 to 4 for testing, so all speakers are in both parts; by origin, 20 % of
 * the speakers are used for testing.
 *
 * <p>Source: Jackson, Souza, Flaks, Pan, Nicolas, Thite, "Jakobovski/free-spoken-digit-dataset:
 * v1.0.8", 2018.
 *
 * @param archive where it is fetched
 */
record Fsdd(Archive archive) implements SampleOrigin {
  private static final String FOLDER = "recordings";
  private static final Pattern NAME = Pattern.compile("([0-9])_([A-Za-z0-9-]+)_([0-9]{1,6})\\.wav");
  private static final int FIRST_TRAINING = 5;
  private static final long ALL_BYTES = 21_128_848;
  private static final String RULE =
      "recordings 0 to 4 of every speaker and digit for testing, as published; every speaker is in both parts";

  @Override
  public DataStatus status(CatalogEntry entry, DataDirectory where) {
    return Files.isDirectory(where.folder(entry.name()).resolve(FOLDER))
        ? DataStatus.READY
        : DataStatus.ABSENT;
  }

  @Override
  public String advice(CatalogEntry entry, DataDirectory where) {
    return "'spikeloom datasets --fetch fsdd' downloads at most 21 MB, or copy its recordings/<digit>_<speaker>_<i>.wav into "
        + where.folder(entry.name()).toAbsolutePath().normalize();
  }

  /** The published set; GitHub packs the archive again, so its content is checked. */
  static Fsdd published() {
    String repository = "https://github.com/Jakobovski/free-spoken-digit-dataset/archive/";
    return new Fsdd(
        archive(
            List.of(
                URI.create(repository + "refs/tags/v1.0.10.zip"),
                URI.create(repository + "refs/heads/master.zip")),
            3_000,
            "aacc6435ec019f03383d4aa575de70fa6775a5c68b50d87c766d1c14bb2b79ac"));
  }

  static Archive archive(List<URI> addresses, int recordings, String content) {
    return new Archive(
        new DataFile("free-spoken-digit-dataset.zip", 2 * ALL_BYTES, ""),
        addresses,
        FOLDER,
        Pattern.compile("^[^/]+/" + FOLDER + "/([0-9]_[A-Za-z0-9-]+_[0-9]{1,6}\\.wav)$"),
        "$1",
        recordings,
        1 << 20,
        content);
  }

  @Override
  public List<Archive> archives() {
    return List.of(archive);
  }

  @Override
  public long downloadBytes() {
    return ALL_BYTES;
  }

  @Override
  public Dataset open(CatalogEntry entry, DataDirectory where, long seed, SourceOptions options) {
    List<Recording> all = recordings(entry, where);
    boolean speakers = options.split() == SplitBy.ORIGIN;
    Set<String> tested = speakers ? testedSpeakers(all, options.splitSeed()) : Set.of();
    Map<Boolean, List<Recording>> parts =
        all.stream()
            .collect(
                Collectors.partitioningBy(
                    r -> speakers ? tested.contains(r.speaker) : r.number < FIRST_TRAINING));
    List<Recording> train = parts.getOrDefault(false, List.of());
    List<Recording> test = parts.getOrDefault(true, List.of());
    if (train.isEmpty() || test.isEmpty()) {
      throw new DataException(
          "%s has no recordings to %s in %s: %s."
              .formatted(
                  entry.title(),
                  train.isEmpty() ? "train on" : "test on",
                  where.folder(entry.name()).toAbsolutePath().normalize(),
                  advice(entry, where)));
    }
    SoundSamples samples = SoundSamples.like(train.get(0).file, all.size(), options);
    Function<Recording, String> origin = speakers ? Recording::speaker : Recording::name;
    return new Dataset(
            entry.name(),
            entry.classes(),
            held(samples, train, origin),
            held(samples, test, origin))
        .dealtOut(
            speakers
                ? String.format(
                    Locale.ROOT,
                    "all recordings of %s for testing, split seed %d",
                    String.join(", ", tested.stream().sorted().toList()),
                    options.splitSeed())
                : RULE);
  }

  // By number first: every prefix of the list has all digits and speakers.
  private List<Recording> recordings(CatalogEntry entry, DataDirectory where) {
    List<Recording> recordings = new ArrayList<>();
    if (status(entry, where) == DataStatus.READY) {
      Checksums recorded = Checksums.read(where.folder(entry.name()));
      for (Path file : Folders.list(where.folder(entry.name()).resolve(FOLDER))) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (name.matches()) {
          recorded.require(file);
          recordings.add(
              new Recording(
                  file,
                  Integer.parseInt(name.group(1)),
                  name.group(2),
                  Integer.parseInt(name.group(3))));
        }
      }
    }
    recordings.sort(Comparator.comparingInt(Recording::number).thenComparing(Recording::file));
    return recordings;
  }

  private static Set<String> testedSpeakers(List<Recording> all, long seed) {
    List<String> speakers = all.stream().map(Recording::speaker).toList();
    return Deal.byGroup(speakers, new int[speakers.size()], seed).test().stream()
        .map(speakers::get)
        .collect(Collectors.toUnmodifiableSet());
  }

  private record Recording(Path file, int digit, String speaker, int number) {
    String name() {
      return String.valueOf(file.getFileName());
    }
  }

  private static Dataset.Split held(
      SoundSamples samples, List<Recording> recordings, Function<Recording, String> origin) {
    HeldSamples held =
        samples.held(
            recordings.stream().map(Recording::file).toList(),
            recordings.stream().mapToInt(Recording::digit).toArray(),
            recordings.stream().map(Recording::name).toList());
    return new LocatedSplit(held, recordings.stream().map(origin).map(SampleLocation::of).toList());
  }
}
