/**
 * 托付: what forms say about who somebody is, kept apart from the forms, and what was typed and not
 * sent yet. Sealed under a key of its own each, and gone at the end of the emergency.
 */
@org.jspecify.annotations.NullMarked
package lianfang.person.confided;
