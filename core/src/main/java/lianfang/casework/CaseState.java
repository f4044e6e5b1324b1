package lianfang.casework;

import lianfang.fact.playbook.Wording;

/**
 * 办件状态: where a case stands.
 *
 * @param id its word in facts
 * @param name its name
 * @param says one sentence that tells people what it means for them
 * @param ends whether the case is over
 * @param waits whether the desk waits for somebody else, so that the case is not late because of it
 */
public record CaseState(String id, Wording name, Wording says, boolean ends, boolean waits) {}
