package lianfang.web.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lianfang.casework.CaseRecorder;
import lianfang.fact.Subject;
import lianfang.web.demo.DemoSeats.Actors;
import lianfang.web.demo.DemoWork.Filed;
import lianfang.web.demo.DemoWork.Wanted;
import org.springframework.stereotype.Component;

/**
 * 演示诉求: invented calls of all kinds and urgencies, from one that was just received to one that was
 * closed.
 */
@Component
class DemoCalls {

  /** The township of the demo's account. */
  private static final String TOWNSHIP = "410922100";

  /** In the order of the flow; a call is brought as far as its word. */
  private static final List<String> WAY =
      List.of("received", "accepted", "dispatched", "handling", "replied", "closed");

  /** Kind, topic, urgency, area, how far it came, to whom, where and what. */
  private static final String CALLS =
      """
      complaint    road-blocked normal   410922100    handling   township  村东路口     村口土堆挡住了出村的路
      help         supplies     urgent   410922100    dispatched township  三号楼       独居老人家里米面快吃完了
      consultation passes       normal   410922100    closed     township  社区东门     出入证丢了怎样补办
      complaint    compound     normal   410922100101 dispatched township  社区西门     西门夜里没有人值守
      suggestion   compound     normal   410922100    replied    township  社区东门     建议东门分开进出两条通道
      help         isolation    critical 410922100    handling   township  五号楼       居家观察户门口垃圾两天没有收
      complaint    masks        normal   410922       dispatched market    县城药店     口罩没有标价
      help         medical      urgent   410922       dispatched health    县城         透析病人去医院没有车
      consultation resumption   normal   410922       replied    industry  产业园       本地工人返岗要带什么材料
      complaint    resumption   normal   410922       handling   industry  产业园       开工申请交了三天没有回音
      complaint    wages        normal   410926       dispatched labour    县城工地     停工期间工资怎样算
      consultation school       normal   410926       accepted   -         县城         什么时候通知开学
      help         road-blocked urgent   410926       dispatched transport 县界         运饲料的车在县界等了半天
      consultation passes       normal   410926       answered   -         县城         绿码能不能去邻县
      complaint    supplies     normal   410922       handling   command   县城超市     代购点每天只收三十单
      help         relief       normal   410922       dispatched relief    村里         困难户想申请临时救助
      complaint    isolation    normal   410923       received   -         县城宾馆     隔离点晚饭送得太晚
      help         medical      critical 410928       received   -         乡里         孕妇明天产检需要车
      consultation resumption   normal   410928       accepted   -         镇上         小饭店什么时候可以堂食
      suggestion   other        normal   410923       received   -         县城         建议每天同一时间发布消息
      """;

  private static final int WORDS = 8;

  private final DemoWork work;

  DemoCalls(DemoWork work) {
    this.work = work;
  }

  /** Takes all of them. */
  void fill(Actors actors) {
    int number = 0;
    for (String line : CALLS.lines().toList()) {
      number++;
      call(actors, "call " + number, line.strip().split("\\s+", WORDS));
    }
  }

  private void call(Actors actors, String name, String[] words) {
    String area = words[3];
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("kind", words[0]);
    said.put("topic", words[1]);
    said.put("urgency", words[2]);
    said.put("where", words[6] + "（演示）");
    said.put("what", "（演示）" + words[7]);
    Filed call =
        work.file(
            CaseRecorder.anyone(area), Wanted.of(name, "request", Subject.area(area), area, said));
    if (words[4].equals("answered")) {
      work.step(actors.department(), call, "answer", Map.of("answer", "（演示）已当场说明办法"));
      return;
    }
    int far = WAY.indexOf(words[4]);
    CaseRecorder hotline = actors.department();
    if (far >= 1) {
      work.step(hotline, call, "accept", Map.of());
    }
    if (far >= 2) {
      work.step(hotline, call, "dispatch", Map.of("to", words[5], "note", "（演示）请按时限办理"));
    }
    CaseRecorder handler = handler(actors, area, words[5]);
    if (far >= 3) {
      work.step(handler, call, "sign", Map.of());
    }
    if (far >= 4) {
      Map<String, Object> result = Map.of("result", "（演示）已到现场办理并告知本人", "on-site", true);
      work.step(handler, call, "reply", result, "proof");
    }
    if (far >= 5) {
      work.step(hotline, call, "follow", Map.of("reached", true, "satisfied", "very"));
    }
  }

  private static CaseRecorder handler(Actors actors, String area, String to) {
    if (to.equals("industry")) {
      return actors.department();
    }
    return to.equals("township") && area.startsWith(TOWNSHIP)
        ? actors.township()
        : actors.offices();
  }
}
