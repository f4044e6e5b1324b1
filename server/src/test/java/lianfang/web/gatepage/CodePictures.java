package lianfang.web.gatepage;

import io.nayuki.qrcodegen.QrCode;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** A code as a camera sees it: on a photo, or in a film of a few pictures. */
final class CodePictures {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final int FRAMES = 10;

  private CodePictures() {}

  private static byte[] gray(String text, int pixels) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    byte[] picture = new byte[WIDTH * HEIGHT];
    Arrays.fill(picture, (byte) 235);
    int left = (WIDTH - code.size * pixels) / 2;
    int top = (HEIGHT - code.size * pixels) / 2;
    for (int y = 0; y < code.size * pixels; y++) {
      for (int x = 0; x < code.size * pixels; x++) {
        if (code.getModule(x / pixels, y / pixels)) {
          picture[(top + y) * WIDTH + left + x] = 20;
        }
      }
    }
    return picture;
  }

  /** A film in YUV4MPEG2 that Chromium shows instead of a camera. */
  static Path film(String text) throws IOException {
    Path file = Files.createTempFile("camera", ".y4m");
    byte[] picture = gray(text, 5);
    byte[] colours = new byte[WIDTH * HEIGHT / 2];
    Arrays.fill(colours, (byte) 128);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(ascii("YUV4MPEG2 W" + WIDTH + " H" + HEIGHT + " F10:1 Ip A1:1 C420jpeg\n"));
      for (int frame = 0; frame < FRAMES; frame++) {
        out.write(ascii("FRAME\n"));
        out.write(picture);
        out.write(colours);
      }
    }
    return file;
  }

  /** A photo of the code. */
  static Path photo(String text) throws IOException {
    Path file = Files.createTempFile("photo", ".png");
    byte[] picture = gray(text, 6);
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int at = 0; at < picture.length; at++) {
      int light = picture[at] & 0xff;
      image.setRGB(at % WIDTH, at / WIDTH, light << 16 | light << 8 | light);
    }
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
