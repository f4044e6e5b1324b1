/**
 * 界面: pages, HTTP API and command line. The only module that may ask who a person is; it gets
 * {@code Scope} and {@code Recorder} from access and hands them down as values.
 */
@org.jspecify.annotations.NullMarked
package lianfang.web;
