package spikeloom.campaign;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;

/** Plans that ask for more memory than there is: each trains, or is refused in one sentence. */
final class GreedyPlans implements Campaign.Part {
  private static final List<String> PLANS =
      List.of(
          "--data strokes --decoder-hidden 3840",
          "--data strokes --hidden 65536",
          "--data strokes --steps 10000",
          "--data strokes --latent 65536",
          "--data strokes --hidden 65536,65536",
          "--data strokes --decoder-hidden 65536",
          "--data strokes --batch 65536",
          "--data PICTURES --image-size 256 --colours colour --encoding direct",
          "--data strokes --steps 2000 --hidden 8192 --latent 4096 --rule bptt");

  @Override
  public String name() {
    return "greedy";
  }

  @Override
  public void run(Settings settings, Report report) throws IOException {
    Path folder = settings.folder().resolve(name());
    String pictures = pictures(folder.resolve("pictures")).toString();
    Program program = new Program(folder, "-Xmx700m");
    for (int i = 0; i < settings.cases(PLANS.size()); i++) {
      Path run = folder.resolve("run-" + i);
      String plan = PLANS.get(i);
      List<String> line = new ArrayList<>(List.of("train"));
      for (String word : (plan + " --limit 64 --epochs 1").split(" ", -1)) {
        line.add(word.equals("PICTURES") ? pictures : word);
      }
      line.addAll(List.of("--out", run.toString()));
      Program.Running running = program.start(line.toArray(String[]::new));
      // A step of such a plan takes minutes: a training that has begun is as good as its end.
      Path metrics = run.resolve("metrics.csv");
      Waiting.until(running.process(), () -> lines(metrics) > 1);
      boolean trains = lines(metrics) > 1;
      Optional<String> fault = Optional.empty();
      if (trains && running.process().isAlive()) {
        Waiting.milliseconds(20_000);
      }
      if (running.process().isAlive()) {
        running.kill();
      } else {
        fault = running.await().fault();
      }
      fault.ifPresentOrElse(text -> report.failed(plan + ": " + text), () -> report.passed(1));
    }
  }

  private static long lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private static Path pictures(Path folder) throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 64; i++) {
      BufferedImage picture = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
      for (int pixel = 0; pixel < 256 * 256; pixel++) {
        picture.setRGB(pixel % 256, pixel / 256, random.nextInt());
      }
      Path file = folder.resolve(i % 2 == 0 ? "even" : "odd").resolve(i + ".png");
      Files.createDirectories(file.getParent());
      ImageIO.write(picture, "png", file.toFile());
    }
    return folder;
  }
}
