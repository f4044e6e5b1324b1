package lianfang.gate.pass;

import java.time.Instant;
import lianfang.gate.PassReason;

/**
 * 测试向量: a text, where and when it is shown, and what must be answered.
 *
 * @param name says in words what is shown
 */
public record VectorCase(String name, String token, Gate gate, Instant at, PassReason reason) {}
