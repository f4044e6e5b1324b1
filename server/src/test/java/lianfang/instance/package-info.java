/** The instance under test, and the database that the other modules' tests borrow. */
@org.jspecify.annotations.NullMarked
package lianfang.instance;
