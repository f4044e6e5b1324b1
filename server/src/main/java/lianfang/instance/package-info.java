/**
 * 实例: one running Lianfang on one data folder. Its database (embedded or external), settings, keys,
 * clocks and backup. It knows no domain word; the modules get a {@code DataSource} and a {@code
 * Clock} from it.
 */
@org.jspecify.annotations.NullMarked
package lianfang.instance;
