package lianfang.casework.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import lianfang.area.Scope;
import lianfang.casework.CaseRecorder;
import lianfang.fact.Recorder;
import lianfang.rulebook.RulebookInstance;
import org.apache.commons.imaging.Imaging;
import org.apache.commons.imaging.formats.jpeg.JpegImageMetadata;
import org.apache.commons.imaging.formats.jpeg.exif.ExifRewriter;
import org.apache.commons.imaging.formats.tiff.constants.TiffTagConstants;
import org.apache.commons.imaging.formats.tiff.write.TiffOutputSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people send as evidence, and what they send instead. */
class FilesThatAreShownTest {

  private static final String VILLAGE = "410902001001";
  private static final CaseRecorder OFFICE = office("410902");

  private static RulebookInstance instance;

  @BeforeAll
  static void start() {
    instance = new RulebookInstance();
  }

  @AfterAll
  static void close() {
    instance.close();
  }

  private static CaseRecorder office(String area) {
    return CaseRecorder.person(new Recorder("office", Scope.of(area)), Set.of("department"));
  }

  private static EvidenceStore store() {
    return instance.bean(EvidenceStore.class);
  }

  private static byte[] kept(String hash) throws IOException {
    return Files.readAllBytes(store().find(OFFICE, hash).orElseThrow().file());
  }

