/**
 * 备份: every table of an instance in one file, consistent while it serves, and back into an empty
 * instance of this or a later version. The keys are not in it.
 */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("backup")
package lianfang.instance.backup;
