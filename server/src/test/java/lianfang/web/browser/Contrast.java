package lianfang.web.browser;

import com.microsoft.playwright.Page;
import java.util.List;

/** 对比度: finds words that a tired eye would miss, as a page is really drawn. */
public final class Contrast {

  private Contrast() {}

  /** Words with less than 4.5 to 1 before their ground, large ones with less than 3 to 1. */
  @SuppressWarnings("unchecked")
  public static List<String> pale(Page page) {
    return (List<String>) page.evaluate(PALE);
  }

  private static final String PALE =
      """
      () => {
        const bright = (c) => c.slice(0, 3).map((v) => v / 255)
          .map((v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
          .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
        const read = (text) => {
          const m = (text.match(/[\\d.]+/g) || [0, 0, 0, 0]).map(Number);
          return m.length < 4 ? m.concat(1) : m;
        };
        const over = (top, alpha, below) => below.map((v, i) => top[i] * alpha + v * (1 - alpha));
        const ground = (e) => {
          const layers = [];
          for (let p = e; p; p = p.parentElement) {
            const c = read(getComputedStyle(p).backgroundColor);
            if (c[3] > 0) layers.push(c);
            if (c[3] === 1) break;
          }
          return layers.reverse().reduce((below, c) => over(c, c[3], below), [255, 255, 255]);
        };
        const pale = [];
        const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (words.nextNode()) {
          const e = words.currentNode.parentElement;
          const aside = 'svg, script, [disabled], .unseen, option';
          if (!words.currentNode.data.trim() || e.closest(aside) || !e.getClientRects().length)
            continue;
          const style = getComputedStyle(e);
          const below = ground(e);
          let alpha = read(style.color)[3];
          for (let p = e; p; p = p.parentElement) alpha *= +getComputedStyle(p).opacity;
          const a = bright(over(read(style.color), alpha, below)), b = bright(below);
          const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
          const size = parseFloat(style.fontSize);
          const large = size >= 24 || size >= 18.66 && +style.fontWeight >= 700;
          if (ratio < (large ? 3 : 4.5))
            pale.push(ratio.toFixed(2) + ' ' + e.tagName + '.' + e.className + ' '
              + words.currentNode.data.trim().slice(0, 30));
        }
        return pale.slice(0, 5);
      }
      """;
}
