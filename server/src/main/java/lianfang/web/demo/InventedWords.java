package lianfang.web.demo;

import java.util.List;
import java.util.Random;

/** Words from which people, firms and journeys are invented: names are common, places are real. */
final class InventedWords {

  private static final String SURNAMES =
      "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
          + "程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
          + "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤"
          + "尹黎易常武乔贺赖龚文";
  private static final String MEN = "伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林" + "阳建国志文海东振兴永庆";
  private static final String WOMEN = "芳娜敏静丽艳娟霞秀英玲桂兰燕红梅琳雪莉萍婷慧颖洁倩蕾月云凤琴" + "珍莲翠爱香玉春菊雅";
  private static final List<String> FIRMS =
      List.of(
          "河务段", "化工厂", "机械厂", "面粉厂", "造纸厂", "服装厂", "建材公司", "食品公司", "物流公司", "中学", "小学", "卫生院", "超市",
          "供电所");
  private static final List<String> HUBEI =
      List.of("湖北省武汉市", "湖北武汉", "武汉", "湖北省孝感市", "湖北黄冈", "湖北省襄阳市", "湖北随州", "湖北省荆州市", "湖北宜昌");
  private static final List<String> HENAN =
      List.of("郑州", "河南省郑州市", "洛阳市", "河南新乡", "安阳", "河南省信阳市", "南阳市", "商丘", "许昌市", "开封");
  private static final List<String> ELSEWHERE =
      List.of(
          "广东省深圳市", "广东广州", "浙江省杭州市", "浙江温州", "江苏苏州", "江苏省南京市", "上海市", "北京", "天津市", "河北石家庄",
          "山东省济南市", "山东聊城", "山西晋城", "陕西省西安市", "福建厦门", "重庆市", "四川成都", "新疆乌鲁木齐", "安徽省合肥市");

  private final Random random;

  InventedWords(Random random) {
    this.random = random;
  }

  String surname() {
    return letter(SURNAMES);
  }

  String name(String surname, boolean male) {
    String letters = male ? MEN : WOMEN;
    String first = letter(letters);
    return random.nextInt(4) == 0 ? surname + first : surname + first + letter(letters);
  }

  String firm(String city) {
    return city + pick(List.of("第一", "第二", "第三", "东方", "新华")) + pick(FIRMS);
  }

  String hubei() {
    return pick(HUBEI);
  }

  String henan() {
    return pick(HENAN);
  }

  String elsewhere() {
    return pick(ELSEWHERE);
  }

  <T> T pick(List<T> words) {
    return words.get(random.nextInt(words.size()));
  }

  private String letter(String letters) {
    return String.valueOf(letters.charAt(random.nextInt(letters.length())));
  }
}
