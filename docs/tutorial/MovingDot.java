import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes what an event camera of 32 x 32 pixels would record of a bright dot that moves on a
 * circle: {@code java MovingDot.java FILE [SECONDS]}.
 */
public final class MovingDot {
  private static final int SIDE = 32;
  private static final double RADIUS = 3;
  private static final double ORBIT = 10;
  private static final double SECONDS_PER_ROUND = 2;
  private static final double NOISE_PER_MILLISECOND = 0.05;

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
    if (file.toAbsolutePath().getParent() != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
    }
    Random random = new Random(1);
    boolean[][] bright = frame(0);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      out.println("t,x,y,p");
      for (int ms = 1; ms < 1000 * seconds; ms++) {
        boolean[][] now = frame(ms / 1000.0);
        for (int y = 0; y < SIDE; y++) {
          for (int x = 0; x < SIDE; x++) {
            if (now[y][x] != bright[y][x]) {
              out.println(1000L * ms + "," + x + "," + y + "," + (now[y][x] ? 1 : 0));
            }
          }
        }
        if (random.nextDouble() < NOISE_PER_MILLISECOND) {
          int x = random.nextInt(SIDE);
          int y = random.nextInt(SIDE);
          out.println(1000L * ms + 500 + "," + x + "," + y + "," + random.nextInt(2));
        }
        bright = now;
      }
    }
  }

  private static boolean[][] frame(double time) {
    double angle = 2 * Math.PI * time / SECONDS_PER_ROUND;
    double centreX = SIDE / 2.0 + ORBIT * Math.cos(angle);
    double centreY = SIDE / 2.0 + ORBIT * Math.sin(angle);
    boolean[][] bright = new boolean[SIDE][SIDE];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        bright[y][x] = Math.hypot(x + 0.5 - centreX, y + 0.5 - centreY) < RADIUS;
      }
    }
    return bright;
  }
}
