package lianfang.casework;

import java.util.UUID;

/**
 * 经办: something that is done with a case beside its steps.
 *
 * @param id made by whoever does it, so that sending it again does nothing
 * @param caseId of the case
 * @param seen the version of the case that they saw
 * @param words a reason or a note; kept with the case, its hash in the fact
 */
public record Act(UUID id, UUID caseId, long seen, String words) {}
