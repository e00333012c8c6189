package spikeloom.dataset.known;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import spikeloom.dataset.Nature;
import spikeloom.sound.SoundView;
import spikeloom.spike.SignalShape;
import spikeloom.synthetic.DriftingBlobs;
import spikeloom.synthetic.StrokeDigits;

/** The facts of {@link Catalog}: sizes, licences, checksums and mirrors of the known sets. */
final class KnownSets {
  private static final SignalShape IMAGE_28 = new SignalShape.Image(1, 28, 28);

  private static final CatalogEntry MNIST = mnist();

  static final List<CatalogEntry> ALL =
      List.of(
          strokes(),
          driftingBlobs(),
          MNIST,
          fashionMnist(),
          nMnist(MNIST),
          fsdd(),
          mitBih(),
          braille());

  private KnownSets() {}

  private static CatalogEntry strokes() {
    return new CatalogEntry(
        "strokes",
        "Stroke digits",
        Catalog.STROKES_TRAIN,
        Catalog.STROKES_TEST,
        StrokeDigits.SHAPE,
        StrokeDigits.CLASSES,
        "drawn by the program, free of rights",
        "drawn by SpikeLoom",
        Nature.SIGNALS,
        new Drawn(seed -> Catalog.strokes(seed, Catalog.STROKES_TRAIN, Catalog.STROKES_TEST)));
  }

  private static CatalogEntry driftingBlobs() {
    return new CatalogEntry(
        "drifting-blobs",
        "Drifting blobs",
        Catalog.BLOBS_TRAIN,
        Catalog.BLOBS_TEST,
        new SignalShape.Series(1, DriftingBlobs.CLASSES),
        DriftingBlobs.CLASSES,
        "drawn by the program, free of rights",
        "Chalk, Marre, Tkacik: Toward a unified theory of efficient, predictive, and sparse coding, 2018",
        Nature.SPIKES,
        new Drawn(seed -> Catalog.blobs(seed, Catalog.BLOBS_TRAIN, Catalog.BLOBS_TEST)));
  }

  private static CatalogEntry mnist() {
    return new CatalogEntry(
        "mnist",
        "MNIST",
        60_000,
        10_000,
        IMAGE_28,
        10,
        "CC BY-SA 3.0",
        "LeCun, Bottou, Bengio, Haffner: Gradient-based learning applied to document recognition, 1998",
        Nature.SIGNALS,
        new IdxFiles(
            mnistFiles(
                new Sums(
                    "6bbc9ace898e44ae57da46a324031adb",
                    "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
                new Sums(
                    "a25bea736e30d166cdddb491f175f624",
                    "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
                new Sums(
                    "2646ac647ad5339dbf082846283269ea",
                    "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
                new Sums(
                    "27ae3e4e09519cfbb04c329615203637",
                    "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")),
            mirrors(
                "https://storage.googleapis.com/cvdf-datasets/mnist/",
                "https://ossci-datasets.s3.amazonaws.com/mnist/"),
            11_594_722));
  }

  private static CatalogEntry fashionMnist() {
    return new CatalogEntry(
        "fashion-mnist",
        "Fashion-MNIST",
        60_000,
        10_000,
        IMAGE_28,
        10,
        "MIT",
        "Xiao, Rasul, Vollgraf: Fashion-MNIST, a novel image dataset for benchmarking machine learning algorithms, 2017",
        Nature.SIGNALS,
        new IdxFiles(
            mnistFiles(
                new Sums(
                    "f4a8712d7a061bf5bd6d2ca38dc4d50a",
                    "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
                new Sums(
                    "9018921c3c673c538a1fc5bad174d6f9",
                    "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
                new Sums(
                    "8181f5470baa50b63fa0f6fddb340f0a",
                    "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
                new Sums(
                    "15d484375f8d13e6eb1aabb0c3f46965",
                    "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34")),
            mirrors(
                "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"),
            30_878_645));
  }

  private static CatalogEntry nMnist(CatalogEntry mnist) {
    return new CatalogEntry(
        "nmnist",
        "N-MNIST events -> MNIST image",
        mnist.trainSamples(),
        mnist.testSamples(),
        mnist.shape(),
        mnist.classes(),
        "CC BY-SA 4.0",
        "Orchard, Jayawant, Cohen, Thakor: Converting static image datasets to spiking neuromorphic datasets using saccades, 2015",
        Nature.SPIKES,
        new NMnist(mnist));
  }

  private static CatalogEntry fsdd() {
    return new CatalogEntry(
        "fsdd",
        "Free Spoken Digits",
        2_700,
        300,
        SoundView.MEL.features(SoundView.MEL.usualLength()).shape(),
        10,
        "CC BY-SA 4.0",
        "Jackson, Souza, Flaks, Pan, Nicolas, Thite: Free Spoken Digit Dataset, 2018",
        Nature.MEASUREMENTS,
        Fsdd.published());
  }

  private static CatalogEntry mitBih() {
    return new CatalogEntry(
        "mitbih",
        "MIT-BIH heart beats",
        1_813,
        457,
        MitBih.SHAPE,
        3,
        "ODC-By 1.0",
        "Moody, Mark: The impact of the MIT-BIH arrhythmia database, 2001",
        Nature.MEASUREMENTS,
        MitBih.published());
  }

  private static CatalogEntry braille() {
    return new CatalogEntry(
        "braille",
        "Braille letters by touch",
        1_080,
        270,
        Braille.SHAPE,
        27,
        "CC BY 4.0",
        "Müller-Cleve, Fra, Khacef and others: Braille letter reading, a benchmark for spatio-temporal pattern recognition on neuromorphic hardware, 2022",
        Nature.MEASUREMENTS,
        new Braille());
  }

  /** Checksums of an unpacked file: the publisher's, and one of a file that had the publisher's. */
  private record Sums(String md5, String sha256) {
    DataFile of(String name, long bytes) {
      return new DataFile(name, bytes, md5, sha256);
    }
  }

  /** Both sets have the same four files: 16 bytes of header and 784 a picture, 8 and 1 a label. */
  private static List<DataFile> mnistFiles(
      Sums trainImages, Sums trainLabels, Sums testImages, Sums testLabels) {
    return List.of(
        trainImages.of("train-images-idx3-ubyte", 47_040_016),
        trainLabels.of("train-labels-idx1-ubyte", 60_008),
        testImages.of("t10k-images-idx3-ubyte", 7_840_016),
        testLabels.of("t10k-labels-idx1-ubyte", 10_008));
  }

  private static List<URI> mirrors(String... addresses) {
    return Stream.of(addresses).map(URI::create).toList();
  }
}