  private static byte[] picture(String format) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), format, bytes);
    return bytes.toByteArray();
  }

  /** A picture with where it was taken in its head. */
  private static byte[] located() throws IOException {
    byte[] plain = picture("jpeg");
    byte[] head = "Exif\0\0MM GPSLatitude 35.76".getBytes(StandardCharsets.US_ASCII);
    var whole = new ByteArrayOutputStream();
    whole.write(plain, 0, 2);
    whole.write(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (head.length + 2)});
    whole.write(head);
    whole.write(plain, 2, plain.length - 2);
    return whole.toByteArray();
  }

  @Test
  void aPictureIsKeptOnceWithoutWhereItWasTakenUnlessThePurposeAsksForIt() throws IOException {
    String hash = store().put(OFFICE, VILLAGE, located(), false);
    assertThat(store().put(OFFICE, VILLAGE, located(), false)).isEqualTo(hash);
    assertThat(kept(hash)).isEqualTo(picture("jpeg"));
    assertThat(ImageIO.read(store().find(OFFICE, hash).orElseThrow().file().toFile())).isNotNull();
    String asked = store().put(OFFICE, VILLAGE, located(), true);
    assertThat(asked).isNotEqualTo(hash);
    assertThat(new String(kept(asked), StandardCharsets.ISO_8859_1)).contains("GPSLatitude");
    assertThat(store().find(office("410923"), hash)).as("another county").isEmpty();
    assertThat(store().find(OFFICE, "../../../etc/passwd")).isEmpty();
  }

  @Test
  void aPictureOfAPhoneLosesItsPlaceAndKeepsHowItIsToBeTurned() throws IOException {
    var head = new TiffOutputSet();
    head.getOrCreateRootDirectory().add(TiffTagConstants.TIFF_TAG_ORIENTATION, (short) 6);
    head.setGpsInDegrees(113.38, 35.06);
    var phone = new ByteArrayOutputStream();
    new ExifRewriter().updateExifMetadataLossless(picture("jpeg"), phone, head);
    var asked = told(store().put(OFFICE, VILLAGE, phone.toByteArray(), true));
    assertThat(asked.getExif().getGpsInfo().getLatitudeAsDegreesNorth()).isBetween(35.05, 35.07);
    var told = told(store().put(OFFICE, VILLAGE, phone.toByteArray(), false));
    assertThat(told.getExif().getGpsInfo()).isNull();
    assertThat(
            told.findExifValueWithExactMatch(TiffTagConstants.TIFF_TAG_ORIENTATION).getIntValue())
        .isEqualTo(6);
  }

  private static JpegImageMetadata told(String hash) throws IOException {
    return (JpegImageMetadata) Imaging.getMetadata(kept(hash));
  }

  @Test
  void whatLiesBehindTheEndOfAPictureIsCutOffAlsoWhereThePlaceIsKept() throws IOException {
    byte[] film = "MOTION ftypmp42 35.7612N 115.0294E".getBytes(StandardCharsets.US_ASCII);
    for (String format : List.of("jpeg", "png")) {
      byte[] both = Arrays.copyOf(picture(format), picture(format).length + film.length);
      System.arraycopy(film, 0, both, both.length - film.length, film.length);
      for (boolean located : List.of(false, true)) {
        String hash = store().put(OFFICE, VILLAGE, both, located);
        assertThat(new String(kept(hash), StandardCharsets.ISO_8859_1)).doesNotContain("MOTION");
        assertThat(ImageIO.read(store().find(OFFICE, hash).orElseThrow().file().toFile()))
            .isNotNull();
      }
    }
  }

  @Test
  void segmentsOfMakersGoAndThePictureStays() throws IOException {
    byte[] plain = picture("jpeg");
    var whole = new ByteArrayOutputStream();
    whole.write(plain, 0, 2);
    for (int marker : new int[] {0xe3, 0xe4, 0xeb, 0xef, 0xfe, 0xe2}) {
      byte[] told = "MAKER serial 4711 of Wang".getBytes(StandardCharsets.US_ASCII);
      whole.write(new byte[] {(byte) 0xff, (byte) marker, 0, (byte) (told.length + 2)});
      whole.write(told);
    }
    whole.write(plain, 2, plain.length - 2);
    String hash = store().put(OFFICE, VILLAGE, whole.toByteArray(), false);
    assertThat(kept(hash)).isEqualTo(plain);
  }

  @Test
  void aFormThatTwoCountiesKeepLiesThereOnceAndEachSeesIt() throws IOException {
    CaseRecorder other = office("410822");
    String here = store().put(OFFICE, VILLAGE, archive("word/document.xml"), false);
    byte[] same = kept(here);
    assertThat(store().find(other, here)).isEmpty();
    assertThat(store().put(other, "410822001001", same, false)).isEqualTo(here);
    assertThat(store().find(other, here)).isEqualTo(store().find(OFFICE, here));
  }

  @Test
  void aSheetWithMacrosIsRefusedWhereverTheyLieInIt() throws IOException {
    refused(archive("xl/workbook.xml", "xl/vbaProject.bin"), EvidenceRefused.Why.RUNS);
    refused(archive("word/activeX/activeX1.bin"), EvidenceRefused.Why.RUNS);
  }

  @Test
  void wordsInAPngGoAndThePictureStays() throws IOException {
    byte[] png = picture("png");
    byte[] words = "    tEXtOwner\0Wang    ".getBytes(StandardCharsets.US_ASCII);
    java.nio.ByteBuffer.wrap(words).putInt(0, words.length - 12);
    var told = new ByteArrayOutputStream();
    told.write(png, 0, png.length - 12);
    told.write(words);
    told.write(png, png.length - 12, 12);
    assertThat(kept(store().put(OFFICE, VILLAGE, told.toByteArray(), false))).isEqualTo(png);
  }

  @Test
  void aProgramADrawingWithAScriptAndAPageAreNoEvidenceWhateverTheirNames() {
    byte[] program = Arrays.copyOf("MZ\u0090".getBytes(StandardCharsets.ISO_8859_1), 400);
    byte[] drawing =
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
            .getBytes(StandardCharsets.UTF_8);
    byte[] page = "<!doctype html><p>x".getBytes(StandardCharsets.UTF_8);
    for (byte[] other : new byte[][] {program, drawing, page, new byte[0], new byte[100]}) {
      refused(other, EvidenceRefused.Why.KIND);
    }
  }

  @Test
  void aPhotoOfSixtyMegabytesIsToldItsLimitAndHalfAPictureThatItIsHalf() throws IOException {
    byte[] huge = Arrays.copyOf(picture("jpeg"), 60 << 20);
    assertThatThrownBy(() -> store().put(OFFICE, VILLAGE, huge, false))
        .isInstanceOfSatisfying(
            EvidenceRefused.class,
            refused -> {
              assertThat(refused.why()).isEqualTo(EvidenceRefused.Why.TOO_LARGE);
              assertThat(refused.says().zh()).contains("60 MB", "20 MB");
            });
    refused(Arrays.copyOf(picture("png"), 40), EvidenceRefused.Why.BROKEN);
    refused(Arrays.copyOf(located(), 24), EvidenceRefused.Why.BROKEN);
  }

  @Test
  void sheetsAndLettersOfAnOfficeAreKeptAndOtherArchivesAreNot() throws IOException {
    String sheet = store().put(OFFICE, VILLAGE, archive("xl/workbook.xml"), false);
    assertThat(store().find(OFFICE, sheet).orElseThrow().type()).endsWith("spreadsheetml.sheet");
    refused(archive("setup.exe"), EvidenceRefused.Why.KIND);
  }

  private static byte[] archive(String... entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      List<String> names = new ArrayList<>(List.of("[Content_Types].xml"));
      names.addAll(List.of(entries));
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("<a/>".getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static void refused(byte[] content, EvidenceRefused.Why why) {
    assertThatThrownBy(() -> store().put(OFFICE, VILLAGE, content, false))
        .isInstanceOfSatisfying(
            EvidenceRefused.class, refused -> assertThat(refused.why()).isEqualTo(why));
  }

  /** It takes the files of others too, so it has an instance of its own. */
  @Test
  void allFilesGoWhenTheEmergencyIsOver() throws IOException {
    try (RulebookInstance ending = new RulebookInstance()) {
      EvidenceStore store = ending.bean(EvidenceStore.class);
      String hash = store.put(OFFICE, VILLAGE, picture("png"), false);
      var file = store.find(OFFICE, hash).orElseThrow().file();
      assertThat(ending.bean(EvidenceForgetting.class).everybody())
          .containsExactly(java.util.Map.entry("files of cases", 1L));
      assertThat(file).doesNotExist();
      assertThat(store.find(OFFICE, hash)).isEmpty();
    }
  }
}
