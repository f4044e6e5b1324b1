package lianfang.casework.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.commons.imaging.Imaging;
import org.apache.commons.imaging.formats.jpeg.JpegImageMetadata;
import org.apache.commons.imaging.formats.jpeg.exif.ExifRewriter;
import org.apache.commons.imaging.formats.jpeg.iptc.JpegIptcRewriter;
import org.apache.commons.imaging.formats.jpeg.xmp.JpegXmpRewriter;
import org.apache.commons.imaging.formats.tiff.TiffField;
import org.apache.commons.imaging.formats.tiff.constants.TiffTagConstants;
import org.apache.commons.imaging.formats.tiff.write.TiffOutputSet;
import org.jspecify.annotations.Nullable;

/**
 * 图片附加信息: takes away what a camera writes beside the picture: where, when and by whose phone. What
 * is needed to show the picture stays.
 */
final class PictureHeads {

  private static final Set<String> PNG_TOLD =
      Set.of("eXIf", "tEXt", "iTXt", "zTXt", "tIME", "caBX");
  private static final Set<String> WEBP_TOLD = Set.of("EXIF", "XMP ");
  private static final int PNG_HEAD = 8;
  private static final int RIFF_HEAD = 12;
  private static final int WEBP_FLAGS = 0b1100;

  private PictureHeads() {}

  /** The picture alone; other files as they are. */
  static byte[] without(String type, byte[] content) {
    try {
      return switch (type) {
        case "image/jpeg" -> jpeg(content);
        case "image/png" -> png(content);
        case "image/webp" -> webp(content);
        default -> content;
      };
    } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException cut) {
      throw new IllegalArgumentException("a picture that is cut off", cut);
    }
  }

  /** How the phone was held stays, or pictures would lie on their side. */
  private static byte[] jpeg(byte[] from) {
    try {
      Short turned = orientation(from);
      byte[] plain = JpegSegments.shown(plain(from));
      if (turned == null) {
        return plain;
      }
      TiffOutputSet kept = new TiffOutputSet();
      kept.getOrCreateRootDirectory().add(TiffTagConstants.TIFF_TAG_ORIENTATION, turned);
      var to = new ByteArrayOutputStream(plain.length);
      new ExifRewriter().updateExifMetadataLossless(plain, to, kept);
      return to.toByteArray();
    } catch (IOException broken) {
      throw new IllegalArgumentException("a picture that cannot be read", broken);
    }
  }

  private static byte[] plain(byte[] from) throws IOException {
    var noExif = new ByteArrayOutputStream(from.length);
    new ExifRewriter().removeExifMetadata(from, noExif);
    var noXmp = new ByteArrayOutputStream(from.length);
    new JpegXmpRewriter().removeXmpXml(noExif.toByteArray(), noXmp);
    var noIptc = new ByteArrayOutputStream(from.length);
    new JpegIptcRewriter().removeIptc(noXmp.toByteArray(), noIptc);
    return noIptc.toByteArray();
  }

  /** A head that nobody can read says nothing, and is taken away like any other. */
  private static @Nullable Short orientation(byte[] from) {
    try {
      if (Imaging.getMetadata(from) instanceof JpegImageMetadata told) {
        TiffField field = told.findExifValueWithExactMatch(TiffTagConstants.TIFF_TAG_ORIENTATION);
        return field == null ? null : (short) field.getIntValue();
      }
      return null;
    } catch (IOException unreadable) {
      return null;
    }
  }

  private static byte[] png(byte[] from) {
    var to = new ByteArrayOutputStream(from.length);
    to.write(from, 0, PNG_HEAD);
    ByteBuffer chunks = ByteBuffer.wrap(from);
    int at = PNG_HEAD;
    while (at < from.length) {
      int length = Math.addExact(chunks.getInt(at), 12);
      if (length < 12) {
        throw new IndexOutOfBoundsException(length);
      }
      if (!PNG_TOLD.contains(word(from, at + 4))) {
        to.write(from, at, length);
      }
      at += length;
    }
    return to.toByteArray();
  }

  private static byte[] webp(byte[] from) {
    var to = new ByteArrayOutputStream(from.length);
    to.write(from, 0, RIFF_HEAD);
    ByteBuffer chunks = ByteBuffer.wrap(from).order(ByteOrder.LITTLE_ENDIAN);
    int at = RIFF_HEAD;
    while (at < from.length) {
      int inner = chunks.getInt(at + 4);
      int length = Math.min(Math.addExact(inner + (inner & 1), 8), from.length - at);
      if (length < 8) {
        throw new IndexOutOfBoundsException(length);
      }
      if (!WEBP_TOLD.contains(word(from, at))) {
        byte[] chunk = java.util.Arrays.copyOfRange(from, at, at + length);
        if (word(from, at).equals("VP8X")) {
          chunk[8] &= ~WEBP_FLAGS;
        }
        to.writeBytes(chunk);
      }
      at += length;
    }
    byte[] whole = to.toByteArray();
    ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).putInt(4, whole.length - 8);
    return whole;
  }

  private static String word(byte[] from, int at) {
    return new String(from, at, 4, StandardCharsets.US_ASCII);
  }
}
