package lianfang.gate;

import org.jspecify.annotations.Nullable;

/**
 * 退回的通行记录: a row of an upload that cannot be kept, with the place, the value and what to do.
 *
 * @param row its number in the batch, from 1
 * @param id as it was sent, null where there was none
 * @param field the name of the field in an upload
 * @param value as it was sent, cut to 60 characters
 * @param remedy what the device or its keeper can do
 */
public record PassageProblem(
    int row, @Nullable String id, String field, String value, Remedy remedy) {

  private static final int SHOWN = 60;

  /** Cuts the value, so that a huge one does not come back whole. */
  public PassageProblem {
    value = value.length() > SHOWN ? value.substring(0, SHOWN) : value;
  }

  /** 处理办法: a closed list. */
  public enum Remedy {
    ID("请以设备生成的 UUID 重新发送", "send it again with a UUID made by the device"),
    OTHER_ID(
        "编号已被另一台设备使用，请换新编号发送", "another device has used this id; send the passage under a new one"),
    TIME("请按 2020-02-26T08:00:00Z 的形式填写时间", "write the time as 2020-02-26T08:00:00Z"),
    SECONDS("请填写整数秒，最多一百年", "write whole seconds, a hundred years at most"),
    TOO_OLD("已超过法定保存期限，不再保存，请从设备删除", "older than passages may be kept; delete it from the device"),
    DIRECTION("请填 1（进）或 2（出）", "write 1 for in or 2 for out"),
    SUBJECT("请填通行证中的编号，没有则留空", "write the id in the pass, or nothing without a pass"),
    PASS("请填 16 位十六进制通行证号", "write the 16 hexadecimal digits of the pass"),
    VEHICLE("请填车牌，最多 16 个字母、数字或汉字", "write the plate, at most 16 letters or digits"),
    PEOPLE("请填 0 至 200 的人数", "write how many people, 0 to 200"),
    TEMPERATURE(
        "请填 300 至 450（十分之一摄氏度），未测则留空",
        "write tenths of a degree from 300 to 450, or nothing when none was taken"),
    VERDICT("请填 0 至 4", "write 0 to 4"),
    ROW("请按字段发送该条记录", "send the row as an object of fields");

    private final String zh;
    private final String en;

    Remedy(String zh, String en) {
      this.zh = zh;
      this.en = en;
    }

    /** The sentence in Chinese. */
    public String zh() {
      return zh;
    }

    /** The sentence in English. */
    public String en() {
      return en;
    }
  }
}
