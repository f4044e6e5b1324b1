/**
 * 演示城市: invents the people of a demo instance from a seed and sets such an instance up. Nobody in
 * it exists: identity numbers belong to division 999999, which is never assigned, and phone numbers
 * to a range that no operator has.
 */
@org.jspecify.annotations.NullMarked
package lianfang.web.demo;
