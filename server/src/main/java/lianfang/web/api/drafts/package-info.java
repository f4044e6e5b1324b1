/**
 * 草案接口: what a drafter does in the workbench, for programs: begins a draft, changes it, asks what a
 * check would find, keeps it as an edition or throws it away.
 */
@org.jspecify.annotations.NullMarked
package lianfang.web.api.drafts;
