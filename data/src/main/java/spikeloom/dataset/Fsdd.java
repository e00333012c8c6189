package spikeloom.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spikeloom.dataset.Catalog.Entry;
import spikeloom.dataset.Catalog.Status;
import spikeloom.file.DataException;
import spikeloom.sound.LogMel;
import spikeloom.sound.Wav;

/**
 * The Free Spoken Digit Dataset: six speakers say every digit fifty times. A sample is the picture
 * of time and pitch that {@link LogMel} makes of a recording. They lie as distributed, {@code
 * recordings/<digit>_<speaker>_<i>.wav} below the folder of the set; any part of them will do. The
 * published split takes i 0 to 4 for the test, so all speakers are in both parts.
 *
 * <p>Source: Jackson, Souza, Flaks, Pan, Nicolas, Thite, "Jakobovski/free-spoken-digit-dataset:
 * v1.0.8", 2018.
 */
record Fsdd() implements SampleOrigin {
  static final LogMel PICTURE = new LogMel(32, 32, 60);

  private static final String FOLDER = "recordings";
  private static final Pattern NAME = Pattern.compile("([0-9])_([A-Za-z0-9-]+)_([0-9]{1,6})\\.wav");
  private static final int FIRST_TRAINING = 5;
  private static final String RULE =
      "recordings 0 to 4 of every speaker and digit are the test, as published; every speaker is in both parts";

  @Override
  public Status status(Entry entry, DataDirectory where) {
    return Files.isDirectory(where.folder(entry.name()).resolve(FOLDER))
        ? Status.READY
        : Status.ABSENT;
  }

  @Override
  public String advice(Entry entry, DataDirectory where) {
    return "put its recordings/<digit>_<speaker>_<i>.wav into "
        + where.folder(entry.name()).toAbsolutePath().normalize();
  }

  @Override
  public Dataset open(Entry entry, DataDirectory where, long seed) {
    Part train = new Part();
    Part test = new Part();
    if (status(entry, where) == Status.READY) {
      for (Path file : Folders.list(where.folder(entry.name()).resolve(FOLDER))) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (name.matches()) {
          int number = Integer.parseInt(name.group(3));
          Part part = number < FIRST_TRAINING ? test : train;
          part.recordings.add(new Recording(file, number, Integer.parseInt(name.group(1))));
        }
      }
    }
    if (train.recordings.isEmpty() || test.recordings.isEmpty()) {
      throw new DataException(
          "%s has no recordings to %s in %s: %s."
              .formatted(
                  entry.title(),
                  train.recordings.isEmpty() ? "learn from" : "test with",
                  where.folder(entry.name()).toAbsolutePath().normalize(),
                  advice(entry, where)));
    }
    return new Dataset(entry.name(), entry.classes(), train.held(), test.held()).dealtOut(RULE);
  }

  private record Recording(Path file, int number, int digit) {}

  /** Recordings of one part. */
  private static final class Part {
    private final List<Recording> recordings = new ArrayList<>();

    // By number first: any beginning of the list has all digits and speakers in it.
    HeldSamples held() {
      recordings.sort(Comparator.comparingInt(Recording::number).thenComparing(Recording::file));
      int size = PICTURE.shape().size();
      float[] values = new float[Math.multiplyExact(recordings.size(), size)];
      for (int i = 0; i < recordings.size(); i++) {
        System.arraycopy(PICTURE.of(Wav.read(recordings.get(i).file())), 0, values, i * size, size);
      }
      return new HeldSamples(
          PICTURE.shape(),
          values,
          recordings.stream().mapToInt(Recording::digit).toArray(),
          recordings.stream().map(r -> String.valueOf(r.file().getFileName())).toList());
    }
  }
}
