package lianfang.web.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** A notice of a measure is printed and its text can be read back. */
class PapersArePrintedTest {

  @Test
  void theChineseTextIsInThePdfAndItsFontToo() throws IOException {
    byte[] pdf =
        new Printer()
            .pdf(
                new MeasurePaper(
                    "zh-CN",
                    "隔离医学观察告知书",
                    "联防〔2020〕1029 号",
                    "欧阳·买买提 <先生>",
                    new MeasurePaper.Organ("清丰县疫情防控指挥部", "2020年2月26日", "（印章）"),
                    "根据《传染病防治法》第三十九条和濮阳市通知第二条，对你采取集中隔离。",
                    List.of(new MeasurePaper.Line("期限", "自 2月21日 起，至 3月5日 24 时止")),
                    List.of(
                        new MeasurePaper.Line("监督电话", "0393-8812345"),
                        new MeasurePaper.Line("行政复议机关", "")),
                    List.of(new MeasurePaper.Part("保障", "食宿和药品由集中隔离点提供，工资照发。")),
                    List.of(new MeasurePaper.Line("送达人", "")),
                    MeasurePaper.Chain.NONE,
                    "LF-7Q2M-K8XD",
                    "扫码或在控制台输入编号核验",
                    "打印人 township，2月26日 08:12",
                    "演示实例：所有人员均为虚构"));
    String folder = System.getProperty("pictures", "");
    if (!folder.isEmpty()) {
      Files.write(Path.of(folder, "paper.pdf"), pdf);
    }
    try (var document = Loader.loadPDF(pdf)) {
      // The font shares glyphs between characters and their radicals; a reader sees no difference.
      String text =
          Normalizer.normalize(new PDFTextStripper().getText(document), Normalizer.Form.NFKC);
      assertThat(text).contains("隔离医学观察告知书", "欧阳·买买提 <先生>", "LF-7Q2M-K8XD");
      assertThat(text).as("a filled line and a blank one").contains("监督电话 0393-8812345", "行政复议机关");
      assertThat(document.getNumberOfPages()).isOne();
      if (!folder.isEmpty()) {
        var picture = new PDFRenderer(document).renderImageWithDPI(0, 90);
        ImageIO.write(picture, "png", Path.of(folder, "paper.png").toFile());
      }
    }
    assertThat(pdf.length).isLessThan(200_000);
  }
}
